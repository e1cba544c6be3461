// Seasons and the early, middle and late parts of a year.
import { monthsSpan } from "./readMonths.ts"
import type { Period } from "./readPeriods.ts"
import { type Found, isText, numberOf, type Token } from "./readTokens.ts"
import { yearAfter } from "./readYears.ts"

/** First and last month; winter begins in the year it is named after. */
const seasons = new Map<string, readonly [number, number]>(
  Object.entries({
    spring: [3, 5],
    summer: [6, 8],
    autumn: [9, 11],
    winter: [12, 2],
  }),
)

const parts = new Map<string, readonly [number, number]>(Object.entries({ early: [1, 4], mid: [5, 8], late: [9, 12] }))

const period = (year: number | null, [first, last]: readonly [number, number]): Period => ({
  certainty: "season",
  year,
  inYear: asked => monthsSpan(asked, first, last),
})

/** School terms end by the calendar of each council, so their months are marked as added. */
const terms = new Map<string, readonly [number, number]>(
  Object.entries({ spring: [1, 4], summer: [4, 7], autumn: [9, 12] }),
)

function readTerm(tokens: readonly Token[], at: number): Found<Period> | null {
  const term = terms.get(tokens[at]?.text ?? "")
  if (!term) return null
  const year = yearAfter(tokens, at + 2)
  const value = { ...period(year?.value(term[0]) ?? null, term), inferred: "the months of the term" as const }
  return { value, length: 2 + (year?.length ?? 0) }
}

export function readSeason(tokens: readonly Token[], at: number): Found<Period> | null {
  const word = tokens[at]?.text ?? ""
  const term = isText(tokens[at + 1], "term") ? readTerm(tokens, at) : null
  if (term) return term
  const season = seasons.get(word)
  if (season) {
    const year = yearAfter(tokens, at + 1)
    // Winter crosses the new year, so a pair of years names the one in which it begins.
    const begins = year && (word === "winter" ? year.value(12) : year.value(season[0]))
    return { value: period(begins, season), length: 1 + (year?.length ?? 0) }
  }
  const part = parts.get(word)
  if (!part) return null
  const filler = isText(tokens[at + 1], "-", "in") ? 1 : 0
  const isYear = numberOf(tokens[at + 1 + filler], 4) !== null && !isText(tokens[at + 2 + filler], "/")
  const year = isYear ? yearAfter(tokens, at + 1 + filler) : null
  return year && { value: period(year.value(4), part), length: 1 + filler + year.length }
}
