// What a person can ask for, and when it cannot be taken.

import type { Action } from "../action/action.ts"
import { isToBeDone, stageToMove } from "../action/dateChange.ts"
import type { Day } from "../day/day.ts"
import { addDays, isRealDay } from "../day/day.ts"
import type { Person } from "../people/post.ts"
import type { Preference } from "../people/request.ts"
import { wordsLimit } from "../update/update.ts"

export type Asking =
  | { kind: "remind me on"; actionKey: string; until: Day | null }
  | {
      kind: "date change"
      actionKey: string
      until: Day | null
      words: string
      reason: string
      stageLabel: string | null
      /** The day that the words come to, where another was chosen beside them. */
      wordsDay?: Day
    }
  | { kind: "hand-over"; actionKey: string; toKey: string; reason: string }
  | { kind: "agenda"; actionKey: string; forumKey: string }
  | { kind: "absence"; starts: Day | null; until: Day | null; standIn: Person | null }
  | ({ kind: "preference" } & Preference)

export type AskRefusal =
  | "unknown action"
  | "not yours"
  | "closed"
  | "stage gone"
  | "no day"
  | "day is past"
  | "too far"
  | "two days"
  | "not later"
  | "no reason"
  | "too long"
  | "no such post"
  | "same post"
  | "own stand-in"
  | "ends first"
  | "already asked"
  | "nobody decides"
  | "of a group"

/** A reminder may be put off this far, an absence and a later date farther. */
const farthest = { "remind me on": 92, absence: 400, "date change": 3653 } as const

/** What is wrong with the day; null when nothing is. */
export function refuseDay(kind: keyof typeof farthest, day: Day | null, today: Day): AskRefusal | null {
  if (day === null || !isRealDay(day)) return "no day"
  if (kind === "absence" ? day < today : day <= today) return "day is past"
  return day > addDays(today, farthest[kind]) ? "too far" : null
}

export function refuseAbsence(
  asking: Extract<Asking, { kind: "absence" }>,
  from: Person,
  today: Day,
): AskRefusal | null {
  const { starts, until, standIn } = asking
  if (standIn?.id === from.id) return "own stand-in"
  if (starts !== null && !isRealDay(starts)) return "no day"
  if (starts !== null && until !== null && isRealDay(until) && until < starts) return "ends first"
  return refuseDay("absence", until, today)
}

/** What is wrong with a later date beyond its day. */
export function refuseLaterDate(action: Action, asking: Extract<Asking, { kind: "date change" }>): AskRefusal | null {
  if (asking.wordsDay !== undefined) return "two days"
  if (asking.reason.trim() === "") return "no reason"
  if (asking.reason.length > wordsLimit || asking.words.length > wordsLimit) return "too long"
  if (!isToBeDone(action.byWhen, asking.stageLabel)) return "stage gone"
  const now = stageToMove(action.byWhen, asking.stageLabel)?.latest ?? null
  return now !== null && asking.until !== null && asking.until <= now ? "not later" : null
}
