// A plan as a file: Word, Excel or CSV.  GET /api/plans/:key/export?format=&asAt=&filter=&search=&keys=&exempt=
import type { FastifyInstance } from "fastify"
import { z } from "zod"
import { AppError } from "#domain/errors.ts"
import { RowFilter } from "#domain/exchange/exportFilter.ts"
import { type ExportTable, exportTable } from "#domain/exchange/exportTable.ts"
import type { Words } from "#domain/words/words.ts"
import { Refused } from "../errorHandler.ts"
import { writeCsv } from "../exchange/writeCsv.ts"
import { writeDocx } from "../exchange/writeDocx.ts"
import { writeTemplate } from "../exchange/writeTemplate.ts"
import { wordFileName } from "../exchange/writeWords.ts"
import { writeXlsx } from "../exchange/writeXlsx.ts"
import type { ApiPorts } from "./apiPorts.ts"

export type ExportPorts = Pick<ApiPorts, "register" | "clock" | "words"> & {
  /** The council's own Word template; null or absent for ours. */
  wordTemplate?: () => Promise<Uint8Array | null>
}

const Params = z.object({ key: z.string().max(64) })
const Query = z.object({
  format: z.enum(["docx", "xlsx", "csv"]),
  asAt: z.iso.date().optional(),
  filter: RowFilter.default("all"),
  search: z.string().max(200).default(""),
  /** Actions chosen one by one, with commas between; as many as an address has room for. */
  keys: z.string().max(12_000).optional(),
  exempt: z.enum(["included"]).optional(),
})
type Query = z.infer<typeof Query>

const types: Record<Query["format"], string> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
}

export function exportRoutes(server: FastifyInstance, ports: ExportPorts): void {
  server.get("/api/plans/:key/export", async (request, reply) => {
    const query = Query.parse(request.query)
    const table = tableFor(Params.parse(request.params).key, query, ports)
    const { words } = ports.words
    const bytes = await write(table, query.format, words, ports)
    return reply
      .type(types[query.format])
      .header("Content-Disposition", attachment(`${wordFileName(table, words)}.${query.format}`))
      .header("Cache-Control", "no-store")
      .send(bytes)
  })
}

function tableFor(planKey: string, query: Query, { register, clock }: ExportPorts): ExportTable {
  const now = register()
  const plan = now.plans.get(planKey)
  if (!plan) throw new AppError("notFound", "plan")
  const today = clock.today()
  const asAt = query.asAt ?? today
  if (asAt > today) throw new Refused("invalid", "error.export.day to come")
  const keys = query.keys === undefined ? null : new Set(query.keys.split(","))
  const sought = { filter: query.filter, search: query.search, keys }
  return exportTable(plan, { register: now, today, asAt, sought, includesExempt: query.exempt === "included" })
}

async function write(
  table: ExportTable,
  format: Query["format"],
  words: Words,
  { wordTemplate }: ExportPorts,
): Promise<Uint8Array> {
  if (format === "csv") return writeCsv(table, words)
  if (format === "xlsx") return writeXlsx(table, words)
  const template = (await wordTemplate?.()) ?? null
  if (template === null) return writeDocx(table, words)
  const filled = await writeTemplate(template, table, words)
  if (filled.kind === "refused") throw new Refused("invalid", `error.export.${filled.why}`)
  return filled.bytes
}

/** The name twice: in ASCII for what reads nothing else, and as it is. */
function attachment(name: string): string {
  const plain = name.normalize("NFD").replaceAll(/[^\x20-\x7e]|["\\%]/g, "")
  const whole = encodeURIComponent(name).replaceAll(/['()*]/g, mark => `%${mark.charCodeAt(0).toString(16)}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}
