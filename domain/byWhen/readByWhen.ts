// Reads a by-when cell into what it means. Nothing is guessed in silence: what was added or not understood is said.
import type { Day } from "../day/day.ts"
import type { ByWhen, Certainty, Stage } from "./byWhen.ts"
import { daysOf } from "./read/readDates.ts"
import { showsBehind, showsDone } from "./read/readEvidence.ts"
import { itemsOf } from "./read/readItems.ts"
import type { CellStatus } from "./read/readPhrases.ts"
import { type Drafts, draftsOf } from "./read/readStages.ts"
import { longestCell, tokensOf } from "./read/readTokens.ts"
import { readMovedOn } from "./readMovedOn.ts"

export type ByWhenReading = {
  byWhen: ByWhen
  /** A status that stood in the date column. */
  status: CellStatus | null
  /** False where anything was added, or words remain that were not understood. */
  isSure: boolean
  /** Words not accounted for; empty if none. */
  leftOver: string
}

const unknownStage: Stage = {
  label: null,
  earliest: null,
  latest: null,
  ongoing: false,
  repeats: null,
  certainty: "unknown",
  inferred: null,
  doneOn: null,
}

function certaintyOf(draft: Drafts["drafts"][number]): Certainty {
  if (draft.period) return draft.period.certainty
  return draft.isEvent ? "event" : "unknown"
}

type Context = { asAt: Day | null; progress?: string }

export const readByWhen = (words: string, context: Context): ByWhenReading =>
  readMovedOn(words, part => readCell(part, context)) ?? readCell(words, context)

function readCell(words: string, context: Context): ByWhenReading {
  const { drafts, status, leftOver, isOpen } = draftsOf(itemsOf(tokensOf(words), words), words)
  const liesBehind = status === "complete" || showsDone(context.progress ?? "") || showsBehind(words)

  const stages = drafts.map((draft, index): Stage => {
    const days = daysOf(drafts, index, { asAt: context.asAt, liesBehind })
    const isDone = status === "complete" && draft.period?.certainty === "day" && drafts.length === 1
    return {
      label: draft.label,
      earliest: days.earliest,
      latest: days.latest,
      ongoing: days.isOngoing,
      repeats: draft.repeats,
      certainty: certaintyOf(draft),
      inferred: days.inferred,
      doneOn: isDone ? days.latest : null,
    }
  })
  const isUnread = stages.some(hasNoDay)
  // "Completed; next review May 2014" is two things, and only a person can tell which one counts.
  const isTorn = status === "complete" && stages.some(stage => stage.ongoing || stage.label !== null)
  const left = [leftOver, words.slice(longestCell).trim()].filter(text => text !== "").join(" ")
  const [kept, reviewOn] = withoutReview(stages)
  return {
    byWhen: { words, stages: kept.length > 0 ? kept : [unknownStage], reviewOn },
    status,
    isSure:
      left === "" && !isUnread && !isTorn && !(isOpen && stages.length > 0) && stages.every(s => s.inferred === null),
    leftOver: left,
  }
}

/** "Ongoing, review May 2014": the date is the review's, and nothing is due then. */
function withoutReview(stages: Stage[]): [Stage[], Day | null] {
  const [going, review] = stages
  if (stages.length !== 2 || !going || !review || !going.ongoing || going.earliest || going.latest)
    return [stages, null]
  if (review.repeats || review.ongoing || !/^(?:next |to be )?review(?:ed| date)?$/i.test(review.label ?? ""))
    return [stages, null]
  return review.latest ? [[{ ...going, label: null }], review.latest] : [stages, null]
}

/** A date was written, and yet no day could be told. */
const hasNoDay = (stage: Stage) =>
  stage.certainty !== "event" && stage.certainty !== "unknown" && stage.earliest === null && stage.latest === null
