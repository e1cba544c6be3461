// Bringing a plan in: a document is read, looked over in the tab, and then written by the importer.
// POST /api/imports/read?name=&plan=&asAt=&columns= · POST /api/imports · GET /api/imports/:key
// POST /api/imports/:key/cancel
import type { FastifyInstance, FastifyRequest } from "fastify"
import { z } from "zod"
import { AppError } from "#domain/errors.ts"
import { cancelImport, type ImportRefusal, mayImport, takeImport } from "#domain/exchange/importPlan.ts"
import type { ImportHead, ImportRow, ImportState } from "#domain/exchange/importRows.ts"
import type { Person } from "#domain/people/post.ts"
import { ColumnMeaning, type ImportAnswer, ImportRequest, type ReadAnswer } from "#domain/wire/imports.ts"
import type { Words } from "#domain/words/words.ts"
import { Refused } from "../errorHandler.ts"
import { openDocument } from "../exchange/openDocument.ts"
import type { ApiPorts } from "./apiPorts.ts"
import { presentReading } from "./importReading.ts"

/** A file of 25 MB, and a paste of as much. */
const readLimit = 26 * 1024 * 1024
/** Ten thousand rows are some 10 MB. */
const importLimit = 16 * 1024 * 1024

const ReadQuery = z.object({
  name: z.string().max(400).default(""),
  plan: z.string().max(64).optional(),
  asAt: z.iso.date().optional(),
  /** JSON: a meaning by "table:column", where somebody corrected what a column was taken for. */
  columns: z.string().max(4000).optional(),
})
const Corrections = z.record(z.string(), ColumnMeaning)
const Paste = z.object({ html: z.string().nullable().default(null), text: z.string().default("") })
const Params = z.object({ key: z.string().max(64) })

export function importRoutes(server: FastifyInstance, ports: ApiPorts): void {
  // Bytes as they are, in this file's routes alone.
  server.register((scope, _options, done) => {
    scope.addContentTypeParser("application/octet-stream", { parseAs: "buffer" }, (_request, body, parsed) =>
      parsed(null, body),
    )
    readRoute(scope, ports)
    done()
  })

  server.post("/api/imports", { bodyLimit: importLimit }, async ({ body, reader }): Promise<ImportAnswer> => {
    const wanted = ImportRequest.parse(body)
    const taken = await takeImport(ports, { ...wanted, actor: reader })
    if (taken.kind === "refused") throw refusals[taken.why]()
    ports.importer.nudge()
    return presentImport(taken.row, ports.words.words)
  })

  server.get("/api/imports/:key", async ({ params, reader }): Promise<ImportAnswer> => {
    const row = await rowFor(ports, Params.parse(params).key, reader)
    return presentImport(row, ports.words.words)
  })

  server.post("/api/imports/:key/cancel", async ({ params, reader }): Promise<ImportAnswer> => {
    const { key } = await rowFor(ports, Params.parse(params).key, reader)
    const row = await cancelImport(ports, key)
    ports.importer.nudge()
    if (!row) throw new AppError("notFound", "import")
    return presentImport(row, ports.words.words)
  })
}

function readRoute(server: FastifyInstance, ports: ApiPorts): void {
  // Before the document is taken in: it may be large.
  const onRequest = async ({ query, reader }: FastifyRequest) => {
    const { plan = null } = ReadQuery.parse(query)
    if (plan !== null && !ports.register().plans.has(plan)) throw new AppError("notFound", "plan")
    if (!mayImport(ports, reader.id, plan)) throw new Refused("forbidden", "error.notAllowed")
  }
  server.post(
    "/api/imports/read",
    { bodyLimit: readLimit, onRequest },
    async ({ query, body }): Promise<ReadAnswer> => {
      const { name, plan = null, asAt = null, columns } = ReadQuery.parse(query)
      const opened = await openDocument(Buffer.isBuffer(body) ? { name, bytes: body } : { paste: Paste.parse(body) })
      if (opened.kind === "refused") throw new Refused("invalid", `error.import.${opened.why}`)
      const corrections = columns === undefined ? {} : correctionsIn(columns)
      const { unitsPerMinute } = ports.importer
      const setting = { register: ports.register(), planKey: plan, asAt, columns: corrections, unitsPerMinute }
      return presentReading(opened.document, setting)
    },
  )
}

function correctionsIn(text: string): Record<string, ColumnMeaning> {
  try {
    return Corrections.parse(JSON.parse(text))
  } catch (cause) {
    throw new AppError("invalid", "corrections of columns", { cause })
  }
}

const refusals: Record<ImportRefusal, () => AppError> = {
  "not yours": () => new Refused("forbidden", "error.notAllowed"),
  "unknown plan": () => new AppError("notFound", "plan"),
  "unknown action": () => new Refused("conflict", "error.import.unknown action"),
  "unknown post": () => new Refused("conflict", "error.import.unknown post"),
  "code taken": () => new Refused("conflict", "error.import.code taken"),
  "nothing to write": () => new Refused("invalid", "error.import.nothing to write"),
  "row too long": () => new Refused("invalid", "error.import.row too long"),
}

/** An import is seen and stopped by whoever began it, and by those who may bring in the same plan. */
async function rowFor(ports: ApiPorts, key: string, reader: Person): Promise<ImportRow> {
  const row = await ports.work.get<ImportHead>("import", key)
  // A chunk's key has a stroke in it, which no path brings here unless it is written so on purpose.
  if (!row || row.state === "chunk") throw new AppError("notFound", "import")
  if (row.body.by.id !== reader.id && !mayImport(ports, reader.id, row.body.planKey))
    throw new Refused("forbidden", "error.notAllowed")
  return row
}

const shown: Record<ImportState, ImportAnswer["state"]> = {
  storing: "waiting",
  waiting: "waiting",
  writing: "writing",
  cancelling: "writing",
  done: "done",
  cancelled: "cancelled",
  stopped: "stopped",
}

function presentImport({ key, state, body }: ImportRow, words: Words): ImportAnswer {
  const { planKey, rows, written, left, why } = body
  return {
    ...{ key, planKey, rows, written },
    left: { actions: left.actions, first: left.first.map(({ what, ...each }) => ({ ...each, what: [...what] })) },
    state: shown[state as ImportState],
    why: why === null ? null : words.say(`error.import.${why}`),
  }
}
