// A document in pieces, so that handing over ten thousand rows never holds up the thread that takes them.
import { type Block, type Cell, cell, type Row } from "#domain/exchange/document.ts"

/** `isContinued`: its first block goes on with the table that the piece before ended with. */
export type Piece = { isContinued: boolean; blocks: readonly Block[] }

/** For the way between threads, where copying objects is what takes long: a plain cell is its text alone. */
export type Packed = { isContinued: boolean; blocks: readonly (Exclude<Block, { kind: "table" }> | PackedTable)[] }
type PackedTable = { kind: "packed"; rows: readonly (readonly (string | Cell)[])[] }

export const packPiece = ({ isContinued, blocks }: Piece): Packed => ({
  isContinued,
  blocks: blocks.map(block =>
    block.kind === "table" ? { kind: "packed", rows: block.rows.map(row => row.cells.map(packCell)) } : block,
  ),
})

const packCell = (each: Cell) => (each.columns === 1 && each.rows === 1 && !each.isHeader ? each.text : each)

export const unpackPiece = ({ isContinued, blocks }: Packed): Piece => ({
  isContinued,
  blocks: blocks.map(block =>
    block.kind === "packed" ? { kind: "table", rows: block.rows.map(row => ({ cells: row.map(unpackCell) })) } : block,
  ),
})

const unpackCell = (each: string | Cell) => (typeof each === "string" ? cell(each) : each)

/** Copying this many takes a millisecond or two. */
const cellsInPiece = 6_000

const weightOf = (row: Row) => 1 + row.cells.length

export function* piecesOf(blocks: readonly Block[]): Generator<Piece> {
  let [gathered, weight, isContinued]: [Block[], number, boolean] = [[], 0, false]
  for (const block of blocks) {
    if (block.kind !== "table") {
      gathered.push(block)
      weight++
      continue
    }
    let rows: Row[] = []
    for (const row of block.rows) {
      if (weight >= cellsInPiece) {
        yield { isContinued, blocks: [...gathered, { kind: "table", rows }] }
        ;[gathered, weight, rows, isContinued] = [[], 0, [], true]
      }
      rows.push(row)
      weight += weightOf(row)
    }
    gathered.push({ kind: "table", rows })
    if (weight < cellsInPiece) continue
    yield { isContinued, blocks: gathered }
    ;[gathered, weight, isContinued] = [[], 0, false]
  }
  yield { isContinued, blocks: gathered }
}

/** Puts a piece to those that came before it. */
export function joinPiece(blocks: Block[], { isContinued, blocks: [first, ...others] }: Piece): void {
  const last = blocks.at(-1)
  if (isContinued && last?.kind === "table" && first?.kind === "table")
    blocks[blocks.length - 1] = { kind: "table", rows: addRows(last.rows, first.rows) }
  else if (first) blocks.push(first)
  for (const block of others) blocks.push(block)
}

/** In place: the rows of a piece are nobody else's yet, and copying all of them for each piece would take long. */
function addRows(rows: readonly Row[], more: readonly Row[]): readonly Row[] {
  const own = rows as Row[]
  for (const row of more) own.push(row)
  return own
}
