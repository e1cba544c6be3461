// Whether something stands in an item's form that "no change" would throw away, and what "no change" is.
import type { ReminderItem } from "#domain/reminder/reminder.ts"
import { saysSomething } from "../cards/itemForm.ts"
import { draftOf } from "../verbs.ts"

/** An answer that asks for nothing. */
export const unchanged = {
  kind: "no change" as const,
  asked: null,
  words: "",
  wordsForColleagues: "",
  stageLabel: null,
}

export function isFilledIn(inputs: Readonly<Record<string, unknown>>, at: number, item: ReminderItem): boolean {
  return saysSomething(draftOf(inputs, at), item)
}
