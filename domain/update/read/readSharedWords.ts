// Which actions a message without a reference may mean: those whose text shares its telling words.
import { has, type Span } from "./readSpans.ts"
import { tokensOf } from "./readVocabulary.ts"

const mostOffered = 3
const shortest = 4

export type TellingWords = readonly string[]

export const tellingWords = (text: string): TellingWords =>
  [...new Set(tokensOf(text).map(token => token.text))].filter(word => word.length >= shortest)

/** Indexes of the texts meant most likely, best first; a word counts the less, the more texts have it. */
export function sharingWords(spans: readonly Span[], texts: readonly TellingWords[]): number[] {
  const words = new Set(
    spans.filter(span => !has(span, "plain", "month") && span.words.length === 1).map(span => span.words[0] ?? ""),
  )
  const told = [...words].filter(word => word.length >= shortest)
  const scores = texts.map(() => 0)
  for (const word of told) {
    const having = texts.flatMap((its, index) => (its.some(other => isAkin(word, other)) ? [index] : []))
    const isTelling = having.length < texts.length || texts.length === 1
    if (isTelling) for (const index of having) scores[index] = (scores[index] ?? 0) + 1 / having.length
  }
  const best = Math.max(0, ...scores)
  return [...scores.entries()]
    .filter(([, score]) => score > 0 && score >= best / 2)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, mostOffered)
    .map(([index]) => index)
}

/** "session" and "sessions", "publish" and "published". */
function isAkin(a: string, b: string): boolean {
  const stem = Math.max(shortest, Math.min(a.length, b.length) - 1)
  return a.slice(0, stem) === b.slice(0, stem) && Math.abs(a.length - b.length) <= 3
}
