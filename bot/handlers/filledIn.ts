// Whether something stands in an item's form that "no change" would throw away.
import type { ReminderItem } from "#domain/reminder/reminder.ts"
import { choiceOf, draftOf } from "../verbs.ts"

export function isFilledIn(inputs: Readonly<Record<string, unknown>>, at: number, item: ReminderItem): boolean {
  const draft = draftOf(inputs, at)
  const status = choiceOf(draft.status)?.status ?? item.status
  return (
    Boolean(draft.words?.trim() || draft.colleagues?.trim() || draft.forecast || draft.stage) || status !== item.status
  )
}
