// Plain text made into a document: tables by tabs, pipes, slashes, spaces or labels, and the lines between them.
import type { Block, TableDocument } from "./document.ts"
import { goesOn, isBlank, type TextReader } from "./text/reader.ts"
import { readFixedWidth } from "./text/readFixedWidth.ts"
import { readPipes } from "./text/readPipes.ts"
import { readRecommended } from "./text/readRecommended.ts"
import { readRecords } from "./text/readRecords.ts"
import { readRunning } from "./text/readRunning.ts"
import { readSlashes } from "./text/readSlashes.ts"
import { readTabs } from "./text/readTabs.ts"

const readers: readonly TextReader[] = [
  readTabs,
  readPipes,
  readSlashes,
  readFixedWidth,
  readRecords,
  readRecommended,
  readRunning,
]

/** Lines this long were broken by the width of a page, and not by an end. */
const pageWidth = 60

export function readText(text: string): TableDocument {
  const lines = text
    .replace(/^\ufeff/, "")
    .replaceAll("\u00a0", " ")
    .split(/\r\n?|\n|\f|\v|\u2028|\u2029/)
  const blocks: Block[] = []
  let paragraph: string[] = []
  const close = () => {
    if (paragraph.length > 0) blocks.push(asBlock(paragraph.join(" ")))
    paragraph = []
  }
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? ""
    const taken = isBlank(line) ? null : readTable(lines, at)
    if (taken) {
      close()
      blocks.push(...taken.blocks)
      at = taken.to
      continue
    }
    const isMore = paragraph.length > 0 && goesOn(line) && (paragraph.at(-1)?.length ?? 0) >= pageWidth
    if (!isMore) close()
    if (!isBlank(line)) paragraph.push(line.trim())
    at++
  }
  close()
  return { title: null, blocks }
}

function readTable(lines: readonly string[], at: number) {
  for (const read of readers) {
    const taken = read(lines, at)
    if (taken && taken.to > at) return taken
  }
  return null
}

function asBlock(text: string): Block {
  const marked = /^(#{1,6})\s+(\S.*)$/.exec(text)
  return marked?.[1] && marked[2]
    ? { kind: "heading", level: marked[1].length, text: marked[2] }
    : { kind: "paragraph", text }
}
