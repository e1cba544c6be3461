// Words of a by-when cell with a fixed meaning: those that say which end of a period counts, and those that stand for a
// whole cell.
import { type Found, reads, type Token } from "./readTokens.ts"

export type Marker =
  | "by"
  | "until"
  | "to"
  | "before"
  | "start of"
  | "from"
  | "after"
  | "in"
  | "end of"
  | "every"
  | "about"

export type CellStatus =
  | "not started"
  | "under way"
  | "in place, under review"
  | "complete"
  | "on hold"
  | "closed, not proceeding"

export type Phrase =
  | { kind: "marker"; marker: Marker }
  | { kind: "onwards" }
  | { kind: "ongoing" }
  | { kind: "unknown" }
  | { kind: "status"; status: CellStatus }

const markers: Record<Marker, readonly string[]> = {
  by: [
    "by",
    "by no later than",
    "no later than",
    "not later than",
    "by latest",
    "latest by",
    "latest",
    "on or before",
    "due by",
    "due",
    "deadline",
  ],
  until: ["until", "till", "up to", "up until"],
  to: ["to"],
  before: ["before", "prior to", "in advance of"],
  "start of": ["start of", "the start of", "beginning of", "the beginning of"],
  from: [
    "from",
    "since",
    "commencing",
    "commencing from",
    "commencing in",
    "commencing on",
    "commence",
    "commences",
    "commence in",
    "starting",
    "starting from",
    "starting in",
    "starts",
    "start",
    "to start",
    "to start in",
    "to commence",
    "to commence in",
    "with effect from",
    "w.e.f",
    "beginning",
    "beginning in",
    "effective from",
  ],
  after: ["after", "not before"],
  in: ["in", "on", "during", "within", "throughout", "over", "for", "at", "between", "the", "of", "are", "is"],
  "end of": ["end of", "the end of", "end", "the end", "at the end of", "by close of", "close of"],
  every: ["every", "each"],
  about: [
    "early",
    "early in",
    "mid",
    "mid -",
    "middle of",
    "late",
    "late in",
    "around",
    "about",
    "approx",
    "approximately",
    "circa",
  ],
}

const statuses: Record<CellStatus, readonly string[]> = {
  "not started": ["not started", "not yet started", "yet to start"],
  "under way": ["under way", "underway", "in progress", "in hand", "started", "commenced"],
  "in place, under review": ["in place"],
  complete: ["complete", "completed", "done", "achieved", "actioned", "finished", "delivered", "now complete"],
  "on hold": ["on hold", "suspended", "paused", "deferred", "postponed"],
  "closed, not proceeding": [
    "closed",
    "cancelled",
    "withdrawn",
    "abandoned",
    "not proceeding",
    "no longer required",
    "no longer needed",
  ],
}

const onwards = ["onwards", "onward", "and onwards", "and beyond", "and thereafter", "thereafter", "and after"]

const ongoing = [
  "ongoing",
  "on going",
  "on - going",
  "on-going",
  "continuous",
  "continuing",
  "rolling",
  "in perpetuity",
]

const unknown = [
  "tbc",
  "tba",
  "tbd",
  "t.b.c",
  "t.b.c.",
  "to be confirmed",
  "to be agreed",
  "to be advised",
  "to be decided",
  "to be determined",
  "to be set",
  "not known",
  "unknown",
  "not set",
  "none",
  "n/a",
  "not applicable",
  "asap",
  "as soon as possible",
  "immediate",
  "immediately",
  "short term",
  "medium term",
  "long term",
]

const piece = /[a-z]+|[^\sa-z]/g

const known = new Map<string, { words: readonly string[]; phrase: Phrase }[]>()

function learn(texts: readonly string[], phrase: Phrase) {
  for (const text of texts) {
    const words = text.match(piece) ?? []
    const first = words[0] ?? ""
    const longestFirst = [...(known.get(first) ?? []), { words, phrase }].sort(
      (a, b) => b.words.length - a.words.length,
    )
    known.set(first, longestFirst)
  }
}

for (const [marker, texts] of Object.entries(markers)) learn(texts, { kind: "marker", marker: marker as Marker })
for (const [status, texts] of Object.entries(statuses)) learn(texts, { kind: "status", status: status as CellStatus })
learn(onwards, { kind: "onwards" })
learn(ongoing, { kind: "ongoing" })
learn(unknown, { kind: "unknown" })

/** The longest phrase that begins here. */
export function readPhrase(tokens: readonly Token[], at: number): Found<Phrase> | null {
  const candidates = known.get(tokens[at]?.text ?? "") ?? []
  const found = candidates.find(({ words }) => reads(tokens, at, words))
  return found ? { value: found.phrase, length: found.words.length } : null
}
