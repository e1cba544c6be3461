// What an answer of Graph's says about going slower.
import { isBusy } from "./errors.ts"

export type Answer = { readonly status: number; readonly headers: { get(name: string): string | null } }

export type Told = {
  /** How long nothing more should be sent. */
  pauseMilliseconds: number
  /** From some share of the budget on, if at all: what remains of it, and for how long that holds. */
  remaining: { units: number; forMilliseconds: number } | null
}

export function readAnswer({ status, headers }: Answer): Told {
  const units = number(headers.get("RateLimit-Remaining"))
  const reset = (number(headers.get("RateLimit-Reset")) ?? 0) * 1000
  const remaining = units === null || reset === 0 ? null : { units, forMilliseconds: reset }
  if (!isBusy(status)) return { pauseMilliseconds: 0, remaining }
  const asked = retryAfter(headers)
  // Microsoft asks for the longer of the two.
  return { pauseMilliseconds: asked === 0 ? 0 : Math.max(asked, reset), remaining }
}

/** Seconds or a date; a date is read against the answer's own, whatever our clock says. */
function retryAfter(headers: Answer["headers"]): number {
  const text = headers.get("Retry-After")
  const seconds = number(text)
  if (seconds !== null) return seconds * 1000
  const milliseconds = Date.parse(text ?? "") - Date.parse(headers.get("Date") ?? "")
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : 0
}

const number = (text: string | null): number | null =>
  text !== null && /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : null
