// What a cell of Excel says, in words as a reader of by-whens expects them.
import type { Format } from "./openExcelParts.ts"

/** As the library gives them: dates at midnight UTC. */
export type Value = string | number | boolean | Date | null

/** Excel's own accuracy; beyond it 0.1 + 0.2 shows its error. */
const digits = 15

export function wordsOf(value: Value, format: Format | undefined): string {
  if (value === null) return ""
  if (value instanceof Date) return dayOf(value, format)
  if (typeof value === "number") return numberOf(value, format)
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE"
  return (value.includes("\r") ? value.replaceAll(/\r\n?/g, "\n") : value).trim()
}

function numberOf(value: number, format: Format | undefined): string {
  if (format?.kind === "percent") return `${Number((value * 100).toPrecision(digits))}%`
  if (format?.kind === "decimals") return value.toFixed(format.places)
  return String(Number(value.toPrecision(digits)))
}

const british = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" })
const forms = {
  day: british({ day: "numeric", month: "long", year: "numeric" }),
  month: british({ month: "long", year: "numeric" }),
  year: british({ year: "numeric" }),
  time: british({ hour: "2-digit", minute: "2-digit" }),
}

/** A time without a day is stored as one before the calendar begins. */
const firstDay = Date.UTC(1900, 0, 1)

function dayOf(date: Date, format: Format | undefined): string {
  if (Number.isNaN(date.getTime())) return ""
  if (date.getTime() < firstDay) return forms.time.format(date)
  const form = format?.kind === "month" || format?.kind === "year" ? format.kind : "day"
  return forms[form].format(date)
}
