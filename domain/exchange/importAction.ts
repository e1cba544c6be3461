// An action as it was read, made into one of a plan.
import type { Action } from "../action/action.ts"
import { isOpen, type Status, statusWhenDone } from "../action/status.ts"
import { type ByWhen, completeStages } from "../byWhen/byWhen.ts"
import type { Day } from "../day/day.ts"
import type { Register } from "../update/register.ts"
import type { ReadAction } from "./planReading.ts"
import { placeOf } from "./whyUnread.ts"

/** Post keys by name as written, as somebody chose them; null leaves the words alone. */
export type OwnersChosen = ReadonlyMap<string, string | null>

export type MakingSetting = {
  planKey: string
  owners: OwnersChosen
  themeKeyOf(title: string | null): string | null
  recommendationKeyOf(number: string): string | null
  /** The document's day, or today: what is complete in it was so by then. */
  on: Day
}

/** The owner's cell in words, lead first. */
export const leadWordsOf = (byWhom: ReadAction["byWhom"]): string =>
  byWhom.map(({ name, task }) => (task === null ? name : `${name} to ${task}`)).join(" / ")

export function ownerOf(
  byWhom: ReadAction["byWhom"],
  owners: OwnersChosen,
): Pick<Action, "leadKey" | "contributorKeys" | "leadWords"> {
  const keysOf = (role: "lead" | "contributor") =>
    byWhom.flatMap(each => (each.role === role ? (owners.get(each.name) ?? []) : []))
  // The first that is named leads; when its words name no post, nobody is made lead in its place.
  const first = byWhom.find(({ role }) => role === "lead")
  const leadKey = first ? (owners.get(first.name) ?? null) : null
  const others = new Set([...keysOf("lead"), ...keysOf("contributor")])
  if (leadKey !== null) others.delete(leadKey)
  return { leadKey, contributorKeys: [...others], leadWords: leadWordsOf(byWhom) }
}

export const byWhenOf = ({ byWhen }: ReadAction): ByWhen => ({
  words: byWhen.text,
  stages: byWhen.stages.map(stage => ({ ...stage, doneOn: null })),
  reviewOn: null,
})

/** Nothing was proposed for words of progress: something has been done, and more is not known. */
export const statusOf = (read: ReadAction): Status => {
  const { status, progress } = read
  if (status === "complete") return statusWhenDone(byWhenOf(read))
  return status ?? (progress === null || progress.trim() === "" ? "not started" : "under way")
}

export const completedBy = (byWhen: ByWhen, status: Status, on: Day): ByWhen =>
  status === "complete" ? completeStages(byWhen, on, null) : byWhen

export function makeAction(read: ReadAction, key: string, setting: MakingSetting): Action {
  const status = statusOf(read)
  const known = read.recommendations.map(number => ({ number, key: setting.recommendationKeyOf(number) }))
  const unknown = known.flatMap(it => (it.key === null ? it.number : []))
  const { table, row } = read.source
  return {
    ...{ key, planKey: setting.planKey, themeKey: setting.themeKeyOf(read.theme) },
    ...{ reference: read.ref ?? "", text: read.title, horizon: read.horizon ?? "" },
    ...ownerOf(read.byWhom, setting.owners),
    sponsorKey: null,
    byWhen: completedBy(byWhenOf(read), read.status ?? status, setting.on),
    originalByWhen: read.byWhen.text,
    ...{ timesRedated: 0, daysRedated: 0 },
    ...{ status, closedBecause: null, ownerRating: null, ownerRatingReason: "", forecast: null },
    // An owner's update is what an owner sends: the words of a document silence no reminder.
    ...{ progress: read.progress ?? "", lastUpdateOn: null, lastUpdateKey: null },
    parentKeys: [],
    recommendationKeys: [...new Set(known.flatMap(it => it.key ?? []))],
    ...{ commitments: [], evidence: [], exemptParagraph: null },
    // Numbers the register does not have stay readable here.
    source: [table > 0 ? placeOf(table, row > 0 ? row : undefined) : "", ...unknown].filter(Boolean).join("; "),
  }
}

/** A stage of the same label and dates stays done. */
export function keepDone(next: ByWhen, before: ByWhen): ByWhen {
  const stages = next.stages.map(stage => {
    const same = before.stages.find(
      ({ label, earliest, latest }) => label === stage.label && earliest === stage.earliest && latest === stage.latest,
    )
    return same ? { ...stage, doneOn: same.doneOn } : stage
  })
  return { ...next, stages, reviewOn: before.reviewOn }
}

/** When something that was complete is so no more, what was done last is to be done again. */
export function reopenedBy(byWhen: ByWhen, before: Status, after: Status): ByWhen {
  if (before !== "complete" || !isOpen(after)) return byWhen
  const last = byWhen.stages
    .flatMap(({ doneOn }) => doneOn ?? [])
    .sort()
    .at(-1)
  return {
    ...byWhen,
    stages: byWhen.stages.map(stage => (stage.doneOn === last ? { ...stage, doneOn: null } : stage)),
  }
}

const plainNumber = (number: string) =>
  number
    .toLowerCase()
    .replace(/^r(?:ec(?:ommendation)?)?\.?\s*(?=\d)/, "")
    .trim()

/**
 * Recommendations by number. Several sources may count from R1: those that the plan answers already go first, and where
 * it is still not clear which is meant, none is taken.
 */
export function recommendationsBy(register: Register, planKey: string): (number: string) => string | null {
  const ofPlan = [...register.actions.values()].filter(action => action.planKey === planKey)
  const sources = new Set(
    ofPlan.flatMap(it => it.recommendationKeys).flatMap(key => register.recommendations.get(key)?.source ?? []),
  )
  const byNumber = Map.groupBy(register.recommendations.values(), ({ number }) => plainNumber(number))
  return number => {
    const found = byNumber.get(plainNumber(number)) ?? []
    const own = found.filter(({ source }) => sources.has(source))
    const [only, ...more] = own.length > 0 ? own : found
    return only && more.length === 0 ? only.key : null
  }
}
