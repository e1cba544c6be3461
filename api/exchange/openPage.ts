// Reads a page of HTML, as files, Word and Excel's clipboard, and mammoth give it, into headings, paragraphs and tables.
import { Parser } from "htmlparser2"
import type { Block, TableDocument } from "#domain/exchange/document.ts"
import { limits } from "./guardLimits.ts"
import { type Opened, type Refusal, refused } from "./opened.ts"
import { type Grid, gatherGrid, type Span } from "./openGrid.ts"
import { gatherLines } from "./openLines.ts"
import * as tags from "./openPageTags.ts"

type Attributes = Record<string, string>
type OpenTable = { grid: Grid; cell: (Span & { runsOver: boolean }) | null; inner: number }

const slice = 65_536

/** A document without tables is read as well; whether that will do is for others to say. */
export function readPage(html: string, { hasExactSpaces = false } = {}): Opened {
  const page = pageReader(hasExactSpaces)
  const parser = new Parser(page.handler)
  for (let at = 0; at < html.length && page.fault() === null; at += slice) parser.write(html.slice(at, at + slice))
  const early = page.fault()
  if (early) return refused(early)
  parser.end()
  const late = page.fault()
  return late ? refused(late) : { kind: "opened", document: page.document() }
}

/** Keeps its own account of where it is, so that no nesting is too deep for it. */
function pageReader(hasExactSpaces: boolean) {
  const blocks: Block[] = []
  const lines = gatherLines()
  let [title, depth, skipFrom, exactFrom]: [string | null, number, number, number] = [null, 0, 0, 0]
  let heading: number | null = null
  let table: OpenTable | null = null
  let mark: { depth: number; text: string } | null = null
  let fault: Refusal | null = null

  const handler = { onopentag: open, ontext, onclosetag: close, onend: finishTable }
  const document = (): TableDocument => {
    flush()
    return { title: title?.replaceAll(/\s+/g, " ").trim() || null, blocks }
  }
  return { handler, document, fault: () => fault }

  function open(name: string, attributes: Attributes) {
    if (++depth > limits.depth) fault ??= "broken"
    if (skipFrom > 0 || fault !== null) return
    if (tags.isDropped(name, attributes)) skipFrom = depth
    else if (name === "title") title ??= ""
    else if (name === "table") openTable()
    else if (table && table.inner === 0 && name === "tr") openRow(table)
    else if (table && table.inner === 0 && (name === "td" || name === "th")) openCell(table, name, attributes)
    else if (tags.isListMark(attributes)) mark ??= { depth, text: "" }
    else if (name === "br") lines.add("\n", true)
    else if (name === "input") lines.add(tags.tickOf(attributes), true)
    else openBlock(name, attributes)
  }

  function ontext(text: string) {
    if (skipFrom > 0 || fault !== null) return
    if (mark) mark.text += text
    else lines.add(text, hasExactSpaces || exactFrom > 0)
  }

  function close(name: string) {
    if (depth === skipFrom) skipFrom = 0
    else if (skipFrom === 0 && fault === null) closeRead(name)
    depth--
  }

  function closeRead(name: string) {
    if (mark?.depth === depth) {
      lines.add(tags.numberOfMark(mark.text), false)
      mark = null
    }
    if (name === "title") title = lines.take() || title
    else if (name === "table") closeTable()
    else if (isOfTable(name)) closeCell()
    else if (tags.isBlock(name) || tags.levelOf(name) !== null || isInnerPart(name)) endBlock()
    if (depth === exactFrom) exactFrom = 0
  }

  function openBlock(name: string, attributes: Attributes) {
    const level = tags.isTitle(name, attributes) ? 1 : tags.levelOf(name)
    if (!tags.isBlock(name) && level === null && !isInnerPart(name)) return
    endBlock()
    if (level !== null && table === null) heading = level
    if (name === "pre" && exactFrom === 0) exactFrom = depth
  }

  function openTable() {
    endBlock()
    if (table) table.inner++
    else table = { grid: gatherGrid(), cell: null, inner: 0 }
  }

  function openRow(within: OpenTable) {
    closeCell()
    flush()
    within.grid.startRow()
  }

  function openCell(within: OpenTable, name: string, attributes: Attributes) {
    closeCell()
    flush()
    within.cell = { ...tags.spanOf(name, attributes), runsOver: tags.runsOver(attributes) }
  }

  function closeCell() {
    if (!table?.cell || table.inner > 0) return
    const { runsOver, ...span } = table.cell
    table.grid.add(lines.take(), runsOver ? { ...span, columns: 1 } : span)
    if (runsOver)
      for (let at = 1; at < Math.min(span.columns, limits.columns); at++)
        table.grid.add("", { columns: 1, rows: 1, isHeader: false })
    table.cell = null
    if (table.grid.isFull()) fault ??= "too many cells"
  }

  function closeTable() {
    if (table && table.inner > 0) {
      table.inner--
      lines.end()
    } else finishTable()
  }

  function finishTable() {
    if (!table) return
    table.inner = 0
    closeCell()
    flush()
    const rows = table.grid.finish()
    if (rows === null) fault ??= "too many cells"
    else if (rows.length > 0) blocks.push({ kind: "table", rows })
    table = null
  }

  /** In a cell the next text begins a line; outside it is a block of its own. */
  function endBlock() {
    if (table?.cell) lines.end()
    else flush()
  }

  function flush() {
    if (table?.cell) return
    const text = lines.take()
    if (text !== "")
      blocks.push(
        heading === null
          ? { kind: "paragraph", text }
          : { kind: "heading", level: heading, text: text.replaceAll("\n", " ") },
      )
    heading = null
  }

  function isOfTable(name: string) {
    return table !== null && table.inner === 0 && (name === "td" || name === "th" || name === "tr")
  }

  function isInnerPart(name: string) {
    return table !== null && table.inner > 0 && (name === "td" || name === "th" || name === "tr")
  }
}
