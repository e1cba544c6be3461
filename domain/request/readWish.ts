// What somebody asked for in plain words besides an update, as its form is filled in for them to look at.
import { readByWhen } from "../byWhen/readByWhen.ts"
import type { Day } from "../day/day.ts"
import { beginsDay } from "../update/read/readDays.ts"
import { has, type Span, spansOf } from "../update/read/readSpans.ts"
import type { Vocabulary, WishKind } from "../update/read/readVocabulary.ts"
import type { Register } from "../update/register.ts"
import { wordsLimit } from "../update/update.ts"
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
  /** Who writes. */
  personId: string
  /** A day as people read it. */
  date(day: Day): string
}

/** Only what stands there for certain is filled in; why somebody is away is not asked, so it is not kept. */
export function readWish({ kind, words }: { kind: WishKind; words: string }, setting: Setting): WishForm {
  const what = formOf[kind]
  const from = reasonFrom(words, setting.vocabulary)
  const reason = words.slice(from).trim().slice(0, wordsLimit)
  if (what === "handOver") return { what, filled: { postWords: titleIn(words, setting), reason } }
  const { starts, day } = daysIn(what, words.slice(0, from), setting.today)
  if (what === "away") return { what, filled: { starts: starts ?? "", day: day ?? "" } }
  if (what === "remindOn") return { what, filled: { day: day ?? "" } }
  return { what, filled: { words: day === null ? "" : setting.date(day), reason } }
}

type Days = { starts: Day | null; day: Day | null }

/** The one day that is named, if it lies ahead; of an absence the first one too. */
function daysIn(what: AsideKind, words: string, today: Day): Days {
  const stages = readByWhen(words, { asAt: today }).byWhen.stages.filter(({ latest }) => latest !== null)
  const [stage] = stages
  if (!stage || stages.length > 1) return { starts: null, day: null }
  const { earliest, latest } = stage
  const ahead = (day: Day | null) => (day !== null && day > today ? day : null)
  if (what !== "away") return { starts: null, day: ahead(what === "remindOn" ? (earliest ?? latest) : latest) }
  // "Back on 5 January" is the first day at work, and the form asks for the last one away.
  return earliest === latest ? { starts: null, day: null } : { starts: ahead(earliest), day: ahead(latest) }
}

/** Where it begins, behind a "because" or a comma; the end where there is none. */
function reasonFrom(words: string, vocabulary: Vocabulary): number {
  const spans = spansOf(words, { from: 0, to: words.length }, vocabulary, [])
  const isOfDay = (at: number) => beginsDay(spans.slice(at)) || has(spans[at], "condition", "month", "month end")
  const isReason = (span: Span, at: number) =>
    at > 0 && (has(span, "hinge") || span.after === "punctuation") && !isOfDay(at)
  const rest = spans.slice(spans.findIndex(isReason))
  const says = spans.some(isReason) && rest.some(span => !has(span, "greeting", "and"))
  return says ? (rest[0]?.from ?? words.length) : words.length
}

/** Another's post that is named, by its title, the longest: "Head of Housing Needs" names no "Head of Housing". */
function titleIn(words: string, { register: { posts }, personId }: Setting): string {
  const said = ` ${plain(words).replaceAll(/[^\p{L}\p{N}&]+/gu, " ")} `
  const others = [...posts.values()].filter(({ holder }) => holder?.id !== personId)
  const named = others.flatMap(({ title }) =>
    said.includes(` ${plain(title).replaceAll(/[^\p{L}\p{N}&]+/gu, " ")} `) ? [title] : [],
  )
  return named.toSorted((a, b) => b.length - a.length)[0] ?? ""
}
