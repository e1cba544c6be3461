// What each column of each table is taken for, told so that a person can correct it.
import { readByWhen } from "../byWhen/readByWhen.ts"
import type { TableDocument } from "./document.ts"
import { isRecommendations, isReference } from "./readReferences.ts"
import { filledCells, type GridRow, gridOf, ownCells, widthOf } from "./table/grid.ts"
import { headerIn, isFlagged, looseHeader } from "./table/header.ts"
import { type ColumnMeaning, meaningOf } from "./table/headings.ts"
import { ownMeanings } from "./table/ownExport.ts"

export { ColumnMeaning } from "./table/headings.ts"

/** What people corrected by hand: "table:column", both from 1. */
export type Corrections = Readonly<Record<string, ColumnMeaning>>

/** `isSure` is false where the heading did not say it, and what the column holds had to. */
export type Column = { column: number; heading: string; meaning: ColumnMeaning; isSure: boolean }

export type TableColumns = {
  /** From 1, among the document's tables. */
  table: number
  kind: "plan" | "matrix" | "unknown"
  /** The rows of headings, from 1; none where the table goes on from the one before. */
  headerRows: readonly number[]
  columns: readonly Column[]
}

export type ReadTable = TableColumns & { grid: readonly GridRow[] }

export const columnsOf = ({ blocks }: TableDocument, corrections: Corrections = {}): TableColumns[] =>
  readTables({ title: null, blocks }, corrections).map(({ table, kind, headerRows, columns }) => ({
    table,
    kind,
    headerRows,
    columns,
  }))

export function readTables({ blocks }: TableDocument, corrections: Corrections): ReadTable[] {
  const read: ReadTable[] = []
  for (const block of blocks) {
    if (block.kind !== "table") continue
    const table = read.length + 1
    const last = read.findLast(each => each.kind === "plan")
    read.push(readTable({ table, grid: gridOf(block.rows), last, corrections }))
  }
  return read
}

type Given = { table: number; grid: readonly GridRow[]; last: ReadTable | undefined; corrections: Corrections }

function readTable({ table, grid, last, corrections }: Given): ReadTable {
  const width = grid.reduce((widest, row) => Math.max(widest, widthOf(row)), 0)
  const known = headerIn(grid, last?.columns.map(({ heading }) => heading) ?? null)
  const isSameHeader = known !== null && last !== undefined && sameHeadings(known.headings, last.columns)
  const isBare = known === null && !isFlagged(grid) && width > 1
  const goesOn = last !== undefined && (isSameHeader || (isBare && width === last.columns.length))
  const header = known ?? (goesOn ? null : looseHeader(grid))
  const body = grid.filter(({ row }) => !header?.rows.includes(row))
  const columns = goesOn ? last.columns : chooseColumns(header?.headings ?? Array<string>(width).fill(""), body)
  const corrected = columns.map(each => {
    const meaning = corrections[`${table}:${each.column}`]
    return meaning === undefined ? each : { ...each, meaning, isSure: true }
  })
  const isPlan = corrected.some(({ meaning }) => meaning === "action")
  const kind = isPlan ? "plan" : isMatrix(grid) ? "matrix" : "unknown"
  const shown =
    kind === "matrix" ? corrected.map((each): Column => ({ ...each, meaning: "theme", isSure: true })) : corrected
  return { table, kind, headerRows: header?.rows ?? [], columns: shown, grid }
}

const sameHeadings = (headings: readonly string[], columns: readonly Column[]) =>
  headings.length === columns.length && headings.every((heading, index) => heading === columns[index]?.heading)

/** As many rows as tell what a column holds. */
const sampleSize = 30

function chooseColumns(headings: readonly string[], body: readonly GridRow[]): Column[] {
  const own = ownMeanings(headings)
  if (own !== null) return headings.map((heading, at) => columnOf(heading, at, own[at] ?? null))
  const samples = headings.map((): string[] => [])
  for (const row of body.slice(0, sampleSize)) {
    if (filledCells(row).length < 2) continue
    for (const { column, text } of ownCells(row)) if (text !== "") samples[column]?.push(text)
  }
  const isBare = headings.every(heading => heading === "")
  const columns = headings.map((heading, index): Column => {
    const { meaning, isSure } = meaningOf(heading)
    return { column: index + 1, heading, ...byContent(heading, meaning, isSure, samples[index] ?? []) }
  })
  return isBare ? columns : withAction(withOne(withNumbering(columns, samples)), samples)
}

const columnOf = (heading: string, at: number, meaning: ColumnMeaning | null): Column => ({
  ...{ column: at + 1, heading },
  ...(meaning === null ? meaningOf(heading) : { meaning, isSure: true }),
})

const most = (samples: readonly string[], holds: (text: string) => boolean, share = 0.7) =>
  samples.length > 0 && samples.filter(holds).length >= samples.length * share

const rank =
  /^(?:very )?(?:high|medium|low|med|critical|essential|desirable|must|should|could|urgent|[hml]|\d|[a-c]|p\d)(?: priority)?$/i

