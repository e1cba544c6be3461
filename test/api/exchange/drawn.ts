// Documents as tests look at them.
import type { Block } from "#domain/exchange/document.ts"

/** Tables as rows of words; a cell that reaches further, or is a heading, says so. */
export const drawn = (blocks: readonly Block[]) =>
  blocks.map(block => {
    if (block.kind !== "table") return block.kind === "heading" ? `h${block.level} ${block.text}` : block.text
    return block.rows.map(row =>
      row.cells.map(({ text, columns, rows, isHeader }) => {
        const reach = columns + rows === 2 ? "" : ` (${columns}×${rows})`
        return `${isHeader ? "# " : ""}${text}${reach}`
      }),
    )
  })
