// A plan brought in from a document: read, looked over, corrected, then brought in.
// POST /api/imports/read?name=…&plan=…&asAt=…&columns=… (the file, or JSON { html, text } of a paste): `plan` the key of one that
// is there, `asAt` the document's day where it does not tell it, `columns` JSON of a meaning by "table:column" as corrected
// POST /api/imports · GET /api/imports/:key · POST /api/imports/:key/cancel
import { z } from "zod"
import { PlanReading } from "../exchange/planReading.ts"
import { changeables, takeables } from "../exchange/seen.ts"
import { PlanKind } from "../plan/plan.ts"

export const ColumnMeaning = z.enum([
  ...(["reference", "action", "whom", "when", "progress", "status", "theme", "horizon", "priority"] as const),
  ...(["recommendations", "outcome", "measure", "cost", "other"] as const),
])
export type ColumnMeaning = z.infer<typeof ColumnMeaning>

export const ReadColumn = z.object({
  /** "table:column", from 1. */
  id: z.string(),
  heading: z.string(),
  meaning: ColumnMeaning,
  /** Recognised from its words, rather than taken from its place. */
  isSure: z.boolean(),
})
export type ReadColumn = z.infer<typeof ReadColumn>

/** A mark for each part of an action as it stood when it was compared. */
const Seen = z.partialRecord(z.enum(takeables), z.string().max(40))

/** How a row of the document stands to the plan that is there. */
export const Difference = z.object({
  kind: z.enum(["new", "same", "changed", "gone"]),
  /** Place in `reading.actions`; null for what is gone from the document. */
  at: z.number().nullable(),
  /** The action it was paired with; null for a new one. */
  actionKey: z.string().nullable(),
  reference: z.string(),
  text: z.string(),
  changes: z.array(
    z.object({
      what: z.enum(changeables),
      now: z.string(),
      document: z.string(),
      /** The owner has said something since the document's day: it is not taken unless it is asked for. */
      isOwnersNewer: z.boolean(),
    }),
  ),
  /** What was seen of the action: sent back with what is taken of it. Null for a new one. */
  seen: Seen.nullable(),
})
export type Difference = z.infer<typeof Difference>

export const ReadAnswer = z.object({
  reading: PlanReading,
  columns: z.array(ReadColumn),
  /** Null when it is to be a plan of its own. */
  differences: z.array(Difference).nullable(),
  /** Owners by name as written: the post of exactly that title, and near ones to choose from. */
  owners: z.array(
    z.object({
      name: z.string(),
      postKey: z.string().nullable(),
      near: z.array(z.object({ key: z.string(), title: z.string() })),
    }),
  ),
  /** Seconds that writing so many rows takes at the council's allowance. */
  expectedSeconds: z.number(),
})
export type ReadAnswer = z.infer<typeof ReadAnswer>

export const ImportRequest = z.object({
  /** Made by the page, once: the same form sent twice is one import. */
  formId: z.string().min(1).max(64),
  into: z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("new plan"),
      title: z.string().trim().min(1).max(250),
      code: z.string().trim().min(1).max(20),
      planKind: PlanKind,
    }),
    z.object({ kind: z.literal("plan"), planKey: z.string().max(64) }),
  ]),
  reading: PlanReading,
  /** Owners as chosen: post key by name as written; null leaves the words alone. */
  owners: z.record(z.string(), z.string().nullable()),
  /**
   * For a plan that is there: which differences are taken, by place in `differences` and by `what`; each with the `seen` of
   * its difference. What no longer is as it was seen when it comes to be written is left, and told in the answer.
   */
  take: z.array(
    z.object({
      at: z.number().nullable(),
      actionKey: z.string().nullable(),
      what: z.array(z.string()),
      seen: Seen.nullable().default(null),
    }),
  ),
})
export type ImportRequest = z.infer<typeof ImportRequest>

export const ImportAnswer = z.object({
  key: z.string(),
  planKey: z.string(),
  state: z.enum(["waiting", "writing", "done", "cancelled", "stopped"]),
  rows: z.number(),
  written: z.number(),
  /** How many actions had something changed by others since it was seen, which was left; and the first of them. */
  left: z.object({
    actions: z.number(),
    first: z.array(
      z.object({ actionKey: z.string(), reference: z.string(), text: z.string(), what: z.array(z.enum(takeables)) }),
    ),
  }),
  /** Why it stopped, in plain words. */
  why: z.string().nullable(),
})
export type ImportAnswer = z.infer<typeof ImportAnswer>
