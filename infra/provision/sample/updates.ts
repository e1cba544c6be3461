// Turns what was said into the actions' present state and the updates that led there.
import type { Action } from "#domain/action/action.ts"
import type { Plan } from "#domain/plan/plan.ts"
import { applyUpdate, shownOf } from "#domain/update/applyUpdate.ts"
import { stateOf, type Update } from "#domain/update/update.ts"
import { personOf } from "./people.ts"
import { postKeys, posts } from "./posts.ts"
import type { Report } from "./reports.ts"
import { dayIn } from "./sampleDays.ts"
import { sampleKey } from "./sampleKey.ts"

type Told = { actions: Action[]; updates: Update[] }

/** Each report is judged by the same rule as an owner's answer, so history and present state agree. */
export function tell(untold: readonly Action[], plan: Plan, reports: readonly Report[], year: number): Told {
  const actions = new Map(untold.map(action => [action.reference, action]))
  const updates: Update[] = []
  for (const report of reports) {
    const action = actions.get(report.reference)
    if (!action) throw new Error(`the sample has no action ${report.reference}`)
    const draft = draftOf(report, action, year)
    const othersParts = action.leadKey === postKeys.headsOfHr ? ("to come" as const) : null
    const told = updates.findLast(({ subjectKey, after }) => subjectKey === action.key && after?.status === "complete")
    const beforeCompletion = told?.before?.byWhen ?? null
    const around = { shown: shownOf(action), plan, othersParts, beforeCompletion, stagePutRight: null }
    const { after, held } = applyUpdate(action, draft, around)
    updates.push({ ...draft, before: stateOf(action), after, held })
    actions.set(action.reference, { ...action, ...after })
  }
  return { actions: [...actions.values()], updates }
}

function draftOf(report: Report, action: Action, year: number): Omit<Update, "before" | "after" | "held"> {
  const key = sampleKey("UPDATE", report.on + report.reference)
  const title = posts.find(post => post.key === report.forPost)?.title ?? ""
  return {
    key,
    kind: "progress",
    subjectKey: action.key,
    at: `${dayIn(year, report.on)}T14:20:00Z`,
    actor: personOf(report.by),
    forPost: { key: report.forPost, title },
    via: report.via,
    formId: `sample/${key}:0`,
    asked: { status: report.status, closedBecause: null, forecast: report.forecast },
    words: report.words,
    wordsForColleagues: "",
    stageLabel: report.stage,
    evidence: [],
  }
}
