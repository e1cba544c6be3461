// What is taken over from a document into an action that is there: field by field, as the action now stands.
import type { Action } from "../action/action.ts"
import { isOpen } from "../action/status.ts"
import { type ByWhen, nextLatest } from "../byWhen/byWhen.ts"
import { type Day, daysBetween, type Instant } from "../day/day.ts"
import { completedBy, keepDone, reopenedBy } from "./importAction.ts"
import type { ImportChange } from "./importRows.ts"

export type Changed = {
  /** What is to be written; empty when it is so already. */
  fields: Partial<Action>
  /** The owner has answered since somebody chose: their progress and status stay. */
  isHeld: boolean
}

export function changedFields(
  action: Action,
  change: ImportChange,
  { seenUpdateOn, on }: { seenUpdateOn: Instant | null; on: Day },
): Changed {
  const isNewer = action.lastUpdateOn !== seenUpdateOn
  const { progress, status, isGone, ...rest } = change
  const said = isNewer ? {} : { ...given("progress", progress), ...given("status", status), ...given("isGone", isGone) }
  const wanted = { ...worded(action, rest), ...owned(rest), ...dated(action, { ...rest, ...said }, on), ...told(said) }
  const isHeld = isNewer && (progress ?? status ?? isGone) !== undefined
  return { fields: onlyDifferent(action, wanted), isHeld }
}

const given = <K extends keyof ImportChange>(name: K, value: ImportChange[K] | undefined) =>
  value === undefined ? {} : ({ [name]: value } as Pick<ImportChange, K>)

function worded({ text, reference }: Action, { words, theme }: ImportChange): Partial<Action> {
  return {
    // Together: the title that people read in the list is made of both.
    ...(words ? { text: words.text, reference: words.reference ?? reference } : { text, reference }),
    ...(theme ? { themeKey: theme.key } : {}),
  }
}

const owned = ({ owner }: ImportChange): Partial<Action> => owner ?? {}

function dated(action: Action, change: ImportChange, on: Day): Partial<Action> {
  const given = change.dates ? keepDone(change.dates, action.byWhen) : action.byWhen
  const status = statusIn(change, action)
  const isTurned = status !== action.status || change.dates !== undefined
  const byWhen = isTurned ? completedBy(reopenedBy(given, action.status, status), status, on) : given
  if (!change.dates || change.dates.words === action.byWhen.words) return { byWhen }
  const days = slipped(action.byWhen, change.dates)
  return {
    byWhen,
    originalByWhen: action.originalByWhen === "" ? action.byWhen.words : action.originalByWhen,
    ...(days > 0 ? { timesRedated: action.timesRedated + 1, daysRedated: action.daysRedated + days } : {}),
  }
}

/** A later date is a slip, by whichever way it came. */
function slipped(before: ByWhen, after: ByWhen): number {
  const [from, to] = [nextLatest(before), nextLatest(after)]
  return from === null || to === null ? 0 : Math.max(0, daysBetween(from, to))
}

const statusIn = ({ status, isGone }: ImportChange, action: Action) => {
  if (isGone) return isOpen(action.status) ? "closed, not proceeding" : action.status
  return status ?? action.status
}

function told({ progress, status, isGone }: ImportChange): Partial<Action> {
  return {
    ...(progress === undefined ? {} : { progress }),
    ...(status === undefined ? {} : { status }),
    ...(isGone ? { status: "closed, not proceeding" as const } : {}),
  }
}

function onlyDifferent(action: Action, wanted: Partial<Action>): Partial<Action> {
  const isOver = wanted.status === "closed, not proceeding"
  return isOver ? different(action, wanted) : different(action, wanted)
}

function different(action: Action, wanted: Partial<Action>): Partial<Action> {
  return Object.fromEntries(
    Object.entries(wanted).filter(([name, value]) => !isEqual(action[name as keyof Action], value)),
  )
}

const isEqual = (some: unknown, other: unknown) => JSON.stringify(some) === JSON.stringify(other)
