// What a file or a paste holds once its format is out of the way: headings, paragraphs and tables, in order.

/** One cell; merged ones say how far they reach. Lines of its text, list items included, are parted by "\n". */
export type Cell = { text: string; columns: number; rows: number; isHeader: boolean }
export type Row = { cells: readonly Cell[] }

export type Block =
  | { kind: "heading"; level: number; text: string }
  | { kind: "paragraph"; text: string }
  | { kind: "table"; rows: readonly Row[] }

export type TableDocument = {
  /** The file's own title, where it has one. */
  title: string | null
  blocks: readonly Block[]
}

export const cell = (text: string, { columns = 1, rows = 1, isHeader = false }: Partial<Cell> = plain): Cell => ({
  text,
  columns,
  rows,
  isHeader,
})
const plain: Partial<Cell> = {}
