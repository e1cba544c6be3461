// What Azure Tables answers when it will not; nothing else reads its status codes.
import { RestError } from "@azure/data-tables"
import { AppError } from "#domain/errors.ts"

/** Why a write did not apply, as far as the ledger cares: there already, gone, or changed by another. */
const refusals = ["EntityAlreadyExists", "ResourceNotFound", "UpdateConditionNotSatisfied"]

/** Single requests carry the code in the parsed body, transactions on the error itself. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof RestError)) return undefined
  const details = error.details as { odataError?: { code?: string } } | undefined
  return details?.odataError?.code ?? error.code
}

export const isRefused = (error: unknown): boolean => refusals.includes(codeOf(error) ?? "")
export const isMissing = (error: unknown): boolean => codeOf(error) === "ResourceNotFound"

const busy = [429, 503]
const unavailable = [408, 500, 502, 504]
const unreachable = /^(?:E[A-Z_]+|REQUEST_SEND_ERROR)$/

export function secondsIn(header: string | undefined): number | null {
  const seconds = Number(header ?? "x")
  return Number.isFinite(seconds) ? seconds : null
}

export function translated(error: unknown, what: string): AppError {
  if (error instanceof AppError) return error
  if (error instanceof Error && ["AbortError", "TimeoutError"].includes(error.name))
    return new AppError("unavailable", `${what}: the table did not answer in time`, { cause: error })
  if (!(error instanceof RestError)) return new AppError("fault", `${what}: ${String(error)}`, { cause: error })
  const status = error.statusCode ?? 0
  const message = `${what}: ${status || ""} ${codeOf(error) ?? error.message}`.replace(/ +/g, " ")
  const retryAfterSeconds = secondsIn(error.response?.headers.get("retry-after"))
  if (busy.includes(status)) return new AppError("busy", message, { cause: error, retryAfterSeconds })
  const isAway = unavailable.includes(status) || (status === 0 && unreachable.test(error.code ?? ""))
  return new AppError(isAway ? "unavailable" : "fault", message, { cause: error })
}
