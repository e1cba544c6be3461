// Writes a plan as a file in this very thread; writePlan gives it a thread of its own.
import type { ExportTable } from "#domain/exchange/exportTable.ts"
import type { Words } from "#domain/words/words.ts"
import { writeCsv } from "./writeCsv.ts"
import { type TemplateRefusal, writeTemplate } from "./writeTemplate.ts"

export type Format = "docx" | "xlsx" | "csv"
export type Wanted = {
  table: ExportTable
  format: Format
  /** The council's own Word template; null for ours. */
  template: Uint8Array | null
}
export type Written = { kind: "written"; bytes: Uint8Array } | { kind: "refused"; why: TemplateRefusal }

export async function writeHere({ table, format, template }: Wanted, words: Words): Promise<Written> {
  if (format === "csv") return { kind: "written", bytes: writeCsv(table, words) }
  // Loaded when wanted: each of these libraries is large.
  if (format === "xlsx")
    return { kind: "written", bytes: await (await import("./writeXlsx.ts")).writeXlsx(table, words) }
  if (template === null)
    return { kind: "written", bytes: await (await import("./writeDocx.ts")).writeDocx(table, words) }
  const filled = await writeTemplate(template, table, words)
  return filled.kind === "refused" ? filled : { kind: "written", bytes: filled.bytes }
}
