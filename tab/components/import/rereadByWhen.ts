import { readByWhen } from "#domain/byWhen/readByWhen.ts"
import type { Day } from "#domain/day/day.ts"
import type { ReadAction } from "#domain/exchange/planReading.ts"

/** The action with its by-when read anew from the words, which stay. */
export function rereadByWhen(action: ReadAction, asAt: Day | null): ReadAction {
  const { text } = action.byWhen
  if (text.trim() === "") return { ...action, byWhen: { text, stages: [] } }
  const { byWhen } = readByWhen(text, { asAt, progress: action.progress ?? "" })
  return { ...action, byWhen: { text, stages: byWhen.stages.map(({ doneOn: _, ...stage }) => stage) } }
}
