// Graph's faults in our words; nobody else reads a status code of Graph's.
import { GraphClientError, GraphError } from "@microsoft/microsoft-graph-client"
import { AppError, type ErrorCode } from "#domain/errors.ts"

const codes: Record<number, ErrorCode> = {
  400: "invalid",
  401: "forbidden",
  403: "forbidden",
  404: "notFound",
  409: "conflict",
  412: "conflict",
  429: "busy",
  500: "unavailable",
  502: "unavailable",
  503: "busy",
  504: "unavailable",
}

/** SharePoint asks for fewer requests. */
export const isBusy = (status: number): boolean => codes[status] === "busy"

/** The client rewrites every error thrown inside its chain, except those that look like its own. */
export function toClientError(error: AppError): GraphClientError {
  const carrier = new GraphClientError(error.message)
  carrier.cause = error
  return carrier
}

/** Turns whatever a Graph call threw into an AppError that names the operation. */
export function toAppError(error: unknown, operation: string): AppError {
  if (error instanceof AppError) return error
  if (error instanceof GraphClientError && error.cause instanceof AppError) {
    const { code, message, retryAfterSeconds } = error.cause
    return new AppError(code, `${operation}: ${message}`, { cause: error.cause, retryAfterSeconds })
  }
  // The client wraps whatever goes wrong on the way; anything else went wrong in reading what came.
  if (!(error instanceof GraphError)) return new AppError("fault", `${operation}: ${String(error)}`, { cause: error })
  const code = codes[error.statusCode] ?? (error.statusCode > 0 ? "fault" : "unavailable")
  const message = `${operation}: ${error.statusCode} ${error.code ?? ""} ${error.message}`
  return new AppError(code, message, { cause: error, retryAfterSeconds: retryAfter(error) })
}

function retryAfter(error: GraphError): number | null {
  const seconds = Number(error.headers?.get("Retry-After"))
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null
}

/**
 * A value that must be unique is there already. Which status SharePoint's refusal reaches Graph's callers with is not
 * settled (400 and 409 are both on record), so its words decide, or a 409 that is not a clash of two writes.
 */
export function isDuplicate(error: unknown): boolean {
  if (!(error instanceof GraphError)) return false
  if (/duplicate values were found/i.test(error.message)) return true
  return error.statusCode === 409 && error.code !== "resourceModified"
}

/** Somebody else wrote the item first: 412 on an ETag, or 409 when two writes overlapped. */
export const isChanged = (error: unknown): boolean =>
  error instanceof GraphError && (error.statusCode === 412 || error.code === "resourceModified")

export const isGone = (error: unknown): boolean => error instanceof GraphError && error.statusCode === 410
