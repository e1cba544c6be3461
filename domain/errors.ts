// The one error class: what should not happen is thrown as this; what a person may cause is a value.

export type ErrorCode =
  | "invalid"
  | "notFound"
  | "forbidden"
  | "signInNeeded"
  | "conflict"
  | "busy"
  | "unavailable"
  | "fault"

/** `message` is for operators and names the operation; people read the sentence their edge keeps for the code. */
export class AppError extends Error {
  readonly code: ErrorCode
  /** How long the other side asked us to wait, where it said. */
  readonly retryAfterSeconds: number | null

  constructor(code: ErrorCode, message: string, options: { cause?: unknown; retryAfterSeconds?: number | null } = {}) {
    super(message, { cause: options.cause })
    this.name = "AppError"
    this.code = code
    this.retryAfterSeconds = options.retryAfterSeconds ?? null
  }
}
