// By-whens of a whole plan. Councils write the same few over and over, so each is read once.
import type { Status } from "../../action/status.ts"
import { showsDone } from "../../byWhen/read/readEvidence.ts"
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
  const read = (words: string, progress: string): WhenReading => {
    // All that the progress has a say in.
    const key = `${showsDone(progress)} ${words}`
    const reading = known.get(key) ?? readWhen(words, progress, { asAt, years })
    known.set(key, reading)
    return { ...reading, stages: reading.stages.map(stage => ({ ...stage })) }
  }
  return Object.assign(read, { asAt })
}

type Told = { asAt: Day | null; years: ReturnType<typeof planYears> }

function readWhen(words: string, progress: string, { asAt, years }: Told): WhenReading {
  const counted = withYears(words, years)
  const { byWhen, status, leftOver } = readByWhen(counted.words, { asAt, progress })
  const stages = byWhen.stages.map(({ doneOn: _, ...stage }) => ({
    ...stage,
    inferred: counted.inferred ?? stage.inferred,
  }))
  return { stages, status, leftOver }
}
