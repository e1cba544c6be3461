// A later date for an action: what becomes of its by-when, and of the count of its slips. The original stays for ever.
import { type ByWhen, type Stage, Stage as StageSchema } from "../byWhen/byWhen.ts"
import { comesAgain, currentStage, currentStages, movedStage, putOff } from "../byWhen/currentStages.ts"
import { movedOn, opening } from "../byWhen/readMovedOn.ts"
import { type Day, daysBetween } from "../day/day.ts"
import type { Action } from "./action.ts"

export type LaterDate = {
  until: Day
  /** The new by-when in words. */
  words: string
  /** The stage that moves; null for the next one that is due. */
  stageLabel: string | null
}

export type Redated = Pick<Action, "byWhen" | "originalByWhen" | "timesRedated" | "daysRedated">

export function redate(action: Action, later: LaterDate): Redated {
  if (!isToBeDone(action.byWhen, later.stageLabel)) return action
  const moved = found(action.byWhen, later.stageLabel)
  const stages = moved
    ? action.byWhen.stages.map((stage, at) => (at === moved.at ? put(stage, later.until) : stage))
    : [...action.byWhen.stages, newStage(later)]
  const days = moved?.stage.latest ? daysBetween(moved.stage.latest, later.until) : 0
  return {
    byWhen: {
      ...action.byWhen,
      words: wordsAfter(later, action.byWhen, action.byWhen.stages[moved?.at ?? -1]),
      stages,
    },
    originalByWhen: action.originalByWhen === "" ? action.byWhen.words : action.originalByWhen,
    timesRedated: action.timesRedated + 1,
    daysRedated: action.daysRedated + Math.max(0, days),
  }
}

/** Whether the action carries this date already: a decision is applied once. */
export function isRedated({ byWhen }: Action, later: LaterDate): boolean {
  const isSaid = [undefined, ...byWhen.stages].some(stage => wordsAfter(later, byWhen, stage) === byWhen.words)
  return isSaid && currentStages(byWhen).some(({ latest }) => latest === later.until)
}

/** What comes again has one occurrence put off; the others stay where they are. */
const put = (stage: Stage, until: Day): Stage => (comesAgain(stage) ? putOff(stage, until) : movedStage(stage, until))

/** As people would write it: of several stages the others' words stay, and what was said before of this one goes. */
function wordsAfter({ words }: LaterDate, byWhen: ByWhen, stage: Stage | undefined): string {
  const said = stage && comesAgain(stage) ? `${words}, then ${stage.repeats}` : words
  if (!stage || byWhen.stages.length === 1) return said
  const others = byWhen.words.split("; ").filter(part => !part.startsWith(opening(stage.label)))
  return [...others, movedOn(stage.label, said)].join("; ")
}

/** The stage a later date is about: the one named, else the undone one that is due first, else the only undated one. */
export const stageToMove = (byWhen: ByWhen, label: string | null): Stage | null => found(byWhen, label)?.stage ?? null

/** Whether the stage named is one that is still to be done; where none is named, some stage may be added. */
export const isToBeDone = (byWhen: ByWhen, label: string | null): boolean =>
  label === null || found(byWhen, label) !== null

/** With its place; of what comes again, the occurrence that is to be done. */
function found({ stages }: ByWhen, label: string | null): { stage: Stage; at: number } | null {
  const undone = stages.flatMap((each, at) => {
    const stage = currentStage(each)
    return stage ? [{ stage, at }] : []
  })
  if (label !== null) return undone.find(({ stage }) => stage.label === label) ?? null
  const dated = undone.filter(({ stage }) => stage.latest !== null)
  const first = dated.toSorted((a, b) => (a.stage.latest ?? "").localeCompare(b.stage.latest ?? ""))[0]
  return first ?? undone.find(({ stage }) => !stage.ongoing) ?? null
}

const newStage = ({ until, stageLabel }: LaterDate): Stage =>
  StageSchema.parse({
    ...{ label: stageLabel, earliest: null, latest: until, ongoing: false, repeats: null },
    ...{ certainty: "day", inferred: null, doneOn: null },
  })
