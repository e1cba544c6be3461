// What an owner types in plain words, read as proposals for their actions. Nothing is applied before they agree to it.
import type { Day } from "../day/day.ts"
import { isBareStatus, isEmpty, isNothingBut, type Segment, segmentsOf, trimmed } from "./read/readClauses.ts"
import type { Candidate, Proposal, WordsReading } from "./read/reading.ts"
import { candidatesIn, isPlainRange } from "./read/readRanges.ts"
import { referencesIn, sameReference } from "./read/readReferences.ts"
import { sharingWords, type TellingWords, tellingWords } from "./read/readSharedWords.ts"
import { has, type Span, type Stretch, spansOf } from "./read/readSpans.ts"
import { doubtOfEither, readStatus, statusEnd, unread } from "./read/readStatus.ts"
import type { Vocabulary, WishKind } from "./read/readVocabulary.ts"
import { findWish } from "./read/readWishes.ts"

export type { Candidate, Proposal, WordsReading } from "./read/reading.ts"
export type { Doubt } from "./read/readStatus.ts"
export type { Vocabulary, WishKind } from "./read/readVocabulary.ts"

/** Longer than any update may be; what is beyond is handed back unread. */
export const readingLimit = 10_000

/** A reference within what is said: another action's, or the one it is said of. */
type Hole = Stretch & { isOther: boolean }

/** What is said of one action, in one place or several. */
type Item = {
  candidate: Candidate
  stretches: Stretch[]
  holes: readonly Hole[]
  /** Known before the words are read. */
  doubt: "which action" | "which status" | "either" | null
  /** Said of a range, and not of this action by its own reference. */
  isByRange: boolean
}

type Target = { items: Item[]; wish: Stretch | null }

type Desk = {
  text: string
  vocabulary: Vocabulary
  today: Day
  candidates: readonly Candidate[]
  /** Of each candidate's text, in their order. */
  telling: readonly TellingWords[]
  /** Stretches already looked through, for one may be said of many actions. */
  looked: Map<string, Span[]>
  byReference: ReadonlyMap<string, Candidate[]>
  items: Item[]
  wish: { kind: WishKind; candidate: Candidate | null; stretch: Stretch } | null
  notUnderstood: string[]
  /** What the segment before was said of: a further line without a reference belongs to it. */
  last: Target | null
}

export function readWords(
  message: string,
  candidates: readonly Candidate[],
  vocabulary: Vocabulary,
  today: Day,
): WordsReading {
  const text = message.slice(0, readingLimit)
  const desk: Desk = {
    text,
    vocabulary,
    today,
    candidates,
    telling: candidates.map(candidate => tellingWords(candidate.text)),
    looked: new Map(),
    byReference: Map.groupBy(candidates, candidate => sameReference(candidate.reference)),
    items: [],
    wish: null,
    notUnderstood: [],
    last: null,
  }
  const groups = referencesIn(text, [...desk.byReference.keys()], vocabulary)
  for (const segment of segmentsOf(text, groups, vocabulary)) readSegment(desk, segment)
  keepUnread(desk, message.slice(readingLimit))
  const asked = desk.wish
  return {
    proposals: desk.items.filter(item => saysAnything(desk, item)).map(item => proposalOf(desk, item)),
    wish: asked && {
      kind: asked.kind,
      actionKey: asked.kind === "away" ? null : (asked.candidate?.actionKey ?? null),
      words: trimmed(text.slice(asked.stretch.from, asked.stretch.to)),
    },
    notUnderstood: desk.notUnderstood,
  }
}

function keepUnread(desk: Desk, words: string) {
  if (!isEmpty(words) && !desk.notUnderstood.includes(trimmed(words))) desk.notUnderstood.push(trimmed(words))
}

function spansIn({ text, vocabulary, looked }: Desk, stretch: Stretch, holes: readonly Stretch[] = []): Span[] {
  const inside = holes.filter(hole => hole.from < stretch.to && hole.to > stretch.from)
  const key = JSON.stringify([stretch.from, stretch.to, inside])
  const spans = looked.get(key) ?? spansOf(text, stretch, vocabulary, inside)
  looked.set(key, spans)
  return spans
}

