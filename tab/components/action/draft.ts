// What somebody has begun to write about an action: kept on their device until the answer is confirmed.
import { z } from "zod"
import type { ClosedBecause, Status } from "#domain/action/status.ts"
import { Instant } from "#domain/day/day.ts"
import { type ActionAnswer, UpdateFields as Fields, Shown } from "#domain/wire/actions.ts"
import type { DeviceStorage } from "../../host/deviceStorage.ts"

export type { UpdateFields as Fields } from "#domain/wire/actions.ts"

export const Draft = z.object({
  /** Made once for a form and kept with it: sent twice it is still one update. */
  formId: z.string(),
  /** How many answers it has had; more than none while what was sent is being changed. */
  answersBefore: z.number().default(0),
  shown: Shown,
  fields: Fields,
  /** Null while nothing was changed. */
  keptAt: Instant.nullable(),
  /** Whether it was sent without a confirmed answer. */
  wasSent: z.boolean(),
})
export type Draft = z.infer<typeof Draft>

/** Of an action as it is now: the status and, of a closed one, the reason. */
export type Present = {
  shown: Shown
  closedBecause: ClosedBecause | null
  /** The form whose answer can be changed now. */
  sentFormId?: string | null
}

export const blankFields = (status: Status, closedBecause: ClosedBecause | null): Fields => ({
  status,
  closedBecause,
  forecast: null,
  words: "",
  wordsForColleagues: "",
  stageLabel: null,
})

export const newDraft = (formId: string, { shown, closedBecause }: Present): Draft => ({
  formId,
  answersBefore: 0,
  shown,
  fields: blankFields(shown.status, closedBecause),
  keptAt: null,
  wasSent: false,
})

/** What was sent, to be put right: by the same form, it stands in the place of what it said before. */
export const changing = (sent: NonNullable<ActionAnswer["sent"]>, { shown }: Present, keptAt: Instant): Draft => ({
  ...{ formId: sent.formId, answersBefore: sent.answersBefore, shown, fields: sent.fields, keptAt, wasSent: false },
})

export const isChanging = ({ answersBefore }: Pick<Draft, "answersBefore">): boolean => answersBefore > 0

/** Somebody has spoken since it was sent: what was to stand in its place is an update of its own. */
const asNew = (draft: Draft): Draft => ({
  ...{ ...draft, formId: crypto.randomUUID(), answersBefore: 0 },
  fields: { ...draft.fields, stageLabel: null },
})

/**
 * A kept draft for an action as it is now. One that was sent keeps what its form showed, or a repeat would be another
 * update; one never sent speaks about the action as it is seen today.
 */
export function reopen(begun: Draft, present: Present): Draft {
  if (begun.wasSent) return begun
  const { shown, closedBecause } = present
  const kept = isChanging(begun) && present.sentFormId !== begun.formId ? asNew(begun) : begun
  const isStatusChosen = kept.fields.status !== kept.shown.status
  if (isStatusChosen || kept.fields.status === shown.status) return { ...kept, shown }
  return { ...kept, shown, fields: { ...kept.fields, status: shown.status, closedBecause } }
}

const hasWords = ({ words, wordsForColleagues }: Fields): boolean =>
  words.trim() !== "" || wordsForColleagues.trim() !== ""

/** Whether a form says anything: words, a forecast, a stage or another status. */
export const saysSomething = ({ fields, shown }: Pick<Draft, "fields" | "shown">): boolean =>
  hasWords(fields) || fields.status !== shown.status || fields.forecast !== null || fields.stageLabel !== null

/**
 * A form after its answer was confirmed: a fresh one, in which stands what was changed while the answer was on its way.
 * The status and its reason are one choice.
 */
export function afterSent(now: Draft, sent: Fields, fresh: Draft): Draft {
  const isNew = (name: keyof Fields) => now.fields[name] !== sent[name]
  const { status, closedBecause } = isNew("status") || isNew("closedBecause") ? now.fields : fresh.fields
  const { forecast } = isNew("forecast") ? now.fields : fresh.fields
  const { words } = isNew("words") ? now.fields : fresh.fields
  const { wordsForColleagues } = isNew("wordsForColleagues") ? now.fields : fresh.fields
  const { stageLabel } = isNew("stageLabel") ? now.fields : fresh.fields
  const isAnyNew = Fields.keyof().options.some(isNew)
  const fields = { status, closedBecause, forecast, words, wordsForColleagues, stageLabel }
  return isAnyNew ? { ...fresh, fields, keptAt: now.keptAt } : fresh
}

/** Why the form cannot be sent yet; null when it can. */
export type Obstacle = "nothing said" | "no reason" | "too long"

type Said = Pick<Draft, "fields" | "shown" | "answersBefore">

/** Who puts right what was sent may say nothing in its place. */
export function obstacle({ fields, shown, answersBefore }: Said, limit: number): Obstacle | null {
  if (fields.words.length > limit || fields.wordsForColleagues.length > limit) return "too long"
  if (fields.status === "closed, not proceeding" && fields.closedBecause === null) return "no reason"
  return answersBefore > 0 || saysSomething({ fields, shown }) ? null : "nothing said"
}

/** The field to put right first. */
export function fieldInTheWay(draft: Said, limit: number): keyof Fields {
  const found = obstacle(draft, limit)
  if (found === "no reason") return "closedBecause"
  return found === "too long" && draft.fields.words.length <= limit ? "wordsForColleagues" : "words"
}

export type DraftStore = { read(): Draft | null; keep(draft: Draft): void; forget(): void }

/** The drafts of one person on one action. A full or forbidden storage costs the draft, never the form. */
export function draftStore(storage: DeviceStorage, personId: string, actionKey: string): DraftStore {
  const key = `golden-thread.draft.${personId}.${actionKey}`
  return {
    read: () => {
      try {
        const draft = Draft.safeParse(JSON.parse(storage.getItem(key) ?? "null"))
        return draft.success ? draft.data : null
      } catch {
        return null
      }
    },
    keep: draft => {
      try {
        storage.setItem(key, JSON.stringify(draft))
      } catch {
        return
      }
    },
    forget: () => storage.removeItem(key),
  }
}

export const isSameShown = (a: Shown, b: Shown): boolean =>
  a.status === b.status && a.leadKey === b.leadKey && a.lastUpdateOn === b.lastUpdateOn && a.due === b.due
