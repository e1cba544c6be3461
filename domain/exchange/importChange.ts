// What is taken over from a document into an action that is there, as the action now stands.
import type { Action } from "../action/action.ts"
import { isOpen, type Status } from "../action/status.ts"
import { ByWhen, nextLatest } from "../byWhen/byWhen.ts"
import { type Day, daysBetween } from "../day/day.ts"
import { completedBy, keepDone, reopenedBy } from "./importAction.ts"
import type { ImportChange } from "./importRows.ts"
import { type Seen, seenOf, type Takeable, takeables } from "./seen.ts"

export type Changed = {
  /** What is to be written; empty when it is so already. */
  fields: Partial<Action>
  /** What has changed since somebody chose: it stays as it is. */
  left: readonly Takeable[]
}

const memberOf = {
  ...({ words: "words", dates: "dates", owner: "owner", theme: "theme" } as const),
  ...({ progress: "progress", status: "status", gone: "isGone" } as const),
} satisfies Record<Takeable, keyof ImportChange>

export function changedFields(action: Action, change: ImportChange, { seen, on }: { seen: Seen; on: Day }): Changed {
  const now = seenOf(action)
  const isThere = (part: ImportChange) => Object.keys(differing(action, changed(action, part, on))).length === 0
  const left = takeables.filter(what => {
    const value = change[memberOf[what]]
    // What an earlier try has written bears another mark too.
    return value !== undefined && now[what] !== seen[what] && !isThere({ [memberOf[what]]: value })
  })
  const members = new Set<string>(left.map(what => memberOf[what]))
  const taken: ImportChange = Object.fromEntries(Object.entries(change).filter(([name]) => !members.has(name)))
  return { fields: differing(action, changed(action, taken, on)), left }
}

function changed(action: Action, change: ImportChange, on: Day): Action {
  const status = statusAfter(action, change)
  return {
    ...action,
    text: change.words?.text ?? action.text,
    reference: change.words?.reference ?? action.reference,
    themeKey: change.theme ? change.theme.key : action.themeKey,
    ...change.owner,
    progress: change.progress ?? action.progress,
    ...{ status, closedBecause: closedBecause(action, change, status) },
    ...redated(action, change.dates),
    byWhen: byWhenAfter(action, change, status, on),
  }
}

function statusAfter({ status }: Action, change: ImportChange): Status {
  // What has ended otherwise meanwhile needs no closing.
  if (change.isGone) return isOpen(status) ? "closed, not proceeding" : status
  return change.status ?? status
}

function closedBecause(action: Action, { isGone }: ImportChange, status: Status): Action["closedBecause"] {
  if (isGone && isOpen(action.status)) return "no longer needed"
  return status === "closed, not proceeding" ? action.closedBecause : null
}

function byWhenAfter({ byWhen, status: before }: Action, { dates }: ImportChange, status: Status, on: Day): ByWhen {
  const given = reopenedBy(dates ? keepDone(dates, byWhen) : byWhen, before, status)
  return dates || status !== before ? completedBy(given, status, on) : given
}

/** A later date is a slip, by whichever way it came. */
function redated(action: Action, dates: ByWhen | undefined): Partial<Action> {
  if (!dates || dates.words === action.byWhen.words) return {}
  const [from, to] = [nextLatest(action.byWhen), nextLatest(dates)]
  const days = from === null || to === null ? 0 : daysBetween(from, to)
  return {
    originalByWhen: action.originalByWhen === "" ? action.byWhen.words : action.originalByWhen,
    ...(days > 0 ? { timesRedated: action.timesRedated + 1, daysRedated: action.daysRedated + days } : {}),
  }
}

function differing(before: Action, after: Action): Partial<Action> {
  const names = Object.keys(after) as (keyof Action)[]
  const different = names.filter(name => valueText(before, name) !== valueText(after, name))
  // The title that people read in the list is made of both.
  const isRetitled = different.includes("text") || different.includes("reference")
  const written = new Set([...different, ...(isRetitled ? (["text", "reference"] as const) : [])])
  return Object.fromEntries([...written].map(name => [name, after[name]]))
}

/** By the schema, so that the order in which a by-when was put together makes no difference. */
const valueText = (action: Action, name: keyof Action) =>
  JSON.stringify(name === "byWhen" ? ByWhen.parse(action.byWhen) : action[name])