function isDated(text: string): boolean {
  const { byWhen, isSure, leftOver, status } = readByWhen(text.slice(0, 200), { asAt: null })
  const [stage] = byWhen.stages
  return (
    leftOver === "" &&
    status === null &&
    (isSure || stage?.certainty === "day") &&
    stage !== undefined &&
    isTelling(stage)
  )
}
const isTelling = (stage: {
  latest: string | null
  earliest: string | null
  ongoing: boolean
  repeats: string | null
}) => stage.latest !== null || stage.earliest !== null || stage.ongoing || stage.repeats !== null

/** Some headings mean two things, and what stands below them settles which. */
function byContent(
  heading: string,
  meaning: ColumnMeaning,
  isSure: boolean,
  samples: readonly string[],
): Pick<Column, "meaning" | "isSure"> {
  if (meaning === "priority")
    return { meaning: samples.length === 0 || most(samples, text => rank.test(text)) ? meaning : "theme", isSure }
  if (meaning === "measure" && /^targets?\b/i.test(heading) && most(samples, isDated, 0.6))
    return { meaning: "when", isSure: false }
  if (meaning === "other" && samples.length > 1 && heading !== "" && most(samples, isDated, 0.8))
    return { meaning: "when", isSure: false }
  if (meaning === "other" && most(samples, isRecommendations)) return { meaning: "recommendations", isSure: false }
  return { meaning, isSure }
}

/** A narrow column without a heading, or under the heading of its neighbour, that holds only numbering. */
function withNumbering(columns: readonly Column[], samples: readonly string[][]): Column[] {
  const hasOne = columns.some(({ meaning }) => meaning === "reference")
  return columns.map((each, index) => {
    const next = columns[index + 1]
    const isBeside = next !== undefined && (each.heading === "" || each.heading === next.heading)
    return !hasOne && isBeside && most(samples[index] ?? [], isReference, 0.9)
      ? { ...each, meaning: "reference", isSure: false }
      : each
  })
}

/** Several columns may tell of owners, dates, progress and recommendations; of the others, the first that fits best. */
const severalMay = new Set<ColumnMeaning>([
  "whom",
  "when",
  "progress",
  "recommendations",
  "outcome",
  "measure",
  "cost",
  "other",
])

function withOne(columns: readonly Column[]): Column[] {
  const best = columns.find(({ meaning, heading }) => meaning === "action" && /\bactions?\b/i.test(heading))
  const taken = new Set<ColumnMeaning>()
  return columns.map(each => {
    if (severalMay.has(each.meaning)) return each
    const isSecond = taken.has(each.meaning) || (each.meaning === "action" && best !== undefined && each !== best)
    taken.add(each.meaning)
    return isSecond ? { ...each, meaning: "other", isSure: false } : each
  })
}

/** No heading says "action": recommendations may be what is to be done, else the longest words beside an owner or a date. */
function withAction(columns: readonly Column[], samples: readonly string[][]): Column[] {
  if (columns.some(({ meaning }) => meaning === "action")) return [...columns]
  const lengthOf = ({ column }: Column) => {
    const texts = samples[column - 1] ?? []
    return texts.reduce((sum, text) => sum + text.length, 0) / Math.max(1, texts.length)
  }
  const asAction = (chosen: Column, isSure: boolean) =>
    columns.map((each): Column => (each === chosen ? { ...each, meaning: "action", isSure } : each))
  const recommended = columns.find(
    each =>
      each.meaning === "recommendations" &&
      !most(samples[each.column - 1] ?? [], text => isRecommendations(text) || isReference(text)),
  )
  if (recommended) return asAction(recommended, true)
  const isBeside = columns.some(({ meaning }) => meaning === "whom" || meaning === "when")
  const open = columns.filter(({ meaning }) => ["other", "theme", "outcome", "measure"].includes(meaning))
  const longest = open.toSorted((a, b) => lengthOf(b) - lengthOf(a))[0]
  return isBeside && longest && lengthOf(longest) > 20 ? asAction(longest, false) : [...columns]
}

/** Themes across the head and actions below them: long words under short ones, in two columns or more. */
export function isMatrix(grid: readonly GridRow[]): boolean {
  const at = grid.findIndex(row => filledCells(row).length > 1)
  const head = grid[at] ? filledCells(grid[at]) : []
  if (head.length < 2 || head.some(({ text }) => text.length > 120)) return false
  const cells = grid.slice(at + 1, at + 1 + sampleSize).flatMap(filledCells)
  const texts = cells.map(({ text }) => text).filter(text => !isRecommendations(text))
  const headLength = head.reduce((sum, { text }) => sum + text.length, 0) / head.length
  const length = texts.reduce((sum, text) => sum + text.length, 0) / Math.max(1, texts.length)
  const areLong = length >= 40 && length > headLength * 1.5
  const hasRecommendations = cells.some(({ text }) => isRecommendations(text.split("\n").at(-1) ?? ""))
  return new Set(cells.map(({ column }) => column)).size >= 2 && (areLong || hasRecommendations)
}
