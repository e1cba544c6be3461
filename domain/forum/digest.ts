// What a forum's channel reads: facts in a few lines, posts rather than people, approved plans only.
import { z } from "zod"
import { type Action, isExempt } from "../action/action.ts"
import { isOverdue, type Standing, standing } from "../action/rating.ts"
import { isOpen } from "../action/status.ts"
import { daysOverdue } from "../byWhen/byWhen.ts"
import { Day, Instant } from "../day/day.ts"
import type { Forum } from "../people/forum.ts"
import type { RoundsOf } from "../reminder/timetable.ts"
import { asOf } from "../update/history.ts"
import type { Register } from "../update/register.ts"
import { UpdatedByUnit, updatedByUnit } from "./updatedByUnit.ts"

export const DigestLine = z.object({
  actionKey: z.string(),
  reference: z.string(),
  text: z.string(),
  days: z.number().nullable(),
})
export type DigestLine = z.infer<typeof DigestLine>

/** Lines to read, and the exempt ones as a number. */
const DigestGroup = z.object({
  lines: z.array(DigestLine),
  /** Lines that are counted and not kept: a row of work holds only so much. */
  more: z.number().default(0),
  exempt: z.number(),
})
export type DigestGroup = z.infer<typeof DigestGroup>

export const Digest = z.object({
  type: z.literal("digest"),
  forumKey: z.string(),
  forumTitle: z.string(),
  day: Day,
  /** The moment it was made; the next one looks back to it. */
  at: Instant,
  /** The last digest's day, or the day the first one looks back to. */
  since: Day,
  plans: z.number(),
  actions: z.number(),
  counts: z.object({ blue: z.number(), green: z.number(), amber: z.number(), red: z.number(), none: z.number() }),
  newlyOverdue: DigestGroup,
  completed: DigestGroup,
  unowned: DigestGroup,
  /** Moved for the second time or more since then. */
  movedAgain: DigestGroup,
  /** Of what the last rounds asked about, how much is updated. */
  asked: UpdatedByUnit,
})
export type Digest = z.infer<typeof Digest>

type Sources = {
  register: Register
  forum: Forum
  since: Day
  sinceMoment: Instant
  today: Day
  at: Instant
  roundsOf: RoundsOf
}

export function buildDigest({ register, forum, since, sinceMoment, today, at, roundsOf }: Sources): Digest {
  const approved = [...register.plans.values()].filter(plan => plan.state === "approved")
  const keys = new Set(approved.map(plan => plan.key))
  const actions = [...register.actions.values()].filter(action => keys.has(action.planKey))
  const before = (action: Action) => asOf(action, register.updatesOf(action.key), sinceMoment)
  const newlyOverdue = actions.filter(action => isOverdue(action, today) && !isOverdue(before(action), since))
  const completed = actions.filter(action => action.status === "complete" && before(action).status !== "complete")
  const moved = actions.filter(action => action.timesRedated >= 2 && wasMoved(action, register, sinceMoment))
  return {
    type: "digest",
    forumKey: forum.key,
    forumTitle: forum.title,
    day: today,
    at,
    since,
    plans: keys.size,
    actions: actions.length,
    counts: countRatings(actions.map(action => standing(action, today))),
    newlyOverdue: group(newlyOverdue, action => daysOverdue(action.byWhen, today)),
    completed: group(completed, () => null),
    unowned: group(
      actions.filter(action => isOpen(action.status) && isUnowned(action, register)),
      () => null,
    ),
    movedAgain: group(moved, action => action.daysRedated),
    asked: updatedByUnit(register, today, roundsOf),
  }
}

/** Whether a later date was decided since a moment. */
const wasMoved = (action: Action, register: Register, since: Instant) =>
  register.updatesOf(action.key).some(({ kind, at, before, after }) => {
    const isRedated = JSON.stringify(before?.byWhen) !== JSON.stringify(after?.byWhen)
    return kind === "decision" && at > since && isRedated
  })

/** Nobody owns it: no lead, or a lead that is not in the register. */
export const isUnowned = (action: Action, register: Register) =>
  action.leadKey === null || !register.posts.has(action.leadKey)

export function countRatings(standings: readonly Standing[]): Digest["counts"] {
  const counts = { blue: 0, green: 0, amber: 0, red: 0, none: 0 }
  for (const { rating } of standings) counts[rating]++
  return counts
}

function group(actions: Action[], days: (action: Action) => number | null): DigestGroup {
  const open = actions.filter(action => !isExempt(action))
  const lines = open.map(action => {
    const { key, reference, text } = action
    return { actionKey: key, reference, text, days: days(action) }
  })
  const sorted = lines.toSorted((a, b) => (b.days ?? 0) - (a.days ?? 0))
  return {
    lines: sorted.slice(0, linesKept),
    more: Math.max(0, sorted.length - linesKept),
    exempt: actions.length - open.length,
  }
}

/** Far more than a card shows, so that lines which have become exempt since leave others in their place. */
const linesKept = 50

/** Where a forum's first digest looks back to. */
export const firstLookBackDays = 14
