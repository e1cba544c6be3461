// The lines of a document that stand outside its tables: its title, its day, its headings, and what is none of these.
import type { Block, TableDocument } from "./document.ts"
import { horizonOf, isOnlyAsAt, isPlainHeading, titleAmong } from "./readHeadings.ts"
import { tidy } from "./table/grid.ts"
import { type Standing, takeHeading } from "./table/standing.ts"

export type Line = {
  place: string
  text: string
  /** Of a heading; null for a paragraph. */
  level: number | null
  isBeforeTables: boolean
  /** One of several numbered lines in a row: a list, and no headings. */
  isListed: boolean
}

/** The lines in order, with null where a table stands. */
export function linesOf(blocks: readonly Block[]): (Line | null)[] {
  let isBeforeTables = true
  let paragraphs = 0
  const lines: (Line | null)[] = []
  for (const block of blocks) {
    if (block.kind === "table") {
      isBeforeTables = false
      lines.push(null)
      continue
    }
    const place = `paragraph ${++paragraphs}`
    const text = tidy(block.text)
    if (text === "") continue
    const last = lines.at(-1)
    const isListed = block.kind === "paragraph" && isNumbered(text) && last?.level === null && isNumbered(last.text)
    if (isListed && last) last.isListed = true
    lines.push({ place, text, level: block.kind === "heading" ? block.level : null, isBeforeTables, isListed })
  }
  return lines
}

const isNumbered = (text: string) => /^\d{1,2}[.)]\s/.test(text)
const asTitle = (text: string) => text.replaceAll("\n", " ").replace(/\.$/, "").trim()

export function titleOf({ title }: TableDocument, lines: readonly Line[]): string | null {
  if (title !== null && title.trim() !== "") return title.trim()
  const before = lines.filter(({ isBeforeTables }) => isBeforeTables)
  const headings = before.filter(({ level }) => level !== null)
  return titleAmong(headings.map(({ text }) => asTitle(text))) ?? titleAmong(before.map(({ text }) => asTitle(text)))
}

export type Outside = {
  title: string | null
  isTitleTaken: boolean
  /** Whether any table tells who owns its actions. */
  hasOwners: boolean
  isOwnerNext: boolean
  /** The only heading of the first level is the document's and no theme, whatever the file calls itself. */
  hasOneTopHeading: boolean
}

const ownerLabel =
  /^(?:lead|responsible|accountable|action|plan|project)[ -]*(?:manager|officer|owner|lead|director|person|post)\s*:?\s*(.*)$/i

export function takeLine(line: Line, standing: Standing, outside: Outside): void {
  const { place: where, text } = line
  if (!outside.isTitleTaken && asTitle(text) === asTitle(outside.title ?? "")) {
    outside.isTitleTaken = true
    return
  }
  if (isOnlyAsAt(text)) return
  if (isHeadingLine(line, outside)) {
    takeHeading(standing, text, { where, isOutside: true })
    return
  }
  const owner = outside.hasOwners ? null : ownerLabel.exec(text)
  const isOwner = outside.isOwnerNext || (owner !== null && owner[1] !== "")
  standing.unread.push({ where, text, why: isOwner ? "may be the owner of every action" : "outside the table" })
  outside.isOwnerNext = !outside.isOwnerNext && owner?.[1] === ""
}

function isHeadingLine({ level, text, isListed, isBeforeTables }: Line, { hasOneTopHeading }: Outside): boolean {
  if (level !== null) return !(level === 1 && isBeforeTables && hasOneTopHeading)
  return horizonOf(text) !== null || (!isListed && isPlainHeading(text) && !/[;,]$/.test(text))
}
