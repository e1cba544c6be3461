// The vocabulary by which plain words are read: phrases of one language, each with what it can mean.
import { ClosedBecause, Forecast, Status } from "../../action/status.ts"

export const WishKinds = ["remind me", "not mine", "later date", "away"] as const
export type WishKind = (typeof WishKinds)[number]

const plainSenses = [
  "no change",
  /** Said of an action it can mean two things: "agreed" is accepted or done. */
  "two meanings",
  "not",
  "planned",
  "condition",
  /** Before a reference it makes what follows no statement about that action: "because", "depends on". */
  "hinge",
  /** What follows is left out of what is said: "all but". */
  "except",
  "partly",
  /** Before a status or a forecast it leaves open which way it is: "unlikely to be", "supposed to have". */
  "hedge",
  /** It takes back, or limits, what is said to be finished. */
  "caveat",
  "contrast",
  /** Beside "on track" it leaves that open: "if". */
  "proviso",
  /** After a closing it tells that it may yet come: "at the moment". */
  "for now",
  /** "the rest": actions without their references. */
  "others",
  /** It opens a clause that says no to the one before. */
  "denial",
  /** Right before a reference it asks: "is 2.1 done". */
  "asks",
  /** A time that is still to come. */
  "ahead",
  /** Before a month it tells that its last day is meant. */
  "month end",
  "ago",
  /** What follows "done" when a part is meant: "done the first round". */
  "part",
  /** What follows "done" when the whole is meant: "done on 5 May". */
  "after",
  /** After "done" it tells of a share: "done in two of five teams". */
  "share",
  /** Tells that something is left to do. */
  "rest",
  "lead-in",
  "and",
  /** Between two references it leaves open which is meant. */
  "or",
  "every",
  "greeting",
  "stage done",
  "range",
  "label",
  "marker",
  "not a reference",
  "unit",
  "month",
  "plain",
] as const

/** What may stand beside a status without telling of a part. */
export const subjectSenses = ["lead-in", "and", "not", "planned", "partly", "every", "greeting"] as const

export const senses = [
  ...Status.options.map(status => `status.${status}` as const),
  ...Forecast.options.map(forecast => `forecast.${forecast}` as const),
  ...ClosedBecause.options.map(because => `closedBecause.${because}` as const),
  ...WishKinds.map(kind => `wish.${kind}` as const),
  ...plainSenses,
]
export type Sense = (typeof senses)[number]

export type Phrase = { tokens: readonly string[]; senses: readonly Sense[] }

export type Vocabulary = {
  /** By their first word, the longest first. */
  phrases: ReadonlyMap<string, readonly Phrase[]>
  /** Single long words that say how far something is: looked for behind typing slips. */
  longWords: readonly Phrase[]
}

/** A slip in a shorter word makes too many other words. */
export const longWordLength = 7

/** Where a word in the text stands; `text` is what it is compared by. */
export type Token = { text: string; from: number; to: number }

const wordPattern = /[\p{L}\p{N}]+(?:['’.][\p{L}\p{N}]+)*%?/gu

export const tokensOf = (text: string): Token[] =>
  [...text.matchAll(wordPattern)].map(match => ({
    text: match[0].replaceAll("’", "'").toLowerCase(),
    from: match.index,
    to: match.index + match[0].length,
  }))

/** Makes a vocabulary of lists of phrases, one for each sense. */
export function gatherVocabulary(phrasesOf: (sense: Sense) => readonly string[]): Vocabulary {
  const known = new Map<string, { tokens: string[]; senses: Sense[] }>()
  for (const sense of senses) {
    for (const phrase of phrasesOf(sense)) {
      const tokens = tokensOf(phrase).map(token => token.text)
      const key = tokens.join(" ")
      const entry = known.get(key) ?? { tokens, senses: [] }
      if (tokens.length > 0 && !entry.senses.includes(sense))
        known.set(key, { tokens, senses: [...entry.senses, sense] })
    }
  }
  const all = [...known.values()].toSorted((a, b) => b.tokens.length - a.tokens.length)
  return { phrases: Map.groupBy(all, phrase => phrase.tokens[0] ?? ""), longWords: all.filter(isLongWord) }
}

const isLongWord = ({ tokens, senses: meant }: Phrase) =>
  tokens.length === 1 &&
  (tokens[0]?.length ?? 0) >= longWordLength &&
  meant.some(sense => sense.startsWith("status.") || sense.startsWith("forecast."))
