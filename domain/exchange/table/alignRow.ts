// A row with fewer cells than there are headings: which cell is missing is told by what the others hold, or not at all.
import { readByWhen } from "../../byWhen/readByWhen.ts"
import { readProgress } from "../readProgress.ts"
import { isRecommendations, isReference } from "../readReferences.ts"
import type { ColumnMeaning } from "./headings.ts"

/** Beyond this many ways nobody can tell. */
const mostWays = 500

/** Reading a date is dear, and most words cannot be one. */
const mayBeDate =
  /\d|going|annual|year|month|quarter|spring|summer|autumn|winter|term|week|dai?ly|immediate|next|meeting|complete|tbc|n\/a|january|february|march|april|may|june|july|august|september|october|november|december/i

export function saysDate(text: string): boolean {
  if (text.length > 150 || !mayBeDate.test(text)) return false
  const { byWhen, leftOver } = readByWhen(text, { asAt: null })
  return (
    leftOver === "" &&
    byWhen.stages.some(({ certainty, ongoing, repeats }) => certainty !== "unknown" || ongoing || repeats)
  )
}

type Looks = { isDate: boolean; areOwners: boolean }
export type Telling = { saysDate: (text: string) => boolean; looksLikeOwners: (text: string) => boolean }

/** How well a text sits in a column. Progress and outcomes may say anything, so they tell nothing. */
function suits(text: string, { isDate, areOwners }: Looks, meaning: ColumnMeaning): number {
  if (text === "") return 0
  switch (meaning) {
    case "when":
      return isDate ? 3 : -4
    case "whom":
      return isDate ? -4 : areOwners ? 2 : text.length > 90 ? -2 : 0
    case "reference":
      return isReference(text) ? 2 : -4
    case "recommendations":
      return isRecommendations(text) ? 2 : -4
    case "action":
      return isDate || isReference(text) ? -4 : text.length >= 15 ? 1 : 0
    case "status":
      return readProgress(text).status ? 1 : -3
    case "priority":
      return text.length <= 12 ? 1 : -4
    default:
      return text.length <= 40 && areOwners ? -1 : 0
  }
}

/** For each cell the column (from 0) it surely stands in, or null. */
export function alignRow(
  texts: readonly string[],
  meanings: readonly ColumnMeaning[],
  telling: Telling,
): (number | null)[] {
  const ways = waysToPlace(texts.length, meanings.length)
  if (ways === null) return texts.map(() => null)
  const fits = texts.map(text => {
    const looks = { isDate: telling.saysDate(text), areOwners: telling.looksLikeOwners(text) }
    return meanings.map(meaning => suits(text, looks, meaning))
  })
  const scored = ways.map(way => ({ way, score: way.reduce((sum, at, index) => sum + (fits[index]?.[at] ?? 0), 0) }))
  const best = Math.max(...scored.map(({ score }) => score))
  const likely = scored.filter(({ score }) => score === best).map(({ way }) => way)
  return texts.map((_, index) => {
    const places = new Set(likely.map(way => way[index]))
    const [place] = places
    return places.size === 1 && place !== undefined ? place : null
  })
}

function waysToPlace(cells: number, columns: number): number[][] | null {
  let ways: number[][] = [[]]
  for (let index = 0; index < cells; index++) {
    const last = columns - (cells - index)
    ways = ways.flatMap(way => {
      const first = (way.at(-1) ?? -1) + 1
      return Array.from({ length: Math.max(0, last - first + 1) }, (_, step) => [...way, first + step])
    })
    if (ways.length > mostWays) return null
  }
  return ways
}
