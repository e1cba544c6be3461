// A plan as it was read from a document: what was understood, what was added by inference, and what could not be told.
// The same shape, corrected by hand, is accepted as input.
import { z } from "zod"
import { Status } from "../action/status.ts"
import { Certainty } from "../byWhen/byWhen.ts"
import { Day } from "../day/day.ts"

export const ReadStage = z.object({
  label: z.string().nullable(),
  earliest: Day.nullable(),
  latest: Day.nullable(),
  ongoing: z.boolean(),
  repeats: z.string().nullable(),
  certainty: Certainty,
  inferred: z.string().nullable(),
})

export const ReadAction = z.object({
  ref: z.string().nullable(),
  title: z.string(),
  theme: z.string().nullable(),
  horizon: z.string().nullable(),
  byWhom: z.array(z.object({ name: z.string(), role: z.enum(["lead", "contributor"]), task: z.string().nullable() })),
  byWhen: z.object({ text: z.string(), stages: z.array(ReadStage) }),
  progress: z.string().nullable(),
  status: Status.nullable(),
  recommendations: z.array(z.string()),
  /** From 1. */
  source: z.object({ table: z.number(), row: z.number() }),
})
export type ReadAction = z.infer<typeof ReadAction>

export const PlanReading = z.object({
  plan: z.object({ title: z.string().nullable(), asAt: Day.nullable(), themes: z.array(z.string()) }),
  actions: z.array(ReadAction),
  /** Whatever could not be paired with an action or understood; nothing of the document is passed over in silence. */
  unread: z.array(z.object({ where: z.string(), text: z.string(), why: z.string() })),
})
export type PlanReading = z.infer<typeof PlanReading>
