// How far apart the occurrences of a repeating stage lie, and which comes next.
import { addDays, type Day } from "../day/day.ts"
import type { Stage } from "./byWhen.ts"
import { isPlanYear, lastDayOfMonth, monthNumber } from "./read/readMonths.ts"

const counts = new Map<string, number>(
  Object.entries({
    once: 1,
    one: 1,
    two: 2,
    twice: 2,
    three: 3,
    thrice: 3,
    four: 4,
    five: 5,
    six: 6,
    ten: 10,
    twelve: 12,
  }),
)

const countOf = (word: string | undefined) => (word === undefined ? null : (counts.get(word) ?? (Number(word) || null)))

/** Words of frequency and their months; those of days and weeks are left out, being no whole months. */
const frequencies: readonly [RegExp, number][] = [
  [/\b(?:half[ -]?year(?:ly)?|bi-?annual(?:ly)?|semi-?annual(?:ly)?)\b/, 6],
  [/\b(?:biennial(?:ly)?|every other year)\b/, 24],
  [/\b(?:quarterly|(?:every|each|per|a) quarter)\b/, 3],
  [/\b(?:annual(?:ly)?|yearly|(?:every|each|per) (?:financial )?year|per annum|p\.a)\b/, 12],
  [/\b(?:monthly|(?:every|each|per) month)\b/, 1],
]

/** Whole months between two occurrences, told from the words; null when they do not tell. */
export function monthsBetweenOccurrences(repeats: string): number | null {
  const words = repeats.slice(0, 500).toLowerCase().replaceAll(/\s+/g, " ")
  if (words.split(/[^a-z]+/).some(word => monthNumber(word) !== null)) return 12

  const times = /\b(once|twice|thrice|\w+ times) (?:a|each|every|per|in each) ?year\b|\b(twice) yearly\b/.exec(words)
  if (times) {
    const count = countOf((times[1] ?? times[2] ?? "").split(" ")[0])
    return count !== null && 12 % count === 0 ? 12 / count : null
  }
  const every = /\bevery (\w+) (month|year)s\b|\b(\w+)[ -](month|year)ly\b/.exec(words)
  const count = countOf(every?.[1] ?? every?.[3])
  if (every && count !== null && count <= 120) return (every[2] ?? every[4]) === "year" ? 12 * count : count

  if (/\b(?:spring|summer|autumn|winter)\b/.test(words)) return 12
  return frequencies.find(([pattern]) => pattern.test(words))?.[1] ?? null
}

const yearOf = (day: Day) => Number(day.slice(0, 4))
const monthOfYear = (day: Day) => Number(day.slice(5, 7))

/** The same date some months on; the last of a month stays the last of a month. */
function addMonths(day: Day, months: number): Day {
  const index = yearOf(day) * 12 + monthOfYear(day) - 1 + months
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1]
  const end = lastDayOfMonth(year, month)
  const isLast = addDays(day, 1).endsWith("-01")
  const same = `${end.slice(0, 8)}${day.slice(8)}`
  return isLast || same > end ? end : same
}

/** The first occurrence that ends after a day, still to be done; the stage itself when it does, or when the words do not
 *  tell how far apart its occurrences lie. */
export function nextOccurrence(stage: Stage, after: Day): Stage {
  const period = stage.repeats === null ? null : monthsBetweenOccurrences(stage.repeats)
  const { earliest, latest } = stage
  if (period === null || latest === null || latest > after) return stage
  if (!isPlanYear(yearOf(latest)) || !isPlanYear(yearOf(after))) return stage

  const monthsApart = (yearOf(after) - yearOf(latest)) * 12 + monthOfYear(after) - monthOfYear(latest)
  const periods = Math.max(1, Math.floor(monthsApart / period))
  const months = addMonths(latest, periods * period) > after ? periods * period : (periods + 1) * period
  return {
    ...stage,
    earliest: earliest && addMonths(earliest, months),
    latest: addMonths(latest, months),
    doneOn: null,
  }
}
