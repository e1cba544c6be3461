// A question to the API that was not answered, with the sentence the API gave for the person.
import { AppError, type ErrorCode } from "#domain/errors.ts"

export class ApiError extends AppError {
  /** The API's sentence; null when the API itself could not be reached. */
  readonly sentence: string | null
  readonly reference: string | null

  constructor(
    code: ErrorCode,
    message: string,
    options: { sentence?: string | null; reference?: string | null; cause?: unknown } = {},
  ) {
    super(code, message, { cause: options.cause })
    this.name = "ApiError"
    this.sentence = options.sentence ?? null
    this.reference = options.reference ?? null
  }
}
