// How often open pages ask again. An answer on its way to its list is looked for sooner.
import { ApiError } from "./ApiError.ts"

const usuallyMs = 60_000
const whileWaitingMs = 4000

export const askAgainAfterMs = (isWaiting: boolean) => (isWaiting ? whileWaitingMs : usuallyMs)

/** One silent second try, where it can help and the person has not waited long for the first already. */
export const mayAskAgain = (failures: number, error: Error) =>
  failures < 1 &&
  error instanceof ApiError &&
  (error.code === "unavailable" || error.code === "busy") &&
  !isTimeout(error.cause)

const isTimeout = (cause: unknown) => cause instanceof DOMException && cause.name === "TimeoutError"
