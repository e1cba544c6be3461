// What an import is to write: a plan of its own, or what was chosen of the differences to a plan that is there.
import type { Day } from "../day/day.ts"
import type { Plan, PlanKind } from "../plan/plan.ts"
import type { Register } from "../update/register.ts"
import { type ActionState, stateOf } from "../update/update.ts"
import {
  byWhenOf,
  type MakingSetting,
  makeAction,
  type OwnersChosen,
  ownerOf,
  recommendationsBy,
} from "./importAction.ts"
import { changedFields } from "./importChange.ts"
import { goneKey, type ImportChange, type ImportEntry, keyIn } from "./importRows.ts"
import { importThemes } from "./importThemes.ts"
import { planOfCode } from "./planCode.ts"
import type { PlanReading, ReadAction } from "./planReading.ts"
import { changeables, type Seen } from "./seen.ts"

export type ImportInto =
  | { kind: "new plan"; title: string; code: string; planKind: PlanKind }
  | { kind: "plan"; planKey: string }

/** A difference that is taken: "new", "gone", or what changed; and what was seen of the action by whoever chose. */
export type Taken = { at: number | null; actionKey: string | null; what: readonly string[]; seen: Seen | null }

export type ImportWanted = {
  into: ImportInto
  reading: PlanReading
  owners: Readonly<Record<string, string | null>>
  take: readonly Taken[]
}

export type EntriesRefusal = "unknown plan" | "code taken" | "unknown post" | "unknown action" | "nothing to write"
export type Entries =
  | { kind: "entries"; planKey: string; entries: ImportEntry[] }
  | { kind: "refused"; why: EntriesRefusal }

type Setting = { importKey: string; register: Register; today: Day }

const refused = (why: EntriesRefusal): Entries => ({ kind: "refused", why })

export function importEntries(wanted: ImportWanted, setting: Setting): Entries {
  const { register, importKey } = setting
  const owners: OwnersChosen = new Map(Object.entries(wanted.owners))
  for (const key of owners.values()) if (key !== null && !register.posts.has(key)) return refused("unknown post")
  if (wanted.into.kind === "plan") {
    const { planKey } = wanted.into
    if (!register.plans.has(planKey)) return refused("unknown plan")
    return entriesInto(planKey, wanted, owners, setting)
  }
  if (planOfCode(wanted.into.code, register.plans)) return refused("code taken")
  const plan = newPlan(keyIn(importKey, "plan", 0), wanted.into, wanted.reading.plan.asAt)
  return entriesOfNew(plan, wanted.reading, owners, setting)
}

/** Never chased before somebody has approved it and looked at the preview. */
const newPlan = (
  key: string,
  { title, code, planKind }: Extract<ImportInto, { kind: "new plan" }>,
  asAt: Day | null,
): Plan => ({
  ...{ key, title, code, kind: planKind, asAt },
  ...{ unitKey: null, ownerKey: null, approverKey: null, forumKey: null, periodStart: null, periodEnd: null },
  ...{ parentKeys: [], contribution: "", actionLabel: "", version: 1 },
  ...{ state: "draft", remindersFrom: null },
})

function entriesOfNew(plan: Plan, reading: PlanReading, owners: OwnersChosen, setting: Setting): Entries {
  if (reading.actions.length === 0) return refused("nothing to write")
  const { importKey } = setting
  const themes = importThemes(importKey, plan.key, setting.register)
  // In the document's order, those without actions too.
  for (const title of reading.plan.themes) themes.keyOf(title)
  const making = makingOf(plan.key, themes.keyOf, reading, owners, setting)
  const actions = reading.actions.map((read, at) => newAction(read, at, making, importKey))
  return {
    kind: "entries",
    planKey: plan.key,
    entries: [{ kind: "plan", plan }, ...themes.made().map(theme => ({ kind: "theme" as const, theme })), ...actions],
  }
}

const makingOf = (
  planKey: string,
  themeKeyOf: MakingSetting["themeKeyOf"],
  reading: PlanReading,
  owners: OwnersChosen,
  { register, today }: Setting,
): MakingSetting => {
  const recommendationKeyOf = recommendationsBy(register, planKey)
  return { planKey, owners, themeKeyOf, recommendationKeyOf, on: reading.plan.asAt ?? today }
}

const newAction = (read: ReadAction, at: number, making: MakingSetting, importKey: string): ImportEntry => ({
  kind: "action",
  action: makeAction(read, keyIn(importKey, "action", at + 1), making),
  updateKey: keyIn(importKey, "update", at + 1),
})

function entriesInto(planKey: string, wanted: ImportWanted, owners: OwnersChosen, setting: Setting): Entries {
  const { importKey, register } = setting
  const { reading } = wanted
  const themes = importThemes(importKey, planKey, register)
  const making = makingOf(planKey, themes.keyOf, reading, owners, setting)
  const entries = new Map<string, ImportEntry>()
  for (const taken of wanted.take) {
    const { at, actionKey } = taken
    const read = at === null ? undefined : reading.actions[at]
    if (actionKey === null) {
      if (at === null || !read) return refused("unknown action")
      if (taken.what.includes("new")) entries.set(`new ${at}`, newAction(read, at, making, importKey))
      continue
    }
    const change = changeOf(taken, read, making)
    if (change === null) continue
    const updateKey = at === null ? goneKey(importKey, actionKey) : keyIn(importKey, "update", at + 1)
    const entry = changeEntry(taken.seen ?? {}, actionKey, change, { planKey, updateKey, making, register })
    if (entry === null) return refused("unknown action")
    entries.set(actionKey, entry)
  }
  if (entries.size === 0) return refused("nothing to write")
  const made = themes.made().map(theme => ({ kind: "theme" as const, theme }))
  return { kind: "entries", planKey, entries: [...made, ...entries.values()] }
}

/** Null when nothing of it was taken. */
function changeOf({ what }: Taken, read: ReadAction | undefined, making: MakingSetting): ImportChange | null {
  if (!read) return what.includes("gone") ? { isGone: true } : null
  const taken = new Set(changeables.filter(each => what.includes(each)))
  const change: ImportChange = {
    ...(taken.has("words") ? { words: { text: read.title, reference: read.ref } } : {}),
    ...(taken.has("dates") ? { dates: byWhenOf(read) } : {}),
    ...(taken.has("owner") ? { owner: ownerOf(read.byWhom, making.owners) } : {}),
    ...(taken.has("theme") ? { theme: { key: making.themeKeyOf(read.theme) } } : {}),
    ...(taken.has("progress") ? { progress: read.progress ?? "" } : {}),
    ...(taken.has("status") && read.status !== null ? { status: read.status } : {}),
  }
  return Object.keys(change).length === 0 ? null : change
}

type ChangeSetting = { planKey: string; updateKey: string; making: MakingSetting; register: Register }

/** Null when the plan has no such action. */
function changeEntry(
  seen: Seen,
  actionKey: string,
  change: ImportChange,
  { register, planKey, updateKey, making: { on } }: ChangeSetting,
): ImportEntry | null {
  const action = register.actions.get(actionKey)
  if (action?.planKey !== planKey) return null
  const { fields } = changedFields(action, change, { seen, on })
  const state = Object.entries(stateOf(action)).filter(([name]) => name in fields)
  const was: Partial<ActionState> = Object.fromEntries(state)
  return { kind: "change", actionKey, updateKey, change, was, seen, on }
}
