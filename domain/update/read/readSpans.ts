// A text as spans: phrases that the vocabulary knows, and words it does not; in clauses as punctuation divides them.
import { longWordLength, type Phrase, type Sense, type Token, tokensOf, type Vocabulary } from "./readVocabulary.ts"

export type Span = {
  from: number
  to: number
  /** Empty for a word that the vocabulary does not know. */
  senses: readonly Sense[]
  words: readonly string[]
  /** Known only when one slip of the keys is allowed for. */
  isSlip: boolean
  /** What divides it from the span before. */
  after: "start" | "punctuation" | "and" | null
}

/** A stretch between conjunctions; `after` tells what it follows. */
export type Clause = { spans: readonly Span[]; after: "start" | "punctuation" | "and" }

export type Stretch = { from: number; to: number }

const breakPattern = /[,;:!?()[\]\n\r–—…"“”|]|\.\s|\.$|\.{2}|\s-+(?:\s|$)/u

export const has = (span: Span | undefined, ...wanted: readonly Sense[]): boolean =>
  span?.senses.some(sense => wanted.includes(sense)) ?? false

/** Phrases are found across a comma, as in "closed, not proceeding"; `holes` (references) are passed over. */
export function spansOf(
  text: string,
  { from, to }: Stretch,
  vocabulary: Vocabulary,
  holes: readonly Stretch[],
): Span[] {
  const tokens = tokensOf(text.slice(from, to))
    .map(token => ({ ...token, from: token.from + from, to: token.to + from }))
    .filter(token => !holes.some(hole => token.from < hole.to && token.to > hole.from))
  // A reference inside a phrase does not part it: "move 2.1 to March".
  const bridged = holes.reduce((all, hole) => blank(all, hole), text)
  const spans: Span[] = []
  for (let index = 0; index < tokens.length; ) {
    const { length, senses, isSlip } = phraseAt(bridged, tokens, index, vocabulary)
    const found = tokens.slice(index, index + length)
    const start = found[0]?.from ?? 0
    const gap = bridged.slice(spans.at(-1)?.to ?? start, start)
    const after = spans.length === 0 ? "start" : breakPattern.test(gap) ? "punctuation" : null
    const words = found.map(token => token.text)
    spans.push({
      from: start,
      to: found.at(-1)?.to ?? start,
      senses,
      words,
      isSlip,
      after: after ?? (senses.includes("and") ? "and" : null),
    })
    index += length
  }
  return spans
}

const blank = (text: string, { from, to }: Stretch) => text.slice(0, from) + " ".repeat(to - from) + text.slice(to)

function phraseAt(text: string, tokens: readonly Token[], index: number, vocabulary: Vocabulary) {
  const word = tokens[index]?.text ?? ""
  const fits = ({ tokens: wanted }: Phrase) =>
    wanted.every((each, offset) => {
      const token = tokens[index + offset]
      const before = tokens[index + offset - 1]
      if (token?.text !== each) return false
      return offset === 0 || before === undefined || /^[\s,'’-]+$/.test(text.slice(before.to, token.from))
    })
  const known = vocabulary.phrases.get(word)?.find(fits)
  if (known) return { length: known.tokens.length, senses: known.senses, isSlip: false }
  const slip =
    word.length >= longWordLength && vocabulary.longWords.find(long => isOneSlipFrom(word, long.tokens[0] ?? ""))
  return slip ? { length: 1, senses: slip.senses, isSlip: true } : { length: 1, senses: [], isSlip: false }
}

export function clausesOf(spans: readonly Span[]): Clause[] {
  const clauses: { spans: Span[]; after: Clause["after"] }[] = []
  for (const span of spans) {
    const current = clauses.at(-1)
    if (!current || span.after !== null) clauses.push({ spans: [span], after: span.after ?? "start" })
    else current.spans.push(span)
  }
  return clauses
}

/** One letter too many, too few, wrong, or two that changed places. */
export function isOneSlipFrom(typed: string, meant: string): boolean {
  if (typed === meant || Math.abs(typed.length - meant.length) > 1) return false
  let start = 0
  while (start < typed.length && typed[start] === meant[start]) start++
  const a = typed.slice(start)
  const b = meant.slice(start)
  if (a.slice(1) === b || a === b.slice(1) || a.slice(1) === b.slice(1)) return true
  return a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2)
}
