// The form of one item on a reminder card, found again in the ledger: a card's own word is never taken for it.
import type { Message } from "../message/message.ts"
import type { Form, ReplyRow } from "../update/reply.ts"
import { repliesTo } from "../update/takeReply.ts"
import type { Work, WorkRow } from "../work/ports.ts"
import { itemKey, type Reminder, type ReminderItem } from "./reminder.ts"

export type ReminderRow = WorkRow<Message<Reminder>>

/** Names one item of one card; its answers are the replies whose keys begin with it. */
const formIdOf = (reminderKey: string, item: ReminderItem) => `${reminderKey}/${itemKey(item)}`

/** The card that a form was on, from the form's name. */
export const cardOfForm = (formId: string) => formId.split("/").slice(0, -2).join("/")

/** The ledger row of a card; null when there is no such card. */
export async function findReminder(work: Work, key: string): Promise<ReminderRow | null> {
  const row = await work.get<Message<Reminder>>("message", key)
  return row?.body.content.type === "reminder" ? row : null
}

export function reminderForm(row: ReminderRow, item: ReminderItem, answersBefore: number): Form {
  const { to, content } = row.body
  return {
    id: formIdOf(content.key, item),
    answersBefore,
    actionKey: item.actionKey,
    shown: item.shown,
    postKey: item.postKey,
    addresseeId: to.kind === "person" ? to.person.id : null,
  }
}

/** The answers each item of a card has had, by `itemKey`, in order. */
export async function answersOf(work: Work, row: ReminderRow): Promise<Map<string, ReplyRow[]>> {
  const { content } = row.body
  const answers = new Map<string, ReplyRow[]>()
  for (const item of content.items) answers.set(itemKey(item), await repliesTo(work, formIdOf(content.key, item)))
  return answers
}
