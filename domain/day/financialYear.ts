// The financial year of UK councils: from 1 April to 31 March, in quarters of three months.
import { addDays, type Day } from "./day.ts"

/** The calendar year in which the financial year of a day began. */
export function financialYearOf(day: Day): number {
  const year = Number(day.slice(0, 4))
  return day.slice(5, 7) < "04" ? year - 1 : year
}

export const financialYearStart = (year: number): Day => `${year}-04-01`

export const financialYearEnd = (year: number): Day => `${year + 1}-03-31`

/** Quarter 1 is April to June, quarter 4 January to March of the year after. */
export function financialQuarter(year: number, quarter: 1 | 2 | 3 | 4): { earliest: Day; latest: Day } {
  const starts = [`${year}-04-01`, `${year}-07-01`, `${year}-10-01`, `${year + 1}-01-01`, `${year + 1}-04-01`] as const
  return { earliest: starts[quarter - 1] ?? starts[0], latest: addDays(starts[quarter] ?? starts[4], -1) }
}