function readSegment(desk: Desk, segment: Segment) {
  const { lead, mentions } = segment
  if (!lead && mentions.length === 0) return readUnreferenced(desk, segment)
  const named = lead ? [lead] : mentions
  const meant = named.flatMap(group => group.references.map(reference => desk.byReference.get(reference) ?? []))
  const ranges = named.flatMap(group => group.ranges)
  const found = [...new Set([...ranges.map(range => candidatesIn(desk.candidates, range)), ...meant].flat())]
  const foreign = found.length > 0 ? named.flatMap(({ parts }) => parts.filter(part => part.isForeign)) : []
  for (const { from, to } of foreign) keepUnread(desk, desk.text.slice(from, to))
  const isShared = found.some(({ reference }) => (desk.byReference.get(sameReference(reference))?.length ?? 0) > 1)
  // "2.1-3" may be short for "2.1 to 2.3".
  const isCut = lead !== null && /^[-–—]\p{N}/u.test(desk.text.slice(lead.to, lead.to + 2))
  // "the work moved from 2.1 to 2.3" is no range of actions.
  const isInSentence = ranges.length > 0 && lead === null && !opensWithSaying(desk, segment, mentions)
  const isPlain = ranges.every(range => isPlainRange(desk.candidates, segment, range))
  const isUnclear = isShared || isCut || isInSentence || !isPlain
  const isEither = named.some(group => group.isEither)
  const doubt = segment.isTurned ? "which status" : isUnclear ? "which action" : isEither ? "either" : null
  const holes = mentions.map(({ parts, from, to }) => ({ from: parts[0]?.from ?? from, to, isOther: true }))
  if (lead)
    return found.length > 0
      ? say(desk, found, { from: lead.to, to: segment.to }, holes, doubt, ranges.length > 0)
      : readUnreferenced(desk, segment)
  const last = mentions.at(-1)
  const isTrailing = mentions.length === 1 && last !== undefined && isEmpty(desk.text.slice(last.to, segment.to))
  const body = isTrailing ? { from: segment.from, to: last.from } : segment
  if (desk.last && !opensWithSaying(desk, body, holes)) return goOn(desk, segment, holes)
  if (found.length === 0) return readUnreferenced(desk, segment)
  const own = holes.map(hole => ({ ...hole, isOther: false }))
  say(desk, found, body, own, doubt ?? (mentions.length > 1 ? "which action" : null), ranges.length > 0)
}

function opensWithSaying(desk: Desk, body: Stretch, holes: readonly Stretch[]): boolean {
  const spans = spansIn(desk, body, holes)
  return statusEnd(spans) > 0 || findWish(spans) !== null
}

/** A wish within it is taken out; the rest is said of these candidates. */
function say(
  desk: Desk,
  candidates: readonly Candidate[],
  body: Stretch,
  holes: readonly Hole[],
  doubt: Item["doubt"],
  isByRange = false,
) {
  const wish = findWish(spansIn(desk, body, holes))
  const said = wish ? { from: body.from, to: wish.from } : body
  const isOnlyWish = wish !== null && isEmpty(desk.text.slice(said.from, said.to))
  const items = isOnlyWish
    ? []
    : candidates.map(candidate => addTo(desk, { candidate, stretches: [said], holes, doubt, isByRange }))
  desk.last = { items, wish: null }
  const isOpen = doubt === "which action" || doubt === "either"
  if (wish) askFor(desk, wish.kind, { from: wish.from, to: body.to }, isOpen ? [] : candidates)
}

/** What is said of an action by name stands before what is said of a range it lies in, which is handed back. */
function addTo(desk: Desk, item: Item): Item {
  const own = desk.items.filter(({ candidate }) => candidate === item.candidate)
  const known = own.find(it => it.isByRange !== item.isByRange) ?? own.find(it => it.doubt === item.doubt)
  if (!known) desk.items.push(item)
  if (!known) return item
  if (known.isByRange !== item.isByRange) {
    const said = stretchesText(desk, item.isByRange ? item : known)
    if (!isBareStatus(said, [], desk.vocabulary)) keepUnread(desk, said)
    return item.isByRange ? known : Object.assign(known, item)
  }
  known.stretches.push(...item.stretches)
  known.holes = [...known.holes, ...item.holes]
  return known
}

/** One wish a message; a second is handed back rather than dropped. */
function askFor(desk: Desk, kind: WishKind, stretch: Stretch, of: readonly Candidate[]) {
  if (desk.wish) return keepUnread(desk, desk.text.slice(stretch.from, stretch.to))
  desk.wish = { kind, candidate: of.length === 1 ? (of[0] ?? null) : null, stretch }
  if (desk.last?.items.length === 0) desk.last = { items: [], wish: stretch }
}

function readUnreferenced(desk: Desk, segment: Segment) {
  const spans = spansIn(desk, segment)
  const [only] = desk.candidates
  const isForeign = segment.lead !== null
  if (
    spans.length > 0 &&
    spans.every(span => has(span, "greeting", "and")) &&
    isNothingBut(desk.text, segment, spans)
  ) {
    // A name below the thanks is no progress.
    desk.last = null
    return
  }
  if (isEmpty(desk.text.slice(segment.from, segment.to))) return
  if (desk.candidates.length === 1 && only && !(desk.last && !isForeign))
    return say(
      desk,
      [only],
      segment,
      segment.lead ? [{ ...segment.lead, isOther: true }] : [],
      isForeign ? "which action" : null,
    )
  const wish = isForeign ? null : findWish(spans)
  if (wish && isEmpty(desk.text.slice(segment.from, wish.from))) {
    return askFor(desk, wish.kind, segment, desk.last?.items.map(({ candidate }) => candidate) ?? [])
  }
  if (isForeign) desk.last = null
  else if (desk.last && !isSaidOfOthers(desk, spans, desk.last)) return goOn(desk, segment, [])
  offer(desk, segment, spans)
}

