// One line of JSON an event. Errors keep name, message and stack; the requests they carry, with their tokens, stay out.

export function logLine(event: string, detail: unknown): void {
  console.log(JSON.stringify({ at: new Date().toISOString(), event, detail: plain(detail) }))
}

function plain(detail: unknown): unknown {
  if (!(detail instanceof Error)) return detail
  const { name, message, stack, cause } = detail
  return { name, message, stack, ...(cause === undefined ? {} : { cause: plain(cause) }) }
}
