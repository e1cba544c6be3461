import { GraphError, invalidRequest, itemNotFound } from "../http/graphError.ts"
import { type Column, type FieldValue, isNote } from "./column.ts"

// SharePoint's documented limit for plain multi-line text is far higher; writes through Graph fail above about this.
const noteLimit = 63_000

const wrong = (column: Column, wanted: string) =>
  invalidRequest(`Invalid request: field '${column.name}' takes ${wanted}`)

const readText = (column: Column, value: unknown): string => {
  if (typeof value !== "string") throw wrong(column, "text")
  const limit = isNote(column) ? noteLimit : (column.text?.maxLength ?? 255)
  if (value.length <= limit) return value
  throw invalidRequest(`Invalid text value. Field '${column.name}' takes at most ${limit} characters.`)
}

const readNumber = (column: Column, value: unknown): number => {
  if (typeof value !== "number") throw wrong(column, "a number")
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = column.number ?? {}
  if (value < minimum || value > maximum) throw wrong(column, `a number from ${minimum} to ${maximum}`)
  return value
}

const instantPattern = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/

/** Whole seconds and `Z`: the service drops the milliseconds. */
export const wholeSeconds = (date: Date) => `${date.toISOString().slice(0, 19)}Z`

const readInstant = (column: Column, value: unknown): string => {
  if (typeof value !== "string" || !instantPattern.test(value)) throw wrong(column, "an ISO 8601 date with a zone")
  const date = new Date(value)
  if (Number.isNaN(date.getTime())) throw wrong(column, "a date that exists")
  // Misleading, and so in reality: a date SharePoint cannot store answers as though the item were missing.
  if (date.getUTCFullYear() < 1900) throw itemNotFound()
  return wholeSeconds(date)
}

const readChoice = (column: Column, value: unknown): string => {
  if (typeof value !== "string") throw wrong(column, "one choice, as text")
  if (column.choice?.allowTextEntry || column.choice?.choices.includes(value)) return value
  throw invalidRequest(`Invalid request: '${value}' is not a choice of field '${column.name}'`)
}

const readBoolean = (column: Column, value: unknown): boolean => {
  if (typeof value !== "boolean") throw wrong(column, "true or false")
  return value
}

/** The value as stored; null for empty. */
export const readValue = (column: Column, value: unknown): FieldValue | null => {
  if (value === null || value === "") return null
  if (column.text) return readText(column, value)
  if (column.number) return readNumber(column, value)
  if (column.dateTime) return readInstant(column, value)
  if (column.choice) return readChoice(column, value)
  if (column.boolean) return readBoolean(column, value)
  throw new GraphError({ status: 500, code: "generalException", message: "General exception while processing" })
}
