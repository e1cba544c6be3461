// One line of JSON an event. Errors keep what names them; the requests they carry, with their tokens, stay out.
import { AppError } from "#domain/errors.ts"

export function logLine(event: string, detail: unknown): void {
  console.log(JSON.stringify({ at: new Date().toISOString(), event, detail: plain(detail) }))
}

function plain(detail: unknown): unknown {
  if (!(detail instanceof Error)) return detail
  const { name, message, stack, cause } = detail
  // An AppError says what was tried and why it failed; only what nobody foresaw needs its stack.
  if (detail instanceof AppError) return { name, code: detail.code, message }
  return { name, message, stack, ...(cause === undefined ? {} : { cause: plain(cause) }) }
}
