// One clause of a by-when cell: which words go with which date.
import { isEvent } from "./readEvents.ts"
import type { Item, ItemOf } from "./readItems.ts"
import type { Period } from "./readPeriods.ts"
import type { CellStatus, Marker } from "./readPhrases.ts"

/** A stage before its days are known. */
export type Draft = {
  label: string | null
  period: Period | null
  markers: readonly Marker[]
  isOngoing: boolean
  isEvent: boolean
  repeat: Item | null
  /** "every", where the months it goes with are part of the repetition's words. */
  every: Item | null
  /** Where its date stands, the words before it that say which end counts included. */
  start: number
  end: number
}

export type Clause = {
  drafts: Draft[]
  /** Words that go with no date of this clause. */
  label: Item[]
  repeat: Item | null
  status: CellStatus | null
  leftOver: Item[]
  /** "TBC" or "or" beside a date. */
  isOpen: boolean
}

type Walk = Clause & {
  items: readonly Item[]
  words: string
  markers: ItemOf<"marker">[]
  every: Item | null
  /** Whether nothing but a dash, colon or bracket parts the words being gathered from the date before them. */
  isClose: boolean
  /** Whether the item before is a word that may change what the next one means. */
  isLeaning: boolean
}

const isFiller = (item: Item) =>
  item.kind === "joint" || (item.kind === "marker" && ["in", "to"].includes(item.marker)) || item.kind === "stop"

/** The writer's words from the first to the last that means something. */
export function textOf(items: readonly Item[], words: string): string {
  const at = items.findIndex(item => !isFiller(item))
  const before = items[at - 1]
  const first = before?.kind === "marker" && before.marker === "to" ? before : items[at]
  const last = items.findLast(item => !isFiller(item))
  return first && last ? trimMarks(words.slice(first.start, last.end)) : ""
}

