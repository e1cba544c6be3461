// Months as councils write them, and the calendar days they cover.
import { addDays, type Day } from "../../day/day.ts"

export type Span = { earliest: Day; latest: Day }

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"] as const

const longer: Record<string, readonly string[]> = {
  jan: ["january"],
  feb: ["february", "febuary", "febr"],
  mar: ["march"],
  apr: ["april"],
  jun: ["june"],
  jul: ["july"],
  aug: ["august"],
  sep: ["september", "sept", "septmber"],
  oct: ["october"],
  nov: ["november"],
  dec: ["december", "decemeber"],
}

const numbers = new Map<string, number>(
  months.flatMap((month, index) => [month, ...(longer[month] ?? [])].map(name => [name, index + 1] as const)),
)

/** 1 for "january", "Jan", "JAN"; null for what names no month. */
export const monthNumber = (word: string): number | null => numbers.get(word.toLowerCase()) ?? null

/** Years a plan can mean; outside them a number is no year, and day arithmetic stays in four digits. */
export const isPlanYear = (year: number) => year >= 1900 && year <= 2199

/** "05" is 2005 and "98" is 1998: plans that are kept go back no further. */
export const yearOfTwoDigits = (short: number) => (short < 70 ? 2000 + short : 1900 + short)

const two = (value: number) => String(value).padStart(2, "0")

/** A day of the calendar, or null where there is none (31 February). */
export function dayOf(year: number, month: number, date: number): Day | null {
  if (!isPlanYear(year) || month < 1 || month > 12 || date < 1) return null
  const day = `${year}-${two(month)}-${two(date)}`
  return day <= lastDayOfMonth(year, month) ? day : null
}

export function lastDayOfMonth(year: number, month: number): Day {
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${two(month + 1)}-01`
  return addDays(next, -1)
}

/** From the first of one month to the last of another, which lies in the next year when its number is lower. */
export function monthsSpan(year: number, first: number, last: number): Span | null {
  const earliest = dayOf(year, first, 1)
  const end = last < first ? year + 1 : year
  return earliest && isPlanYear(end) ? { earliest, latest: lastDayOfMonth(end, last) } : null
}
