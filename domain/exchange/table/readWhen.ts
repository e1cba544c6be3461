// By-whens of a whole plan. Councils write the same few over and over, so each is read once.
import type { Status } from "../../action/status.ts"
import { readByWhen } from "../../byWhen/readByWhen.ts"
import type { Day } from "../../day/day.ts"
import type { ReadAction } from "../planReading.ts"
import { planYears, withYears } from "./planYears.ts"

type ReadStage = ReadAction["byWhen"]["stages"][number]
export type WhenReading = { stages: ReadStage[]; status: Status | null; leftOver: string }
export type ReadWhen = { (words: string, progress: string): WhenReading; asAt: Day | null }

export function makeReadWhen(asAt: Day | null, title: string | null): ReadWhen {
  const known = new Map<string, WhenReading>()
  const years = planYears(title ?? "")
  const read = (words: string, progress: string) => {
    const kept = known.get(words)
    if (kept) return { ...kept, stages: kept.stages.map(stage => ({ ...stage })) }
    const counted = withYears(words, years)
    const found = readByWhen(counted.words, { asAt, progress })
    const inferred = (stage: ReadStage) => counted.inferred ?? stage.inferred
    const reading: WhenReading = {
      stages: found.byWhen.stages.map(({ doneOn: _, ...stage }) => ({ ...stage, inferred: inferred(stage) })),
      status: found.status,
      leftOver: found.leftOver,
    }
    // Only where something had to be inferred can the progress have had a say.
    if (found.isSure) known.set(words, reading)
    return reading
  }
  return Object.assign(read, { asAt })
}
