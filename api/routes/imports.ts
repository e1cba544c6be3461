// Bringing a plan in: a document is read, looked over in the tab, and then written by the importer.
// POST /api/imports/read?name=&plan=&asAt=&columns= · POST /api/imports · GET /api/imports/:key
// POST /api/imports/:key/cancel
import type { FastifyInstance } from "fastify"
import { z } from "zod"
import { Day } from "#domain/day/day.ts"
import { AppError } from "#domain/errors.ts"
import { cancelImport, type ImportRefusal, isGoingOn, mayImport, takeImport } from "#domain/exchange/importPlan.ts"
import type { ImportHead, ImportRow } from "#domain/exchange/importRows.ts"
import { type ImportAnswer, ImportRequest, type ReadAnswer } from "#domain/wire/imports.ts"
import type { Words } from "#domain/words/words.ts"
import { Refused } from "../errorHandler.ts"
import { openDocument } from "../exchange/openDocument.ts"
import type { ApiPorts } from "./apiPorts.ts"
import { presentReading } from "./importReading.ts"

/** A file of 25 MB, and a paste of as much. */
const readLimit = 26 * 1024 * 1024
/** Ten thousand rows are some 10 MB. */
const importLimit = 16 * 1024 * 1024

const ColumnCorrections = z.record(z.string().max(20), z.string().max(40))
const ReadQuery = z.object({
  name: z.string().max(400).default(""),
  plan: z.string().max(64).optional(),
  asAt: Day.optional(),
  columns: z
    .string()
    .max(4000)
    .transform((text, context) => parseJson(text) ?? context.addIssue("not JSON"))
    .pipe(ColumnCorrections)
    .optional(),
})
const Paste = z.object({ html: z.string().nullable().default(null), text: z.string().default("") })
const Params = z.object({ key: z.string().max(64) })

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
