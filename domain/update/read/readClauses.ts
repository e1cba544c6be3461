// A message cut into segments: each is said of the references that open it, or of none.
import { groupOf, type ReferenceGroup } from "./readReferences.ts"
import { isSaidOfAction, isSaying, opensWithStatus } from "./readSaying.ts"
import { clausesOf, has, type Span, type Stretch, spansOf } from "./readSpans.ts"
import { subjectSenses, type Vocabulary } from "./readVocabulary.ts"

export type Segment = Stretch & {
  /** The references that open it. */
  lead: ReferenceGroup | null
  /** References further on: "no change on 2.1", "waiting for 2.3". */
  mentions: readonly ReferenceGroup[]
  /** "not 2.2", "all but 2.2", "is 2.2 done": what is said is not said of it, or the other way about, or asked. */
  isTurned: boolean
}

type Open = { from: number; lead: ReferenceGroup | null; mentions: ReferenceGroup[]; isTurned: boolean }

/** What is left of a text when marks between words are taken away. */
const separators = /[\s,;:.!?()[\]"'“”‘’&/+|#*•>–—-]+/gu
export const isEmpty = (text: string): boolean => text.replaceAll(separators, "") === ""

/** Whether these words, and marks between words, are all there is: an emoji is neither. */
export const isNothingBut = (text: string, stretch: Stretch, spans: readonly Stretch[]): boolean => {
  const starts = [stretch.from, ...spans.map(span => span.to)]
  return starts.every((from, index) => isEmpty(text.slice(from, Math.max(from, spans[index]?.from ?? stretch.to))))
}

/** Whether it says how far these actions are, and nothing that would be lost with it. */
export function isBareStatus(text: string, references: readonly string[], vocabulary: Vocabulary): boolean {
  const rest = references.reduce((left, reference) => left.replaceAll(reference, " "), text)
  const all = { from: 0, to: rest.length }
  const spans = spansOf(rest, all, vocabulary, [])
  return spans.every(span => isSaying(span) || has(span, ...subjectSenses)) && isNothingBut(rest, all, spans)
}

export function segmentsOf(text: string, groups: readonly ReferenceGroup[], vocabulary: Vocabulary): Segment[] {
  const left = [...groups]
  return piecesOf(text, groups).flatMap(piece => {
    const inside: ReferenceGroup[] = []
    while (left[0] && left[0].from < piece.to) inside.push(...left.splice(0, 1))
    return cut(text, piece, inside, vocabulary)
  })
}

/** Lines, and sentences; a full stop right after a reference ends neither. */
function piecesOf(text: string, groups: readonly ReferenceGroup[]): Stretch[] {
  const ends = new Set(groups.map(group => group.to))
  const inGroups = new Set(
    groups.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, offset) => from + offset)),
  )
  const pieces: Stretch[] = []
  let from = 0
  for (const match of text.matchAll(/[\n\r;]+|[.!?]+(?=\s)/gu)) {
    const isOfReference = inGroups.has(match.index) || (match[0] === "." && ends.has(match.index))
    if (isOfReference) continue
    const to = match.index + match[0].length
    pieces.push({ from, to })
    from = to
  }
  return [...pieces, { from, to: text.length }]
}

function cut(text: string, piece: Stretch, groups: readonly ReferenceGroup[], vocabulary: Vocabulary): Segment[] {
  const segments: Segment[] = []
  let open: Open = { from: piece.from, lead: null, mentions: [], isTurned: false }
  const begin = (lead: ReferenceGroup) => {
    const to = endBefore(text, { from: open.lead?.to ?? open.from, to: lead.from }, vocabulary)
    if (open.lead || !isEmpty(text.slice(open.from, to))) segments.push({ ...open, to })
    open = { from: lead.from, lead, mentions: [], isTurned: isConditional }
  }
  // "once 2.1 is done, 2.2 is done": the condition is of both.
  let isConditional = false
  for (const group of groups) {
    const last = group.parts.at(-1)
    // "waiting for 2.3 to start" tells nothing of 2.3; "waiting for finance 2.3 done" does.
    const isBare = open.lead !== null && group.from === group.parts[0]?.from
    const hinge = hingeBefore(text, open, group, vocabulary)
    if (hinge) {
      open.mentions.push(group)
      isConditional ||= !open.lead && has(hinge, "condition")
      open.isTurned ||= !open.lead || isTurning(text, open, hinge, vocabulary)
    } else if (isAsked(text, open, group, vocabulary)) {
      open.mentions.push(group)
      open.isTurned = true
    } else if (opensClause(text, open, group, piece, vocabulary)) begin(group)
    else if (isBare && isSaidAfter(text, group.to, piece, vocabulary)) begin(group)
    else if (last && isParted(text, open, group, vocabulary) && isSaidAfter(text, group.to, piece, vocabulary)) {
      const { isEither } = group
      open.mentions.push({ ...groupOf(group.parts.slice(0, -1)), isEither })
      begin({ ...groupOf([last]), isEither })
    } else open.mentions.push(group)
  }
  return [...segments, { ...open, to: piece.to }]
}

