// Which action of a plan a row of a document is: by its reference, else by its words, or words nearly the same.
import type { Action } from "../action/action.ts"
import type { ReadAction } from "./planReading.ts"
import { isSlip } from "./table/slip.ts"

/** Case, spacing and marks make no other text. */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()

export const plainReference = (reference: string): string =>
  reference.toLowerCase().replaceAll(/[\s().:]+$|^[\s(]+/g, "")

const wordsOf = (text: string): Set<string> => new Set(plain(text).split(" ").filter(Boolean))

/** The share of words that two texts have in common, a slip of one letter forgiven. */
function likeness(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  if (some.size === 0 || others.size === 0) return 0
  const missing = [...some].filter(word => !others.has(word))
  const shared = some.size - missing.length
  if (shared < missing.length) return (2 * shared) / (some.size + others.size)
  const left = [...others].filter(word => !some.has(word))
  const slips = missing.filter(word => left.some(other => isSlip(word, other))).length
  return (2 * (shared + slips)) / (some.size + others.size)
}

/** A reference and half of the words are enough; words alone must be nearly all there. */
const likeEnough = { withReference: 0.5, alone: 0.75 }

type Row = { at: number; reference: string; theme: string; text: string; words: Set<string> }
type Known = Omit<Row, "at"> & { key: string }
type Pairs = Map<number, string>

/** Keys of actions by place in the document; every action is paired once. */
export function pairActions(
  read: readonly ReadAction[],
  actions: readonly Action[],
  themeOf: (action: Action) => string,
): ReadonlyMap<number, string> {
  const rows = read.map((each, at): Row => {
    const theme = plain(each.theme ?? "")
    return { at, reference: plainReference(each.ref ?? ""), theme, text: plain(each.title), words: wordsOf(each.title) }
  })
  const known = actions.map((action): Known => {
    const theme = plain(themeOf(action))
    const reference = plainReference(action.reference)
    return { key: action.key, reference, theme, text: plain(action.text), words: wordsOf(action.text) }
  })
  const pairs: Pairs = new Map()
  const taken = new Set<string>()
  const pair = (row: Row, action: Known) => {
    pairs.set(row.at, action.key)
    taken.add(action.key)
  }
  const freeRows = () => rows.filter(({ at }) => !pairs.has(at))
  const freeKnown = () => known.filter(({ key }) => !taken.has(key))
  // When a plan was numbered anew, words that moved tell more than a number that stayed.
  for (const [row, action] of byReference(freeRows(), freeKnown()))
    if (likeness(row.words, action.words) >= likeEnough.withReference) pair(row, action)
  for (const [row, action] of byText(freeRows(), freeKnown())) pair(row, action)
  for (const [row, action] of byLikeness(freeRows(), freeKnown())) pair(row, action)
  for (const [row, action] of byReference(freeRows(), freeKnown())) pair(row, action)
  return pairs
}

/** Of the same reference under the same theme; where there is one of each, under any theme. */
function byReference(rows: readonly Row[], known: readonly Known[]): [Row, Known][] {
  const isNumbered = ({ reference }: { reference: string }) => reference !== ""
  const [numbered, others] = [rows.filter(isNumbered), known.filter(isNumbered)]
  const inTheme = onlyOnes(numbered, others, ({ reference, theme }) => `${reference}\n${theme}`)
  const [seen, done] = [new Set(inTheme.map(([row]) => row)), new Set(inTheme.map(([, action]) => action))]
  const rest = onlyOnes(
    numbered.filter(row => !seen.has(row)),
    others.filter(action => !done.has(action)),
    ({ reference }) => reference,
  )
  return [...inTheme, ...rest]
}

function onlyOnes(
  rows: readonly Row[],
  known: readonly Known[],
  nameOf: (one: Omit<Row, "at">) => string,
): [Row, Known][] {
  const named = Map.groupBy(known, nameOf)
  return [...Map.groupBy(rows, nameOf)].flatMap(([name, [row, ...moreRows]]): [Row, Known][] => {
    const [action, ...moreKnown] = named.get(name) ?? []
    return row && action && moreRows.length + moreKnown.length === 0 ? [[row, action]] : []
  })
}

/** The same words: under the same theme first, then as they come. */
function byText(rows: readonly Row[], known: readonly Known[]): [Row, Known][] {
  const named = Map.groupBy(known, ({ text }) => text)
  const pairs: [Row, Known][] = []
  const inOrder = [...Map.groupBy(rows, ({ text }) => text)].filter(([text]) => text !== "")
  for (const [text, same] of inOrder) {
    const left = [...(named.get(text) ?? [])]
    const wait: Row[] = []
    for (const row of same) {
      const place = left.findIndex(({ theme }) => theme === row.theme)
      const [action] = place < 0 ? [] : left.splice(place, 1)
      if (action) pairs.push([row, action])
      else wait.push(row)
    }
    for (const row of wait) {
      const action = left.shift()
      if (action) pairs.push([row, action])
    }
  }
  return pairs
}

/** Words that so many share tell nothing, and would make every pair a candidate. */
const commonWord = 100

function byLikeness(rows: readonly Row[], known: readonly Known[]): [Row, Known][] {
  const holding = new Map<string, Known[]>()
  for (const action of known)
    for (const word of action.words) {
      const list = holding.get(word)
      if (list) list.push(action)
      else holding.set(word, [action])
    }
  const found: { row: Row; action: Known; score: number }[] = []
  for (const row of rows) {
    const near = new Set<Known>()
    for (const word of row.words) {
      const list = holding.get(word) ?? []
      if (list.length <= commonWord) for (const action of list) near.add(action)
    }
    for (const action of near) {
      const score = likeness(row.words, action.words)
      if (score >= likeEnough.alone) found.push({ row, action, score })
    }
  }
  const [rowsDone, knownDone] = [new Set<Row>(), new Set<Known>()]
  return found
    .toSorted((a, b) => b.score - a.score)
    .flatMap(({ row, action }): [Row, Known][] => {
      if (rowsDone.has(row) || knownDone.has(action)) return []
      rowsDone.add(row)
      knownDone.add(action)
      return [[row, action]]
    })
}
