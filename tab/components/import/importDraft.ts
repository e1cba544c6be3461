// A document as it was read, and what was corrected, paired and ticked on the page. Changes give a new draft.
import type { ReadAction } from "#domain/exchange/planReading.ts"
import type { PlanKind } from "#domain/plan/plan.ts"
import type { ColumnMeaning, ReadAnswer } from "#domain/wire/imports.ts"
import type { DocumentSource } from "../../queries/useReadDocument.ts"
import { rereadByWhen } from "./rereadByWhen.ts"
import { suggestCode } from "./suggestCode.ts"

export type ImportDraft = {
  /** Made once, so that what is sent twice is one import. */
  formId: string
  /** Kept to be read again when a column was taken wrongly. */
  source: DocumentSource
  /** What columns are, by id, where that was corrected. */
  columns: Readonly<Record<string, ColumnMeaning>>
  /** As it was read; never changed here. */
  answer: ReadAnswer
  asAt: string | null
  themes: readonly string[]
  /** As corrected, those made of unread words last. An action keeps its place, by which differences know it. */
  actions: readonly ReadAction[]
  leftOut: ReadonlySet<number>
  /** Place in `actions` by place in the unread words. */
  made: ReadonlyMap<number, number>
  /** Post key by name as written, where a person chose; null leaves the words alone. */
  chosen: ReadonlyMap<string, string | null>
  /** What was ticked or unticked by a person. */
  ticks: ReadonlyMap<string, boolean>
  title: string
  code: string
  planKind: PlanKind
}

export function draftFrom(answer: ReadAnswer, source: DocumentSource, formId: string): ImportDraft {
  const { plan, actions } = answer.reading
  const title = plan.title ?? ""
  return {
    ...{ formId, source, answer, title, columns: {} },
    ...{ asAt: plan.asAt, themes: plan.themes, actions },
    ...{ leftOut: new Set(), made: new Map(), chosen: new Map(), ticks: new Map() },
    ...{ code: suggestCode(title), planKind: "improvement plan" },
  }
}

/** Read again with other columns: rows are others now, but posts that were chosen and what the plan is called stay. */
export function rereadDraft(was: ImportDraft, answer: ReadAnswer, columns: ImportDraft["columns"]): ImportDraft {
  const { chosen, code, planKind } = was
  return { ...draftFrom(answer, was.source, was.formId), columns, chosen, code, planKind, title: was.title }
}

export const isCorrected = ({ actions, answer }: ImportDraft, at: number): boolean =>
  actions[at] !== answer.reading.actions[at]

export const isTouched = (draft: ImportDraft): boolean =>
  draft.actions !== draft.answer.reading.actions ||
  draft.leftOut.size + draft.made.size + draft.chosen.size + draft.ticks.size > 0

export function correctAction(draft: ImportDraft, at: number, action: ReadAction): ImportDraft {
  const { theme } = action
  const isNewTheme = theme !== null && !draft.themes.includes(theme)
  return {
    ...draft,
    actions: draft.actions.with(at, action),
    themes: isNewTheme ? [...draft.themes, theme] : draft.themes,
  }
}

/** A theme renamed as another that is there becomes one with it. */
export function renameTheme(draft: ImportDraft, from: string, to: string): ImportDraft {
  const rename = (theme: string) => (theme === from ? to : theme)
  return {
    ...draft,
    themes: [...new Set(draft.themes.map(rename))],
    actions: draft.actions.map(action => (action.theme === from ? { ...action, theme: to } : action)),
  }
}

/** A day without its year is told from the document's day, so those are read again. */
export function chooseAsAt(draft: ImportDraft, asAt: string | null): ImportDraft {
  const hangsOnDay = ({ byWhen }: ReadAction) => byWhen.stages.some(stage => stage.inferred !== null)
  return {
    ...draft,
    asAt,
    actions: draft.actions.map(action => (hangsOnDay(action) ? rereadByWhen(action, asAt) : action)),
  }
}

export function leaveOut(draft: ImportDraft, at: number, isOut: boolean): ImportDraft {
  const leftOut = new Set(draft.leftOut)
  if (isOut) leftOut.add(at)
  else leftOut.delete(at)
  return { ...draft, leftOut }
}

/** Words that could not be placed become an action with nothing else told; made again, it is the one from before. */
export function makeAction(draft: ImportDraft, unreadAt: number): ImportDraft {
  const before = draft.made.get(unreadAt)
  if (before !== undefined) return leaveOut(draft, before, false)
  const unread = draft.answer.reading.unread[unreadAt]
  if (!unread) return draft
  return {
    ...draft,
    actions: [...draft.actions, bareAction(unread.text, sourceOf(unread.where))],
    made: new Map(draft.made).set(unreadAt, draft.actions.length),
  }
}

export const choosePost = (draft: ImportDraft, name: string, key: string | null | undefined): ImportDraft => {
  const chosen = new Map(draft.chosen)
  if (key === undefined) chosen.delete(name)
  else chosen.set(name, key)
  return { ...draft, chosen }
}

export const tick = (draft: ImportDraft, keys: readonly string[], isTaken: boolean): ImportDraft => ({
  ...draft,
  ticks: new Map([...draft.ticks, ...keys.map(key => [key, isTaken] as const)]),
})

/** Zero where the document does not say which. */
function sourceOf(where: string): ReadAction["source"] {
  const [, table, row] = /^table (\d+)(?:, row (\d+))?/i.exec(where) ?? []
  return { table: Number(table ?? 0), row: Number(row ?? 0) }
}

const bareAction = (title: string, source: ReadAction["source"]): ReadAction => ({
  ...{ ref: null, title, theme: null, horizon: null, byWhom: [], byWhen: { text: "", stages: [] } },
  ...{ progress: null, status: null, recommendations: [], source },
})
