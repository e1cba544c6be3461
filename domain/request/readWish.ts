// What somebody asked for in plain words besides an update, as its form is filled in for them to look at.
import { readByWhen } from "../byWhen/readByWhen.ts"
import type { Day } from "../day/day.ts"
import { beginsDay } from "../update/read/readDays.ts"
import { has, type Span, spansOf } from "../update/read/readSpans.ts"
import type { Vocabulary, WishKind } from "../update/read/readVocabulary.ts"
import type { Register } from "../update/register.ts"
import { type AsideKind, type Filled, plain } from "./readAside.ts"

export type WishForm = { what: AsideKind; filled: Partial<Filled> }

const formOf: Record<WishKind, AsideKind> = {
  "remind me": "remindOn",
  "later date": "laterDate",
  "not mine": "handOver",
  away: "away",
}

type Setting = {
  register: Pick<Register, "posts">
  vocabulary: Vocabulary
  today: Day
  /** A day as people read it. */
  date(day: Day): string
}

/** Only what stands there for certain is filled in; why somebody is away is not asked, so it is not kept. */
export function readWish({ kind, words }: { kind: WishKind; words: string }, setting: Setting): WishForm {
  const what = formOf[kind]
  const reason = reasonIn(words, setting.vocabulary)
  if (what === "handOver") return { what, filled: { postWords: titleIn(words, setting.register), reason } }
  const day = dayIn(what, words, setting.today)
  if (what !== "laterDate") return { what, filled: { day: day ?? "" } }
  return { what, filled: { words: day === null ? "" : setting.date(day), reason } }
}

/** The one day that is named, if it lies ahead. */
function dayIn(what: AsideKind, words: string, today: Day): Day | null {
  const stages = readByWhen(words, { asAt: today }).byWhen.stages.filter(({ latest }) => latest !== null)
  const [stage] = stages
  if (!stage || stages.length > 1) return null
  const { earliest, latest } = stage
  // "Back on 5 January" is the first day at work, and the form asks for the last one away.
  if (what === "away" && earliest === latest) return null
  const day = what === "remindOn" ? (earliest ?? latest) : latest
  return day !== null && day > today ? day : null
}

/** What stands behind a "because" or a comma. */
function reasonIn(words: string, vocabulary: Vocabulary): string {
  const spans = spansOf(words, { from: 0, to: words.length }, vocabulary, [])
  const isReason = (span: Span, at: number) =>
    at > 0 && (has(span, "hinge") || span.after === "punctuation") && !beginsDay(spans.slice(at))
  const begins = spans.findIndex(isReason)
  const rest = begins < 0 ? [] : spans.slice(begins)
  return rest.every(span => has(span, "greeting", "and")) ? "" : words.slice(rest[0]?.from).trim()
}

/** The title of a post that is named, the longest: "Head of Housing Needs" names no "Head of Housing". */
function titleIn(words: string, { posts }: Setting["register"]): string {
  const said = ` ${plain(words).replaceAll(/[^\p{L}\p{N}&]+/gu, " ")} `
  const named = [...posts.values()].flatMap(({ title }) =>
    said.includes(` ${plain(title).replaceAll(/[^\p{L}\p{N}&]+/gu, " ")} `) ? [title] : [],
  )
  return named.toSorted((a, b) => b.length - a.length)[0] ?? ""
}
