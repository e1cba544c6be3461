// The sample's calendar: every day lies in its year or in one near it.
import { addDays, type Day } from "#domain/day/day.ts"

/** "09-30" in a year. */
export const dayIn = (year: number, monthAndDay: string): Day => `${year}-${monthAndDay}`

/** The last day of a month given as "02": leap years have one day more in it. */
export const lastDayOf = (year: number, month: string): Day =>
  month === "12" ? `${year}-12-31` : addDays(`${year}-${String(Number(month) + 1).padStart(2, "0")}-01`, -1)
