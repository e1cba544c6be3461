// A council's own choices: what it calls CMT, its nation, its hours, the days on which it is closed.
import { z } from "zod"
import { type RangesRead, readRangeLines } from "./rangeLines.ts"

export const Setting = z.object({ key: z.string(), title: z.string(), value: z.string() })
export type Setting = z.infer<typeof Setting>
export type Settings = ReadonlyMap<string, Setting>

/** Settings are found by key; their titles are for people. */
export const settingKeys = {
  nation: "setting-nation",
  hour: "setting-hour",
  cap: "setting-cap",
  closures: "setting-closures",
  bankHolidays: "setting-bank-holidays",
  recesses: "setting-recesses",
  schoolHolidays: "setting-school-holidays",
  roundOpens: "setting-round-opens",
  roundDue: "setting-round-due",
  workStore: "setting-work-store",
  cmt: "setting-cmt",
} as const

export const nations = ["England", "Scotland", "Wales", "Northern Ireland"] as const
export type Nation = (typeof nations)[number]

const textOf = (settings: Settings, key: string): string => settings.get(key)?.value.trim() ?? ""

/** What the council calls its corporate management team: CMT, CLT, Executive Board. */
export const readCmtName = (settings: Settings): string => textOf(settings, settingKeys.cmt) || "CMT"

export const readNation = (settings: Settings): Nation =>
  nations.find(nation => nation.toLowerCase() === textOf(settings, settingKeys.nation).toLowerCase()) ?? "England"

/** A whole number within bounds, else what is usual. */
export function readNumberSetting(settings: Settings, key: string, usual: number, [least, most]: [number, number]) {
  const value = textOf(settings, key)
  const number = Number(value)
  return /^\d+$/.test(value) && number >= least && number <= most ? number : usual
}

/** The settings that are spans of days. */
export const rangeSettings = ["closures", "recesses", "bankHolidays", "schoolHolidays"] as const

export const readRanges = (settings: Settings, key: string): RangesRead => readRangeLines(textOf(settings, key))
