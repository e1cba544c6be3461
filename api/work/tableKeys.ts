// Keys as Azure Tables takes them: legal ASCII, reversible, in the order of the keys they stand for.
import { AppError } from "#domain/errors.ts"

/** The service's limit is 1 KiB in UTF-16. A key and a state share it in the longest name there is. */
const longestKey = 460
const longestState = 48

const first = { row: "r=", due: "d", state: "s" } as const

/** After everything that can follow: no escape goes beyond `~ff`. */
const afterAll = "~~"

/** Names from `from` up to, not including, `before`. */
export type KeyRange = { from: string; before: string }

/**
 * Letters, digits and hyphens stand for themselves, every other byte is a lead and two hex digits. A lead lies, in ASCII,
 * where the bytes it leads lie among the plain ones; so encoded keys sort as the keys do, byte by byte in UTF-8, which is
 * how SQLite sorts them.
 */
function codeOf(byte: number): string {
  const character = String.fromCharCode(byte)
  if (/[-0-9A-Za-z]/.test(character)) return character
  const lead = byte < 0x2d ? "!" : byte < 0x30 ? "." : byte < 0x41 ? ":" : byte < 0x61 ? "_" : "~"
  return lead + byte.toString(16).padStart(2, "0")
}

const codes = Array.from({ length: 256 }, (_, byte) => codeOf(byte))

const encode = (text: string): string => Array.from(Buffer.from(text), byte => codes[byte]).join("")

const decode = (encoded: string): string =>
  Buffer.from(
    Array.from(encoded.matchAll(/[!.:_~]([0-9a-f]{2})|./g), ([whole, hex]) =>
      hex === undefined ? whole.charCodeAt(0) : Number.parseInt(hex, 16),
    ),
  ).toString()

function encodeWithin(limit: number, what: string, text: string): string {
  if (!text.isWellFormed()) throw new AppError("invalid", `a ${what} of durable work is not well-formed text`)
  const encoded = encode(text)
  if (encoded.length <= limit) return encoded
  throw new AppError("invalid", `a ${what} of durable work is too long for a table: ${text.slice(0, 60)}…`)
}

const encodeKey = (key: string) => encodeWithin(longestKey, "key", key)
const encodeState = (state: string) => encodeWithin(longestState, "state", state)

/** Real milliseconds as text that sorts by time. */
export function timeText(time: number): string {
  if (Number.isSafeInteger(time) && time >= 0) return String(time).padStart(16, "0")
  throw new AppError("invalid", `${time} is no time in whole milliseconds since 1970`)
}

/** A row's own name. */
export const rowName = (key: string): string => first.row + encodeKey(key)
/** The name of the pointer kept while a row wants attention at a time. */
export const dueName = (dueAt: number, key: string): string => `${first.due}${timeText(dueAt)}=${encodeKey(key)}`
/** The name of the pointer kept while a row stands in a state. */
export const stateName = (state: string, key: string): string => `${first.state}${encodeState(state)}=${encodeKey(key)}`

/** The key in any of the three names: an equals sign is in none of their parts. */
export const keyIn = (name: string): string => decode(name.slice(name.indexOf("=") + 1))
export const timeIn = (name: string): number => Number(name.slice(first.due.length, name.indexOf("=")))

const beginningWith = (start: string): KeyRange => ({ from: start, before: start + afterAll })

export const rowsWith = (prefix: string): KeyRange => beginningWith(first.row + encodeKey(prefix))
export const inState = (state: string, prefix: string): KeyRange => beginningWith(stateName(state, prefix))
export const allDue: KeyRange = beginningWith(first.due)
export const dueUntil = (now: number): KeyRange => ({
  from: first.due,
  before: `${first.due}${timeText(now)}${afterAll}`,
})
