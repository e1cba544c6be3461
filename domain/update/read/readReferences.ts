// Where a message names the writer's actions: "2.1", "action 2.1", "#2.1", "2.1 and A4"; not numbers of other things.
import { has, type Stretch, spansOf } from "./readSpans.ts"
import { type Sense, type Token, tokensOf, type Vocabulary } from "./readVocabulary.ts"

type Named = Stretch & {
  reference: string
  isForeign: boolean
  /** One's own always counts; another's only where something is said of it at once, or where it ends a range. */
  isSaid: boolean
  /** Where the words begin that only lead up to it, such as "update on action". */
  lead: number
  /** "2.1 to 2.3": the last of what the one before it begins. */
  endsRange: boolean
}

/** References said in one breath. */
export type ReferenceGroup = Stretch & {
  references: readonly string[]
  parts: readonly Named[]
  ranges: readonly Range[]
  /** Left open whether it or another is meant. */
  isEither: boolean
}

/** From a reference to a reference. */
export type Range = readonly [first: string, last: string]

/** References are compared without regard to case and to the width of spaces. */
export const sameReference = (reference: string): string => reference.trim().toLowerCase().replaceAll(/\s+/gu, " ")

export function referencesIn(text: string, references: readonly string[], vocabulary: Vocabulary): ReferenceGroup[] {
  const tokens = tokensOf(text)
  const known = new Set(references.map(sameReference))
  const named = [...text.matchAll(patternOf(known))].flatMap(match => {
    const stretch = { from: match.index, to: match.index + match[0].length }
    const lead = leadOf(text, stretch.from, tokens, vocabulary)
    const reference = sameReference(match[0])
    const isForeign = !known.has(reference)
    if (!isReference(text, { ...stretch, lead }, tokens, vocabulary)) return []
    const isSaid = !isForeign || isSaidAtOnce(text, stretch.to, vocabulary)
    return [{ ...stretch, lead: lead.from, reference, isForeign, isSaid, endsRange: false }]
  })
  return grouped(text, named, vocabulary)
}

/** What looks like a reference is found too: somebody else's "9.9" must not pass for one's own action. */
const foreignForm = String.raw`(?:\p{L}{1,3}\d{1,3}|\d{1,3}(?:\.\d{1,3})+)(?![\p{L}\p{N}]|[.,]\p{N}|\s?%)`