const trimMarks = (text: string) => text.replace(/^["“”'‘’.,]{1,9}/, "").replace(/["“”'‘’,]{1,9}$/, "")

const hasWords = (walk: Walk) => textOf(walk.label, walk.words) !== ""

/** Hands the words gathered to the date before them, if they stand close to it and it has none. */
function labelBefore(walk: Walk, isLast: boolean) {
  const draft = walk.drafts.at(-1)
  if (!draft || !hasWords(walk)) return
  if (draft.label === null && (walk.isClose || isLast)) {
    draft.label = textOf(walk.label, walk.words)
    walk.label = []
  } else if (isLast) {
    walk.leftOver.push(...walk.label)
    walk.label = []
  }
}

const nextPeriod = (walk: Walk, at: number): boolean => {
  const next = walk.items[at + 1]
  if (next?.kind === "marker") return nextPeriod(walk, at + 1)
  return next?.kind === "period"
}

function takePeriod(walk: Walk, item: ItemOf<"period">) {
  const markers = walk.markers.map(marker => marker.marker)
  const opens = walk.drafts.at(-1)?.every === walk.every ? null : walk.every
  const vague = walk.markers.filter(marker => marker.marker === "about")
  walk.leftOver.push(...vague)
  // "by Christmas 2012" is not the whole year.
  if (item.period.certainty === "year" && hasWords(walk) && walk.isLeaning) walk.isOpen = true
  const start = Math.min(item.start, ...walk.markers.map(marker => marker.start), opens ? opens.start : item.start)
  const last = walk.drafts.at(-1)
  walk.markers = []
  walk.isClose = true
  if (last?.isOngoing && !last.period && !last.isEvent && markers.some(m => ["until", "to", "from"].includes(m))) {
    Object.assign(last, { period: item.period, markers, end: item.end })
    return
  }
  const label = textOf(walk.label, walk.words) || null
  walk.label = []
  walk.drafts.push({ ...bare, label, period: item.period, markers, every: walk.every, start, end: item.end })
}

const bare = { label: null, period: null, markers: [], isOngoing: false, isEvent: false, repeat: null, every: null }

/** "November 2012 and on-going" begins then; after "by November" it is a stage of its own. */
function takeOngoing(walk: Walk, item: Item) {
  const last = walk.drafts.at(-1)
  const isLimit = last?.markers.some(marker => ["by", "until", "before", "to"].includes(marker)) ?? false
  const isApart = walk.items.some(
    or => or.kind === "joint" && or.joint === "or" && last && or.start >= last.end && or.start < item.start,
  )
  if (last && !hasWords(walk) && !isLimit && !isApart) {
    last.isOngoing = true
    if (last.period && !last.markers.includes("from")) last.markers = [...last.markers, "from"]
    return
  }
  const label = textOf(walk.label, walk.words) || null
  walk.label = []
  walk.isClose = true
  walk.drafts.push({ ...bare, label, isOngoing: true, start: item.start, end: item.end })
}

function takeMarker(walk: Walk, item: ItemOf<"marker">, at: number) {
  const last = walk.drafts.at(-1)
  const isOngoingBefore = last?.isOngoing === true && last.period === null && !hasWords(walk)
  if (item.marker === "every" && nextPeriod(walk, at)) walk.every = item
  else if (item.marker === "in" || (item.marker === "to" && !isOngoingBefore)) walk.label.push(item)
  else if (nextPeriod(walk, at)) walk.markers.push(item)
  else if (last?.period && !hasWords(walk) && (item.marker === "by" || item.marker === "from") && endsHere(walk, at))
    last.markers = [...last.markers, item.marker]
  else takeWord(walk, item)
}

const endsHere = (walk: Walk, at: number) => walk.items[at + 1]?.kind !== "word"

function takeWord(walk: Walk, item: Item) {
  walk.every = null
  walk.label.push(item)
}

/** "annual review" is the name of a thing, and how often it comes. */
function takeRepeat(walk: Walk, item: Item, at: number) {
  const isAdjective = walk.items[at + 1]?.kind === "word" && /(?:al|ly)$/i.test(walk.words.slice(item.start, item.end))
  if (isAdjective) walk.label.push(item)
  else if (walk.repeat) walk.leftOver.push(item)
  walk.repeat ??= item
}

/** A status or "TBC" stands for itself only where no word leans on it. */
function standsAlone(walk: Walk, at: number): boolean {
  const [before, next] = [walk.items[at - 1], walk.items[at + 1]]
  // "Delivered by March" is still to come.
  const isAim = next?.kind === "marker" && (next.marker === "by" || next.marker === "before")
  const isAimed = before?.kind === "marker" && before.marker === "to"
  return before?.kind !== "word" && !["word", "repeat"].includes(next?.kind ?? "") && !isAim && !isAimed
}

function takeJoint(walk: Walk, item: ItemOf<"joint">) {
  const last = walk.drafts.at(-1)
  // "2023 or 2025" leaves open which.
  if (item.joint === "or" && last && !hasWords(walk)) walk.isOpen = true
  else if (["and", "or", "/"].includes(item.joint)) walk.label.push(item)
  else {
    if (item.joint !== ":") labelBefore(walk, item.joint === ")")
    if (item.joint === ",") walk.isClose = false
    if (item.joint === "(") walk.isClose = true
  }
}

function take(walk: Walk, item: Item, at: number) {
  if (item.kind === "period" && isNameOfYear(walk, item, at)) takeWord(walk, item)
  else if (item.kind === "period") takePeriod(walk, item)
  else if (item.kind === "marker") takeMarker(walk, item, at)
  else if (item.kind === "joint") takeJoint(walk, item)
  else if (item.kind === "ongoing") takeOngoing(walk, item)
  else if (item.kind === "repeat") takeRepeat(walk, item, at)
  else if (item.kind === "onwards" && walk.drafts.at(-1)?.period && !hasWords(walk)) openEnd(walk, at)
  else if (item.kind === "status" && standsAlone(walk, at)) walk.status ??= item.status
  else if (item.kind === "unknown" && standsAlone(walk, at)) walk.isOpen = true
  else if (item.kind === "planYears" && !nextDated(walk, at)) {
    walk.drafts.push({ ...bare, isEvent: true, start: item.start, end: item.end })
    walk.isClose = true
  } else takeWord(walk, item)
}

/** "2021/22 projects completed - March 2022": the year belongs to the name of what has its own date. */
const isNameOfYear = (walk: Walk, item: ItemOf<"period">, at: number) =>
  item.period.certainty === "year" &&
  walk.drafts.length === 0 &&
  walk.markers.length === 0 &&
  walk.items[at + 1]?.kind === "word" &&
  walk.items.slice(at + 1).some(later => later.kind === "period" && later.period.certainty !== "year")

/** "March 2013 and annually thereafter" goes on by coming round, and each time has its end. */
function openEnd(walk: Walk, at: number) {
  const last = walk.drafts.at(-1)
  if (last && walk.items[at - 1]?.kind !== "repeat") last.markers = [...last.markers, "from"]
}

/** "year 3 (2024 to 25)" is dated by what follows. */
const nextDated = (walk: Walk, at: number) => {
  const [next, beyond] = walk.items.slice(at + 1, at + 3)
  return next?.kind === "period" || (next?.kind === "joint" && beyond?.kind === "period")
}

/** In "19 September CMT 16 October Executive" each name follows its date. */
function shiftLabels(walk: Walk) {
  const { drafts } = walk
  if (drafts.length < 2 || !hasWords(walk) || drafts[0]?.label !== null) return
  if (drafts.slice(1).some(draft => draft.label === null)) return
  drafts.forEach((draft, index) => {
    draft.label = drafts[index + 1]?.label ?? null
  })
}

const opensEvent = (items: readonly Item[], words: string) => {
  const at = items.findIndex(item => /^within$/i.test(words.slice(item.start, item.end)))
  return at >= 0 && items[at + 1]?.kind !== "period" && items[at + 2]?.kind !== "period"
}

function eventOf(items: readonly Item[], repeat: Item | null): Draft {
  const [start, end] = [items[0]?.start ?? 0, items.at(-1)?.end ?? 0]
  return { ...bare, isEvent: true, repeat, start, end }
}

export function readClause(items: readonly Item[], words: string): Clause {
  const walk: Walk = {
    ...{ items, words, drafts: [], label: [], repeat: null, status: null, leftOver: [], isOpen: false },
    ...{ markers: [], every: null, isClose: false, isLeaning: false },
  }
  if (opensEvent(items, words)) return { ...walk, drafts: [eventOf(items, null)] }
  items.forEach((item, at) => {
    walk.isLeaning = items[at - 1]?.kind === "word"
    take(walk, item, at)
  })
  shiftLabels(walk)
  labelBefore(walk, true)
  if (walk.drafts.length === 0 && !walk.status && hasWords(walk) && isEvent(textOf(items, words), walk.repeat !== null))
    return { ...walk, drafts: [eventOf(items, walk.repeat)], label: [] }
  if (walk.drafts.length > 0) for (const draft of walk.drafts) draft.repeat = walk.repeat
  return walk
}
