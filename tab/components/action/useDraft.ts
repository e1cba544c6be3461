import { useEffect, useRef, useState } from "react"
import { toInstant } from "#domain/day/day.ts"
import type { ActionAnswer } from "#domain/wire/actions.ts"
import {
  afterSent,
  changing,
  type Draft,
  type DraftStore,
  type Fields,
  isSameShown,
  newDraft,
  type Present,
  reopen,
} from "./draft.ts"

/** The form's fields, kept on the device at every change. */
export function useDraft(store: DraftStore, present: Present) {
  const { shown } = present
  const [draft, setDraft] = useState<Draft>(() => {
    const kept = store.read()
    return kept ? reopen(kept, present) : newDraft(crypto.randomUUID(), present)
  })
  const isChangedMeanwhile = !isSameShown(draft.shown, shown)
  const isUntouched = draft.keptAt === null && !draft.wasSent
  if (isChangedMeanwhile && isUntouched) setDraft(newDraft(draft.formId, present))

  // An answer comes in long after the press that asked for it; by then more may have been typed.
  const latest = useRef(draft)
  useEffect(() => {
    latest.current = draft
  }, [draft])

  const keep = (next: Draft) => {
    setDraft(next)
    store.keep(next)
  }
  return {
    draft,
    /** Somebody else changed the action after this form was begun. */
    isChangedMeanwhile: isChangedMeanwhile && !isUntouched && !draft.wasSent,
    change: (fields: Partial<Fields>) =>
      keep({ ...draft, fields: { ...draft.fields, ...fields }, keptAt: toInstant(new Date()) }),
    takeAsItIsNow: () => keep(reopen(draft, present)),
    /** What was sent stands in the form, to be put right. */
    changeSent: (sent: NonNullable<ActionAnswer["sent"]>) => keep(changing(sent, present, toInstant(new Date()))),
    /** What was sent stays as it was. */
    leave: () => {
      store.forget()
      setDraft(newDraft(crypto.randomUUID(), present))
    },
    markSent: () => keep({ ...draft, wasSent: true }),
    /** Once `sent` is confirmed. */
    startAgain: (from: Present, sent: Fields) => {
      const next = afterSent(latest.current, sent, newDraft(crypto.randomUUID(), from))
      if (next.keptAt !== null) return keep(next)
      store.forget()
      setDraft(next)
    },
  }
}
