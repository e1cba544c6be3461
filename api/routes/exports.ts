// A plan as a file: Word, Excel or CSV.  GET /api/plans/:key/export?format=&asAt=&filter=&search=&keys=&exempt=
import type { FastifyInstance } from "fastify"
import { z } from "zod"
import { AppError } from "#domain/errors.ts"
import { RowFilter } from "#domain/exchange/exportFilter.ts"
import { type ExportTable, exportTable } from "#domain/exchange/exportTable.ts"
import { Refused } from "../errorHandler.ts"
import { writePlan } from "../exchange/writePlan.ts"
import { wordFileName } from "../exchange/writeWords.ts"
import type { ApiPorts } from "./apiPorts.ts"

export type ExportPorts = Pick<ApiPorts, "register" | "clock" | "words" | "wordTemplate">

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
    const { words, wordTemplate: template } = ports
    const written = await writePlan({ table, format: query.format, template }, words)
    if (written.kind === "refused") throw new Refused("invalid", `error.export.${written.why}`)
    return reply
      .type(types[query.format])
      .header("Content-Disposition", attachment(`${wordFileName(table, words.words)}.${query.format}`))
      .header("Cache-Control", "no-store")
      .send(Buffer.from(written.bytes.buffer))
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

/** The name twice: in ASCII for what reads nothing else, and as it is. */
function attachment(name: string): string {
  const plain = name.normalize("NFD").replaceAll(/[^\x20-\x7e]|["\\%]/g, "")
  const whole = encodeURIComponent(name).replaceAll(/['()*]/g, mark => `%${mark.charCodeAt(0).toString(16)}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}