/** "no change on 2.1, 2.2 done", but not "none of 2.1 and 2.2 done". */
function isParted(text: string, open: Open, { from, parts }: ReferenceGroup, vocabulary: Vocabulary): boolean {
  if (parts.length < 2 || parts.at(-1)?.endsRange) return false
  const before = spansOf(text, { from: open.lead?.to ?? open.from, to: from }, vocabulary, [])
  return clausesOf(before).at(-1)?.spans.some(isSaying) ?? false
}

const hinges = ["condition", "hinge", "not", "except"] as const

/** "until", "because", "not" right before a reference: what follows is no statement about that action. */
function hingeBefore(text: string, open: Open, group: ReferenceGroup, vocabulary: Vocabulary): Span | null {
  const to = group.parts[0]?.from ?? group.from
  const from = Math.max(open.lead?.to ?? open.from, to - 60)
  if (isEmpty(text.slice(from, to))) return null
  const spans = spansOf(text, { from, to }, vocabulary, [])
  const last = spans.findLast(span => has(span, ...hinges) || !has(span, "label", "lead-in"))
  return last && has(last, ...hinges) && /^[^,;:.!?–—]*$/u.test(text.slice(last.to, to)) ? last : null
}

/** A "not" before anything is said of the action that opens the segment. */
function isTurning(text: string, open: Open, hinge: Span, vocabulary: Vocabulary): boolean {
  const before = spansOf(text, { from: open.lead?.to ?? open.from, to: hinge.from }, vocabulary, [])
  return has(hinge, "not") && !before.some(isSaying)
}

/** "is 2.1 done". */
function isAsked(text: string, open: Open, group: ReferenceGroup, vocabulary: Vocabulary): boolean {
  const to = group.parts[0]?.from ?? group.from
  if (open.lead || open.mentions.length > 0) return false
  const spans = spansOf(text, { from: open.from, to }, vocabulary, [])
  const before = spans.filter(span => !has(span, "label", "greeting", "and"))
  return before.length > 0 && before.every(span => has(span, "asks"))
}

/** Without what only leads over to the next reference: "and", "also", "both", "hi". */
function endBefore(text: string, stretch: Stretch, vocabulary: Vocabulary): number {
  const spans = spansOf(text, stretch, vocabulary, [])
  const isLeadingOver = spans.every(span => has(span, "and", "greeting", "every"))
  if (isLeadingOver && isNothingBut(text, stretch, spans)) return stretch.from
  const kept = spans.findLastIndex(span => !has(span, "and"))
  const to = spans[kept + 1]?.from ?? stretch.to
  return isNothingBut(text, { from: to, to: stretch.to }, spans.slice(kept + 1)) ? to : stretch.to
}

function opensClause(text: string, open: Open, group: ReferenceGroup, piece: Stretch, vocabulary: Vocabulary): boolean {
  const from = open.lead?.to ?? open.from
  const before = text.slice(from, group.from)
  if (isEmpty(before)) return true
  const isLast = isEmpty(text.slice(group.to, piece.to))
  if (!open.lead && isLast) return false
  if (/[,:(/|•*>–—]\s*$|\s-+\s*$/u.test(before)) return true
  const spans = spansOf(text, { from, to: group.from }, vocabulary, [])
  if (has(spans.at(-1), "and") || (spans.length > 0 && spans.every(span => has(span, "greeting", "every")))) return true
  return open.lead !== null && clausesOf(spans).every(isSaidOfAction)
}

function isSaidAfter(text: string, place: number, piece: Stretch, vocabulary: Vocabulary): boolean {
  if (!/^\s/u.test(text.slice(place, place + 1))) return false
  const near = { from: place, to: Math.min(piece.to, place + 60) }
  return opensWithStatus(clausesOf(spansOf(text, near, vocabulary, []))[0])
}

/** Without the marks around it; what closes a sentence or a bracket stays. Walks, for a pattern would go back and forth. */
export function trimmed(text: string): string {
  if (isEmpty(text)) return ""
  let from = 0
  let to = text.length
  while (/[\s,;:.!?)\]–—|/•*>-]/u.test(text.charAt(from))) from++
  while (/[\s,;:(–—|•*-]/u.test(text.charAt(to - 1))) to--
  return text.slice(from, to)
}
