// A plan out of a file: a document is read, and a reading that was corrected is taken as it is.
import { readFile, stat } from "node:fs/promises"
import { basename } from "node:path"
import { z } from "zod"
import { limits } from "#api/exchange/guardLimits.ts"
import { openDocument, type Refusal } from "#api/exchange/openDocument.ts"
import type { Day } from "#domain/day/day.ts"
import { PlanReading } from "#domain/exchange/planReading.ts"
import { readPlan } from "#domain/exchange/readPlan.ts"
import { english, makeWords } from "#domain/words/words.ts"

export type OpenedReading = { kind: "read"; reading: PlanReading } | { kind: "refused"; sentence: string }

const words = makeWords("en-GB", english)
const refused = (why: Refusal): OpenedReading => ({ kind: "refused", sentence: words.say(`error.import.${why}`) })

export async function openReading(file: string, asAt: Day | null): Promise<OpenedReading> {
  const { size } = await stat(file)
  if (size > limits.fileBytes) return refused("too large")
  const bytes = await readFile(file)
  if (/\.json$/i.test(file)) return openJson(bytes.toString("utf8"), asAt)
  const opened = await openDocument({ name: basename(file), bytes })
  return opened.kind === "refused"
    ? refused(opened.why)
    : { kind: "read", reading: readPlan(opened.document, { asAt }) }
}

function openJson(text: string, asAt: Day | null): OpenedReading {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return { kind: "refused", sentence: `The file is not JSON: ${(error as Error).message}` }
  }
  const read = PlanReading.safeParse(json)
  if (!read.success)
    return { kind: "refused", sentence: `The file is no plan as --json gives it:\n${z.prettifyError(read.error)}` }
  const { plan, ...rest } = read.data
  return { kind: "read", reading: { plan: { ...plan, asAt: asAt ?? plan.asAt }, ...rest } }
}
