// Which items of a card were answered somewhere else since it was made.
import { isGroup } from "../people/post.ts"
import { inOrder } from "../update/history.ts"
import type { Register } from "../update/register.ts"
import { isAnswer, type Update } from "../update/update.ts"
import { itemKey, type Reminder, type ReminderItem } from "./reminder.ts"

/** The last such answer of each item, by `itemKey`. */
export function answersElsewhere(reminder: Reminder, register: Register): Map<string, Update> {
  const found = new Map<string, Update>()
  for (const item of reminder.items) {
    const answer = inOrder(register.updatesOf(item.actionKey)).findLast(update =>
      isAnswerTo(item, update, reminder, register),
    )
    if (answer) found.set(itemKey(item), answer)
  }
  return found
}

function isAnswerTo(item: ReminderItem, update: Update, reminder: Reminder, register: Register): boolean {
  if (!isAnswer(update) || update.held !== null || update.at <= (item.shown.lastUpdateOn ?? "")) return false
  if (update.formId.startsWith(`${reminder.key}/`)) return false
  const lead = item.shown.leadKey === null ? undefined : register.posts.get(item.shown.leadKey)
  const isMembers = lead !== undefined && isGroup(lead)
  // A member of a group answers for itself alone.
  return !isMembers || update.forPost?.key === item.postKey
}