/** A further line or sentence goes with the one before it. */
function goOn(desk: Desk, segment: Stretch, holes: readonly Hole[]) {
  const { items, wish } = desk.last ?? { items: [], wish: null }
  if (wish) wish.to = segment.to
  else if (items.length === 0) return keepUnread(desk, desk.text.slice(segment.from, segment.to))
  for (const item of items) {
    const stretch = item.stretches.at(-1)
    item.holes = [...item.holes, ...holes]
    if (stretch?.to === segment.from) item.stretches[item.stretches.length - 1] = { from: stretch.from, to: segment.to }
    else item.stretches.push({ from: segment.from, to: segment.to })
  }
}

/** Only when it shares two words with another action and none with those before. */
function isSaidOfOthers(desk: Desk, spans: readonly Span[], { items }: Target): boolean {
  const [best] = sharingWords(spans, desk.telling)
  if (best === undefined || items.some(item => item.candidate === desk.candidates[best])) return false
  const own = items.map(item => tellingWords(item.candidate.text))
  return sharingWords(spans, own).length === 0 && countShared(spans, desk.telling[best] ?? []) > 1
}

const countShared = (spans: readonly Span[], text: TellingWords): number =>
  spans.filter(span => sharingWords([span], [text]).length > 0).length

/** Without a reference nothing is taken for certain. */
function offer(desk: Desk, segment: Stretch, spans: readonly Span[]) {
  const isNoChange = spans.some(span => has(span, "no change"))
  const isEvery = spans.some(span => has(span, "every"))
  const isOnlyStatus = statusEnd(spans) === spans.at(-1)?.to
  const isAll = isOnlyStatus && (isNoChange || isEvery)
  const chosen = isAll
    ? desk.candidates
    : sharingWords(spans, desk.telling).flatMap(index => desk.candidates[index] ?? [])
  if (chosen.length === 0) return keepUnread(desk, desk.text.slice(segment.from, segment.to))
  say(desk, chosen, segment, [], isAll && isNoChange && isEvery ? null : "which action")
}

const stretchesText = ({ text }: Desk, { stretches }: Item): string =>
  stretches.map(({ from, to }) => text.slice(from, to)).join("")

/** A reference with nothing said of it but a wish is no update. */
const saysAnything = (desk: Desk, item: Item): boolean =>
  !isEmpty(stretchesText(desk, item)) || desk.wish?.candidate !== item.candidate

function proposalOf(desk: Desk, item: Item): Proposal {
  const { candidate, holes } = item
  const spans = spansOfItem(desk, item)
  const heard = readStatus(spans, {
    ...candidate,
    namesAny: holes.length > 0,
    namesAnother: holes.some(hole => hole.isOther),
    today: desk.today,
  })
  const isQuestion = heard.kind === "progress" && heard.doubt === null && stretchesText(desk, item).includes("?")
  const { doubt: statusDoubt, ...read } =
    item.doubt === "which status"
      ? unread
      : isQuestion
        ? { ...heard, status: null, doubt: "which status" as const }
        : heard
  const doubt = (item.doubt === "either" ? doubtOfEither(read) : item.doubt) ?? statusDoubt
  const isKept = doubt === "which action" ? read.kind === "progress" : doubt !== null && doubt !== "why closed"
  return {
    actionKey: candidate.actionKey,
    postKey: candidate.postKey,
    ...read,
    words: wordsOf(desk, item, isKept ? 0 : statusEnd(spans)),
    isSure: doubt === null,
    doubt,
  }
}

/** What is said in several places is said one after the other. */
const spansOfItem = (desk: Desk, { stretches, holes }: Item): Span[] =>
  stretches.flatMap((stretch, index) =>
    spansIn(desk, stretch, holes).map(span =>
      index > 0 && span.after === "start" ? { ...span, after: "punctuation" as const } : span,
    ),
  )

/** What stands before `end` only says the status, and is left out; unless there is more in it than words. */
function wordsOf(desk: Desk, { stretches, holes }: Item, end: number): string {
  const words = stretches.map(({ from, to }) => {
    const start = Math.min(to, Math.max(from, end))
    const leftOut = spansIn(desk, { from, to }, holes).filter(span => span.to <= start)
    return trimmed(desk.text.slice(isNothingBut(desk.text, { from, to: start }, leftOut) ? start : from, to))
  })
  return words.filter(each => each !== "").join("\n")
}
