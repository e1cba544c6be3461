// A row of durable work as an entity of Azure Tables, and back.
import { AppError } from "#domain/errors.ts"
import type { WorkKind, WorkRow } from "#domain/work/ports.ts"
import { keyIn, timeText } from "./tableKeys.ts"

/** Times are text that sorts by time; empty when there is none, and so before every time. */
export type RowEntity = {
  rowKey: string
  etag: string
  state: string
  dueAt: string
  leaseUntil: string
  attempts: number
  version: number
  createdAt: string
  /** Drawn anew with every write: who doubts whether a write of theirs arrived finds out by it. */
  written: string
  /** `written` as it was when the row was inserted. */
  inserted: string
  parts: number
} & Record<`body${number}`, string>

/** What a write must know of the row it changes: all but the body. */
export const standing = ["state", "dueAt", "leaseUntil", "version", "createdAt", "written", "inserted"] as const
export type Standing = Pick<RowEntity, (typeof standing)[number] | "etag">

/** A property holds 32 Ki units of UTF-16, an entity 1 MiB: fifteen parts leave room for the rest. */
const longestPart = 32_000
const mostParts = 15

/** No part ends within a pair of surrogates: half a character is no text, and would not come back. */
function split(text: string): string[] {
  const parts: string[] = []
  for (let from = 0; from < text.length; from += parts.at(-1)?.length ?? 0) {
    const end = from + longestPart
    const isWithinPair = end < text.length && (text.codePointAt(end - 1) ?? 0) > 0xffff
    parts.push(text.slice(from, isWithinPair ? end - 1 : end))
  }
  return parts
}

export function bodyProperties(kind: WorkKind, body: unknown): Record<string, string | number> {
  const parts = split(JSON.stringify(body))
  if (parts.length > mostParts) throw new AppError("invalid", `a ${kind}'s body is too large for an entity of a table`)
  return { parts: parts.length, ...Object.fromEntries(parts.map((part, index) => [`body${index}`, part])) }
}

export const timeOrNone = (time: number | null) => (time === null ? "" : timeText(time))
const noneOrTime = (text: string) => (text === "" ? null : Number(text))

/** What every write writes; the body is left as it is unless it is changed too. */
export const writtenProperties = (row: WorkRow, written: string) => ({
  state: row.state,
  dueAt: timeOrNone(row.dueAt),
  leaseUntil: timeOrNone(row.leaseUntil),
  attempts: row.attempts,
  version: row.version,
  written,
})

type Times = Pick<RowEntity, "dueAt" | "leaseUntil">
export const timesOf = ({ dueAt, leaseUntil }: Times): Pick<WorkRow, "dueAt" | "leaseUntil"> => ({
  dueAt: noneOrTime(dueAt),
  leaseUntil: noneOrTime(leaseUntil),
})

export function rowOf<Body>(kind: WorkKind, entity: RowEntity): WorkRow<Body> {
  const text = Array.from({ length: entity.parts }, (_, index) => entity[`body${index}`]).join("")
  return {
    kind,
    key: keyIn(entity.rowKey),
    state: entity.state,
    body: JSON.parse(text),
    ...timesOf(entity),
    attempts: entity.attempts,
    version: entity.version,
    createdAt: entity.createdAt,
  }
}
