// Opens a Word document: mammoth makes a page of it, which is read as any other.
import mammoth from "mammoth"
import type { Block } from "#domain/exchange/document.ts"
import { limits } from "./guardLimits.ts"
import type { Package } from "./guardPackage.ts"
import { hasMoreTagsThan } from "./guardXml.ts"
import type { Parts } from "./guardZip.ts"
import { type Opened, refused } from "./opened.ts"
import { readPage } from "./openPage.ts"
import { joinPiece } from "./openPieces.ts"
import { piecesOfWord } from "./openWordPieces.ts"
import { packStored } from "./packStored.ts"

const main = "word/document.xml"
const styleMap = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => h2:fresh"]

export async function openWord({ parts, title }: Package): Promise<Opened> {
  for (const [name, part] of parts)
    if (name.startsWith("word/") && hasMoreTagsThan(part, limits.wordTags)) return refused("too many cells")
  const pieces = piecesOfWord(withoutDenials(Buffer.from(parts.get(main) ?? "").toString("utf8")))
  const [blocks, notes]: [Block[], Block[]] = [[], []]
  let cells = 0
  for (const [at, piece] of pieces.entries()) {
    const page = await openPiece(parts, piece)
    if (page.kind === "refused") return page
    cells += page.document.blocks.reduce((sum, block) => sum + cellsIn(block), 0)
    if (cells > limits.cells) return refused("too many cells")
    const read = page.document.blocks
    // Mammoth puts a piece's footnotes at its end, which is in the middle of the table.
    const last = at === pieces.length - 1 ? read.length : read.findLastIndex(block => block.kind === "table") + 1
    joinPiece(blocks, { isContinued: at > 0, blocks: read.slice(0, last) })
    notes.push(...read.slice(last))
  }
  return { kind: "opened", document: { title, blocks: [...blocks, ...notes] } }
}

const cellsIn = (block: Block) =>
  block.kind === "table" ? block.rows.reduce((sum, row) => sum + row.cells.length, 0) : 0

/** Mammoth takes a row that says it is no heading row for one. */
const withoutDenials = (xml: string) => xml.replaceAll(/<w:tblHeader\s+w:val="(?:false|0|off)"\s*\/>/g, "")

async function openPiece(parts: Parts, xml: string): Promise<Opened> {
  const piece = Buffer.from(xml)
  if (hasMoreTagsThan(piece, limits.pieceTags)) return refused("too many cells")
  const html = await pageOf(Buffer.from(packStored(new Map([...parts, [main, piece]]))))
  return html === null ? refused("broken") : readPage(html, { hasExactSpaces: true })
}

/** Null where mammoth cannot make sense of it. Pictures are not unpacked. */
async function pageOf(buffer: Buffer): Promise<string | null> {
  const convertImage = mammoth.images.imgElement(async () => ({ src: "" }))
  const options = { styleMap, convertImage, includeEmbeddedStyleMap: false }
  try {
    return (await mammoth.convertToHtml({ buffer }, options)).value
  } catch {
    return null
  }
}
