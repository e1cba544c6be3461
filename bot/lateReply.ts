// An answer that had to wait has reached the plan: its card says so, unless a form on it is open and may hold words.
import type { Message } from "#domain/message/message.ts"
import type { Reminder } from "#domain/reminder/reminder.ts"
import { answersOf, cardOfForm } from "#domain/reminder/reminderForm.ts"
import type { ReplyRow } from "#domain/update/reply.ts"
import type { Work, WorkRow } from "#domain/work/ports.ts"
import type { CardContext } from "./cards/cardContext.ts"
import { nextOpen, reminderCard, summaryOf } from "./cards/reminderCard.ts"
import type { TeamsMessenger } from "./messenger.ts"

type Parts = { work: Work; messenger: TeamsMessenger; context(): CardContext }

export async function lateReply({ work, messenger, context }: Parts, reply: ReplyRow): Promise<void> {
  const row = await work.get<Message<Reminder>>("message", cardOfForm(reply.body.draft.formId))
  if (!isDeliveredReminder(row)) return
  const reminder = row.body.content
  const answers = await answersOf(work, row)
  if (nextOpen(reminder, answers) !== null) return
  const card = reminderCard({ reminder, answers, drafts: new Map(), open: null, only: null }, context())
  await messenger.update(row.body.to, row.body.delivered, card, summaryOf(reminder, context().words))
}

type Delivered = WorkRow<Message<Reminder> & { delivered: NonNullable<Message["delivered"]> }>

const isDeliveredReminder = (row: WorkRow<Message<Reminder>> | null): row is Delivered =>
  row?.body.content.type === "reminder" && row.body.delivered !== null