function patternOf(references: ReadonlySet<string>): RegExp {
  const forms = [...references]
    .filter(form => form !== "")
    .toSorted((a, b) => b.length - a.length)
    .map(form => form.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`).replaceAll(" ", String.raw`\s+`))
    .map(form => (/[\p{L}\p{N}]$/u.test(form) ? String.raw`${form}(?![\p{L}\p{N}]|[.,]\p{N}|\s?%)` : form))
  return new RegExp(String.raw`(?<![\p{L}\p{N}]|\p{N}[.,])(?:${[...forms, foreignForm].join("|")})`, "giu")
}

type Lead = { from: number; isLabelled: boolean }

/** Walks back over "on", "update on", "action", "#". */
function leadOf(text: string, from: number, tokens: readonly Token[], vocabulary: Vocabulary): Lead {
  const hash = /[#(]\s?$/u.exec(text.slice(Math.max(0, from - 2), from))
  const lead: Lead = { from: from - (hash?.[0].length ?? 0), isLabelled: hash?.[0].startsWith("#") ?? false }
  for (let index = indexBefore(tokens, from); index >= 0; index--) {
    const token = tokens[index]
    if (!token || !/^[^\S\n]*[.:]?[^\S\n]*$/u.test(text.slice(token.to, lead.from))) break
    const meant = sensesOf(token.text, vocabulary)
    if (!meant.includes("label") && !meant.includes("marker")) break
    lead.isLabelled ||= meant.includes("label")
    lead.from = token.from
  }
  return lead
}

/** The last token that ends at or before `place`; found by halving, for a hostile text names one thing very often. */
function indexBefore(tokens: readonly Token[], place: number): number {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tokens[middle]?.to ?? 0) <= place) low = middle + 1
    else high = middle
  }
  return low - 1
}

const sensesOf = (word: string, vocabulary: Vocabulary): readonly Sense[] =>
  vocabulary.phrases.get(word)?.find(phrase => phrase.tokens.length === 1)?.senses ?? []

const isSaidAtOnce = (text: string, place: number, vocabulary: Vocabulary): boolean =>
  isSaidAt(text, place, vocabulary) || /^\s*:/u.test(text.slice(place, place + 3))

const saysSomething = (sense: Sense) =>
  sense === "no change" ||
  sense === "not" ||
  sense === "partly" ||
  sense.startsWith("status.") ||
  sense.startsWith("wish.")

const wordAfter = (text: string, place: number, tokens: readonly Token[]): string => {
  const next = tokens[indexBefore(tokens, place) + 1]
  return next && /^\s*$/u.test(text.slice(place, next.from)) ? next.text : ""
}

/** Looks no further than a few words. */
function isSaidAt(text: string, place: number, vocabulary: Vocabulary): boolean {
  if (!/^\s/u.test(text.slice(place, place + 1))) return false
  const near = spansOf(text, { from: place, to: Math.min(text.length, place + 60) }, vocabulary, [])
  return (
    near.find(span => !has(span, "lead-in") || span.senses.some(saysSomething))?.senses.some(saysSomething) ?? false
  )
}

/** A number may be a date's, an amount's, a version's; a bare "10" or "a" is taken only where it stands like a label. */
function isReference(text: string, at: Stretch & { lead: Lead }, tokens: readonly Token[], vocabulary: Vocabulary) {
  const written = text.slice(at.from, at.to)
  const previous = tokens[indexBefore(tokens, at.from)]
  const isNumber = /^[\d.]+$/u.test(written)
  if (isNumber && /[£$€]\s?$/u.test(text.slice(Math.max(0, at.from - 2), at.from))) return false
  const isNextTo = (token: Token | undefined) =>
    token !== undefined && /^\s*$/u.test(text.slice(Math.min(at.to, token.to), Math.max(at.from, token.from)))
  if (isNextTo(previous) && sensesOf(previous?.text ?? "", vocabulary).includes("not a reference")) return false
  const follows = sensesOf(wordAfter(text, at.to, tokens), vocabulary)
  if (isNumber && follows.includes("unit")) return false
  if (!/^(?:\d+|\p{L})$/u.test(written) || at.lead.isLabelled) return true
  const before = text.slice(Math.max(0, at.lead.from - 9), at.lead.from)
  const isFirst = /[\n;]\s*$/u.test(before) || (at.lead.from < 9 && before.trim() === "")
  const isNoDate = !/^[:.,/-]\d/u.test(text.slice(at.to, at.to + 2)) && !follows.includes("month")
  return (
    isFirst &&
    isNoDate &&
    (isSaidAt(text, at.to, vocabulary) || /^\s*(?:[:)\n;]|[-–—.,]\s|$)/u.test(text.slice(at.to, at.to + 3)))
  )
}

/** "2.1, 2.2 and A4" are one group; "2.1 to 2.3" is too, but names less than it means. */
function grouped(text: string, named: readonly Named[], vocabulary: Vocabulary): ReferenceGroup[] {
  const groups: Named[][] = []
  for (const each of named) {
    const parts = groups.at(-1)
    const last = parts?.at(-1)
    const joint = last ? jointOf(text, last, each, vocabulary) : null
    if (parts && joint === "range") parts.push({ ...each, endsRange: true })
    else if (parts && joint === "list" && each.isSaid) parts.push(each)
    else if (each.isSaid) groups.push([each])
  }
  return withEither(text, groups.map(groupOf), vocabulary)
}

const farthestOr = 30

/** "2.1 or 2.2 done", "2.1 done or 2.2 done". */
function withEither(text: string, groups: readonly ReferenceGroup[], vocabulary: Vocabulary): ReferenceGroup[] {
  const spans = (from: number, to: number) => spansOf(text, { from, to }, vocabulary, [])
  const within = ({ parts }: ReferenceGroup) =>
    parts.length > 1 && spans(parts[0]?.to ?? 0, parts.at(-1)?.from ?? 0).some(span => has(span, "or"))
  const before = groups.map(({ from }, at) =>
    has(spans(Math.max(groups[at - 1]?.to ?? 0, from - farthestOr), from).at(-1), "or"),
  )
  return groups.map((group, at) => ({
    ...group,
    isEither: within(group) || before[at] === true || before[at + 1] === true,
  }))
}

export const groupOf = (parts: readonly Named[]): ReferenceGroup => ({
  isEither: false,
  from: parts[0]?.lead ?? 0,
  to: parts.at(-1)?.to ?? 0,
  references: [...new Set(parts.map(part => part.reference))],
  parts,
  ranges: parts.flatMap((part, at) => {
    const first = parts[at - 1]
    return first && part.endsRange ? [[first.reference, part.reference] as const] : []
  }),
})

function jointOf(text: string, { to: from }: Stretch, next: Named, vocabulary: Vocabulary): "list" | "range" | null {
  if (next.from - from > 30) return null
  const gap = text.slice(from, next.from)
  // Two lines, each with a dash before it, are a list.
  if (!gap.includes("\n") && isUpTo(gap, vocabulary)) return "range"
  const isJoined = tokensOf(text.slice(from, next.lead)).every(({ text: word }) =>
    sensesOf(word, vocabulary).includes("and"),
  )
  return isJoined && /^[\s,&/+()#•–—-]*$/u.test(gap.replaceAll(/[\p{L}\p{N}'’]/gu, "")) && !gap.includes("\n")
    ? "list"
    : null
}

/** "to", "to action", a dash, "- #". */
function isUpTo(gap: string, vocabulary: Vocabulary): boolean {
  const joints = tokensOf(gap).map(token => sensesOf(token.text, vocabulary))
  const words = joints.filter(senses => !senses.includes("label"))
  return words.length === 0
    ? /^\s*[-–—]\s*#?$/u.test(gap)
    : words.length === 1 && (words[0]?.includes("range") ?? false)
}
