// Whether something stands in an item's form that "no change" would throw away.
import type { ReminderItem } from "#domain/reminder/reminder.ts"
import { saysSomething } from "../cards/itemForm.ts"
import { draftOf } from "../verbs.ts"

export function isFilledIn(inputs: Readonly<Record<string, unknown>>, at: number, item: ReminderItem): boolean {
  return saysSomething(draftOf(inputs, at), item)
}
