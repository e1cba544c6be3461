// The council's calendar: the bank holidays of its nation from a kept library, and its own days from the Settings list.
import Holidays from "date-holidays"
import { type CouncilCalendar, isWithin, makeCalendar } from "#domain/day/workingDays.ts"
import { type Nation, readNation, readRanges, type Settings, settingKeys } from "#domain/people/setting.ts"

const regions: Record<Nation, string> = { England: "ENG", Scotland: "SCT", Wales: "WLS", "Northern Ireland": "NIR" }

/** The bank holidays of one nation in one year. */
function bankHolidaysIn(nation: Nation, year: number): ReadonlySet<string> {
  const found = new Holidays("GB", regions[nation]).getHolidays(year) ?? []
  const isOff = (type: string) => type === "public" || type === "bank"
  return new Set(found.filter(({ type }) => isOff(type)).map(({ date }) => date.slice(0, 10)))
}

const settingsRead = [
  settingKeys.nation,
  settingKeys.closures,
  settingKeys.bankHolidays,
  settingKeys.recesses,
  settingKeys.schoolHolidays,
]

/** Made anew only when one of the settings it is made of has changed. */
export function createCalendar(settings: () => Settings): () => CouncilCalendar {
  let made: { from: string; calendar: CouncilCalendar } | null = null
  return () => {
    const now = settings()
    const from = settingsRead.map(key => now.get(key)?.value ?? "").join("\u0000")
    if (made?.from !== from) made = { from, calendar: makeCouncilCalendar(now) }
    return made.calendar
  }
}

function makeCouncilCalendar(settings: Settings): CouncilCalendar {
  const nation = readNation(settings)
  const years = new Map<number, ReadonlySet<string>>()
  const inYear = (year: number) => {
    const known = years.get(year) ?? bankHolidaysIn(nation, year)
    years.set(year, known)
    return known
  }
  const further = readRanges(settings, settingKeys.bankHolidays).ranges
  return makeCalendar({
    // One-off days are proclaimed faster than any library follows: the council adds them itself.
    isBankHoliday: day => inYear(Number(day.slice(0, 4))).has(day) || isWithin(further, day),
    closures: readRanges(settings, settingKeys.closures).ranges,
    recesses: readRanges(settings, settingKeys.recesses).ranges,
    schoolHolidays: readRanges(settings, settingKeys.schoolHolidays).ranges,
  })
}
