// A by-when cell as a row of items: periods, words with a meaning, separators, and the words between them.
import { readDay, readTime } from "./readDays.ts"
import { joinPeriods, type Period } from "./readPeriods.ts"
import { type CellStatus, type Marker, readPhrase } from "./readPhrases.ts"
import { readRepeat } from "./readRepeats.ts"
import { readSeason } from "./readSeasons.ts"
import { isText, type Token } from "./readTokens.ts"
import { readPlanYears, readYear } from "./readYears.ts"

export type Meaning =
  | { kind: "period"; period: Period }
  | { kind: "marker"; marker: Marker }
  | { kind: "onwards" }
  | { kind: "ongoing" }
  | { kind: "unknown" }
  | { kind: "status"; status: CellStatus }
  | { kind: "repeat" }
  | { kind: "planYears" }
  /** Ends a clause. */
  | { kind: "stop" }
  | { kind: "joint"; joint: "," | "and" | "or" | "-" | "/" | ":" | "(" | ")" }
  | { kind: "word" }

/** Where it stands in the text is kept, so that labels and left-over words are the writer's own. */
export type Item = Meaning & { start: number; end: number }

export type ItemOf<Kind extends Meaning["kind"]> = Extract<Item, { kind: Kind }>

const joints = new Map<string, ItemOf<"joint">["joint"]>(
  Object.entries({
    ",": ",",
    and: "and",
    "&": "and",
    plus: "and",
    or: "or",
    "-": "-",
    "/": "/",
    ":": ":",
    "(": "(",
    ")": ")",
  }),
)

/** A slash with room about it parts cells joined in one line; a full stop parts sentences, not "p.a". */
function isStop(tokens: readonly Token[], at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]]
  if (isText(token, ";", "\n")) return true
  if (isText(token, "/")) return Boolean(token?.isSpaced && next?.isSpaced)
  return isText(token, ".") && (next === undefined || next.isSpaced || next.text === "\n")
}

function readMeaning(tokens: readonly Token[], at: number): { meaning: Meaning; length: number } {
  const planYears = readPlanYears(tokens, at)
  if (planYears !== null) return { meaning: { kind: "planYears" }, length: planYears }
  const repeat = readRepeat(tokens, at)
  if (repeat) return { meaning: { kind: "repeat" }, length: repeat.length }

  const day = readDay(tokens, at)
  if (day && day.value === null) return { meaning: { kind: "word" }, length: day.length }
  const period = day ?? readSeason(tokens, at) ?? readYear(tokens, at)
  if (period?.value) return { meaning: { kind: "period", period: period.value }, length: period.length }

  const time = readTime(tokens, at)
  if (time > 0) return { meaning: { kind: "marker", marker: "in" }, length: time }
  const phrase = readPhrase(tokens, at)
  if (phrase) return { meaning: phrase.value, length: phrase.length }
  if (isStop(tokens, at)) return { meaning: { kind: "stop" }, length: 1 }
  const joint = joints.get(tokens[at]?.text ?? "")
  return { meaning: joint ? { kind: "joint", joint } : { kind: "word" }, length: 1 }
}

function readRow(tokens: readonly Token[]): Item[] {
  const items: Item[] = []
  for (let at = 0; at < tokens.length; ) {
    const { meaning, length } = readMeaning(tokens, at)
    const last = tokens[at + length - 1]
    items.push({ ...meaning, start: tokens[at]?.start ?? 0, end: last?.end ?? 0 })
    at += length
  }
  return items
}

const isMarker = (item: Item | undefined, ...marker: Marker[]) =>
  item?.kind === "marker" && marker.includes(item.marker)

/** What stands between the two ends of a range; `isRange` where "from" before them then opens no end. */
function rangeJoint(joined: readonly Item[], words: string): { isRange: boolean } | null {
  const [from, joint] = joined.slice(-2)
  if (from?.kind !== "period" || !joint) return null
  if (isMarker(joint, "to", "until")) return { isRange: true }
  // Cells joined in one line have slashes with room about them, so there only a month without its year goes on.
  if (words.slice(joint.start, joint.end) === "/")
    return joint.kind === "joint" || from.period.year === null ? { isRange: false } : null
  if (joint.kind !== "joint") return null
  return joint.joint === "-" || (joint.joint === "and" && betweenStands(joined, words)) ? { isRange: true } : null
}

/** Two periods with a dash, "to" or a slash between them become one. */
function joinRanges(items: readonly Item[], words: string): Item[] {
  const joined: Item[] = []
  for (const item of items) {
    const from = joined.at(-2)
    const joint = item.kind === "period" ? rangeJoint(joined, words) : null
    if (item.kind === "period" && from?.kind === "period" && joint) {
      const period = joinPeriods(from.period, item.period, joint.isRange)
      if (period) {
        joined.splice(-2, 2, { kind: "period", period, start: from.start, end: item.end })
        continue
      }
    }
    joined.push(item)
  }
  return joined
}

const betweenStands = (joined: readonly Item[], words: string) => {
  const marker = joined.at(-3)
  return marker?.kind === "marker" && words.slice(marker.start, marker.end).toLowerCase() === "between"
}

export const itemsOf = (tokens: readonly Token[], words: string): Item[] => joinRanges(readRow(tokens), words)
