// What stands between the actions: themes, horizons and the day a plan tells of.
import { readByWhen } from "../byWhen/readByWhen.ts"
import type { Day } from "../day/day.ts"

const asAt =
  /(?:^|[\s(,–-])(?:(?:position|correct|status|progress|data|plan) )?(?:as (?:at|of)|(?:last )?updated(?: on)?|position at|progress to|status at)[:\s]+([^()]{3,40}?)\)?\.?$/i

/** "As at 26 November 2012": the plan's date. Less than a day is told by its last day, and said to be unsure. */
export function asAtOf(text: string): { day: Day; isSure: boolean } | null {
  if (text.length > 150) return null
  const words = asAt.exec(text)?.[1]
  if (words === undefined) return null
  const { byWhen, isSure } = readByWhen(words, { asAt: null })
  const [stage] = byWhen.stages
  if (!isSure || byWhen.stages.length !== 1 || !stage?.latest) return null
  return { day: stage.latest, isSure: stage.certainty === "day" }
}

/** Whether a line tells the day and nothing else. */
export const isOnlyAsAt = (text: string): boolean => {
  const found = asAt.exec(text)
  return found !== null && found.index <= 1 && asAtOf(text) !== null
}

const horizon =
  /^\(?((?:immediate|(?:short|medium|long|near|mid)(?:er)?(?:[ -]+to[ -]+(?:medium|long)(?:er)?)?[ -]*term)(?= |:|\)|$))(?: (?:key )?(?:actions?|priorit(?:y|ies)|goals?|objectives?|tasks?|measures?))?( ?\([^()]{1,40}\))?\)? ?[:.–-]?$/i

/** "Medium term actions" is "Medium term", as the plan words it. */
export function horizonOf(text: string): string | null {
  if (text.length > 80) return null
  const found = horizon.exec(text.replaceAll(/\s+/g, " ").trim())
  return found ? `${found[1]}${found[2] ?? ""}` : null
}

export type Heading = { code: string | null; title: string; note: string | null }

const numbering = /^(\d{1,3}(?:\.\d{1,3}){0,3}[.):]?|[A-Z][.)]|[ivx]{1,5}[.)])\s+(?=\S)/
const longNote = /^(.{3,}?)\s*\(([^()]{30,})\)\s*\.?$/s

/** "3. Communication (these actions …)": its number, its title, and a note where one is hung on it. */
export function headingOf(text: string): Heading {
  const plain = text.replaceAll("\n", " ").trim()
  const code = numbering.exec(plain)
  const rest = code ? plain.slice(code[0].length) : plain
  const [, title, note] = longNote.exec(rest) ?? []
  return {
    code: code?.[1]?.replace(/[.):]$/, "") ?? null,
    title: (title ?? rest).replace(/\s*:$/, ""),
    note: note ?? null,
  }
}

const named =
  /^(?:(?:strategic|corporate|key) )?(?:priority|theme|objective|aim|goal|section|workstream|pillar|ambition) (?:\d{1,2}|[A-Z]|one|two|three|four|five|six)\b/i

/** A line that can only be a heading: "Priority 1 – …", "2. Communication", "Medium term". */
export function isPlainHeading(text: string): boolean {
  if (text.length > 200 || horizonOf(text) !== null) return text.length <= 200
  return named.test(text) || (/^\d{1,2}[.)]\s+\S/.test(text) && text.length <= 100 && !text.endsWith("."))
}

const nameOfAPlan = /\b(?:plan|strategy|framework|programme|charter|scheme|agreement)\b/i

/** The line most like a title, of those that stand before the first table. */
export function titleAmong(lines: readonly string[]): string | null {
  const short = lines.filter(
    line => line.length <= 150 && !/[;,:]$/.test(line) && !/^(?:title|name) of\b/i.test(line) && !isOnlyAsAt(line),
  )
  return short.find(line => nameOfAPlan.test(line)) ?? short[0] ?? null
}
