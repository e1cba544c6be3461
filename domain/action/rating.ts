// How an action stands: the calculated rating, by the published rule, and the reason for it.
import { daysOverdue, earliestStart, isDueWithin, nextLatest } from "../byWhen/byWhen.ts"
import { type Day, daysBetween, londonDay, monthOf } from "../day/day.ts"
import type { Action } from "./action.ts"

export const dueSoonDays = 14

/** Why an action stands where it does; the wording is in the message files. */
export type Standing =
  | { rating: "red"; because: "overdue"; days: number }
  | { rating: "red"; because: "forecast no" }
  | { rating: "amber"; because: "forecast at risk" }
  | { rating: "amber"; because: "due soon"; on: Day; days: number }
  | { rating: "amber"; because: "review soon"; on: Day; days: number }
  | { rating: "blue"; because: "complete" | "in place" }
  | { rating: "green"; because: "on course" | "not yet due" }
  | { rating: "none"; because: "closed" }

/** Whether an update came in the calendar month of `today`. */
export const isUpdatedThisMonth = (action: Pick<Action, "lastUpdateOn">, today: Day) =>
  action.lastUpdateOn !== null && monthOf(londonDay(action.lastUpdateOn)) === monthOf(today)

export const isOverdue = (action: Action, today: Day) =>
  action.status !== "complete" && action.status !== "closed, not proceeding" && daysOverdue(action.byWhen, today) > 0

/** The first rule that fits, from the worst down; what is complete or closed is judged no further. */
export function standing(action: Action, today: Day): Standing {
  if (action.status === "closed, not proceeding") return { rating: "none", because: "closed" }
  if (action.status === "complete") return { rating: "blue", because: "complete" }
  const days = daysOverdue(action.byWhen, today)
  if (days > 0) return { rating: "red", because: "overdue", days }
  if (action.forecast === "no") return { rating: "red", because: "forecast no" }
  if (action.forecast === "at risk") return { rating: "amber", because: "forecast at risk" }
  return soon(action, today) ?? onCourse(action, today)
}

function soon(action: Action, today: Day): Standing | null {
  if (isUpdatedThisMonth(action, today) || !isDueWithin(action.byWhen, today, dueSoonDays)) return null
  const due = nextLatest(action.byWhen)
  const isStage = due !== null && daysBetween(today, due) <= dueSoonDays
  const on = isStage ? due : (action.byWhen.reviewOn ?? today)
  return { rating: "amber", because: isStage ? "due soon" : "review soon", on, days: daysBetween(today, on) }
}

function onCourse(action: Action, today: Day): Standing {
  if (action.status === "in place, under review") return { rating: "blue", because: "in place" }
  const start = earliestStart(action.byWhen)
  const isEarly = action.status === "not started" && start !== null && today < start
  return { rating: "green", because: isEarly ? "not yet due" : "on course" }
}
