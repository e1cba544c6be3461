// The clauses of a cell put together: names and rhythms that stand in a clause of their own go to the dates they belong to.

import { monthsBetweenOccurrences } from "../repeats.ts"
import { type Clause, type Draft, readClause, textOf } from "./readClauses.ts"
import type { Item } from "./readItems.ts"
import type { CellStatus } from "./readPhrases.ts"

export type Drafts = {
  drafts: (Draft & { repeats: string | null })[]
  status: CellStatus | null
  leftOver: string
  isOpen: boolean
}

function clausesOf(items: readonly Item[], words: string): Clause[] {
  const clauses: Item[][] = [[]]
  for (const item of items) {
    if (item.kind === "stop") clauses.push([])
    else clauses.at(-1)?.push(item)
  }
  return clauses.filter(clause => clause.length > 0).map(clause => readClause(clause, words))
}

/** "Event held; January 2013, July 2013": a name in a clause of its own names the dates of the next. */
function carryLabels(clauses: readonly Clause[], words: string): Item[] {
  const leftOver: Item[] = []
  const isDated = clauses.some(clause => clause.drafts.length > 0)
  clauses.forEach((clause, index) => {
    const label = textOf(clause.label, words)
    if (label === "" || (clause.repeat && !isDated)) return
    const next = clauses[index + 1]?.drafts ?? []
    const unnamed = next.filter(draft => draft.label === null && !draft.isEvent)
    if (unnamed.length === 0 || unnamed.length < next.length) leftOver.push(...clause.label)
    else if (unnamed.length === 1) for (const draft of unnamed) draft.label = label
    else for (const draft of unnamed) draft.label = `${label}, ${words.slice(draft.start, draft.end)}`
  })
  return leftOver
}

/** A rhythm in a clause of its own goes to every stage; where there is no stage it is one by itself, with its name. */
function carryRepeats(clauses: readonly Clause[], words: string): { drafts: Draft[]; leftOver: Item[] } {
  const drafts = clauses.flatMap(clause => clause.drafts)
  const alone = clauses.filter(clause => clause.drafts.length === 0 && clause.repeat !== null)
  if (drafts.length > 0) {
    const [repeat, ...more] = alone.flatMap(clause => clause.repeat ?? [])
    return { drafts: drafts.map(draft => ({ ...draft, repeat: draft.repeat ?? repeat ?? null })), leftOver: more }
  }
  const none = { period: null, markers: [], isOngoing: false, isEvent: false, every: null }
  const rhythms = alone.map(({ repeat, label }) => ({
    ...{ ...none, repeat, label: textOf(label, words) || null },
    ...{ start: repeat?.start ?? 0, end: repeat?.end ?? 0 },
  }))
  return { drafts: rhythms, leftOver: [] }
}

/** "Feb & Oct": months without a year, joined by "and" and with nothing else, come round every year. */
function comesRound(drafts: readonly Draft[], words: string): boolean {
  const isMonth = (draft: Draft) =>
    draft.period?.certainty === "month" && draft.period.year === null && !draft.period.inferred
  const [first, last] = [drafts[0], drafts.at(-1)]
  if (drafts.length < 2 || !first || !last || !drafts.every(isMonth)) return false
  if (drafts.some(draft => draft.label !== null || draft.markers.length > 0 || draft.isOngoing)) return false
  return /&|\band\b/i.test(words.slice(first.start, last.end))
}

/** The words of the repetition; where it names several dates they belong to it, for each of them comes once a year. */
function repeatsOf(draft: Draft, drafts: readonly Draft[], words: string): string | null {
  const item = draft.every ?? draft.repeat
  if (!item) return comesRound(drafts, words) ? words.slice(drafts[0]?.start, drafts.at(-1)?.end) : null
  const alike = drafts.filter(other => (draft.every ? other.every === item : other.repeat === item && other.period))
  const text = words.slice(item.start, item.end)
  const isNamed = draft.every !== null || (alike.length > 1 && monthsBetweenOccurrences(text) !== 12)
  if (!isNamed) return text
  const start = Math.min(item.start, ...alike.map(other => other.start))
  const end = Math.max(item.end, ...alike.map(other => other.end))
  const isBracketed = words[end] === ")" && words.slice(start, end).includes("(")
  return words.slice(start, isBracketed ? end + 1 : end)
}

/** Stages of one cell are told apart by their labels, so one without takes the words of its date. */
function nameApart(drafts: readonly Draft[], words: string): Draft[] {
  if (drafts.length < 2) return [...drafts]
  const counts = new Map<string, number>()
  for (const { label } of drafts) if (label !== null) counts.set(label, (counts.get(label) ?? 0) + 1)
  return drafts.map(draft => {
    const date = words.slice(draft.start, draft.end)
    if (draft.label === null) return { ...draft, label: date }
    return (counts.get(draft.label) ?? 0) > 1 ? { ...draft, label: `${draft.label}, ${date}` } : draft
  })
}

/** Left-over words as they stand, each run by itself. */
function textLeft(items: readonly Item[], words: string): string {
  const runs: string[] = []
  let end = -1
  for (const item of items) {
    const text = words.slice(item.start, item.end)
    if (end >= 0 && words.slice(end, item.start).trim() === "") runs.push(`${runs.pop() ?? ""} ${text}`)
    else runs.push(text)
    end = item.end
  }
  return runs.join(" … ")
}

export function draftsOf(items: readonly Item[], words: string): Drafts {
  const clauses = clausesOf(items, words)
  const unnamed = carryLabels(clauses, words)
  const { drafts, leftOver: rhythms } = carryRepeats(clauses, words)
  const leftOver = [...unnamed, ...rhythms, ...clauses.flatMap(clause => clause.leftOver)].sort(
    (a, b) => a.start - b.start,
  )
  const named = nameApart(drafts, words)
  return {
    drafts: named.map((draft, index) => ({ ...draft, repeats: repeatsOf(drafts[index] ?? draft, drafts, words) })),
    status: clauses.find(clause => clause.status)?.status ?? null,
    leftOver: textLeft(leftOver, words),
    isOpen: clauses.some(clause => clause.isOpen),
  }
}
