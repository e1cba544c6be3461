// An answer has reached its end: the cards that show its item are brought up to date, unless an open form may hold words.
import { addDays } from "#domain/day/day.ts"
import type { Message } from "#domain/message/message.ts"
import { answersElsewhere } from "#domain/reminder/elsewhere.ts"
import { type Reminder, reminderKey } from "#domain/reminder/reminder.ts"
import { answersOf, cardOfForm } from "#domain/reminder/reminderForm.ts"
import type { Register } from "#domain/update/register.ts"
import type { ReplyRow } from "#domain/update/reply.ts"
import { answeringPosts } from "#domain/update/rolesOf.ts"
import type { Clock, Work, WorkRow } from "#domain/work/ports.ts"
import type { CardContext } from "./cards/cardContext.ts"
import { nextOpen, plainView, reminderCard, summaryOf } from "./cards/reminderCard.ts"
import type { TeamsMessenger } from "./messenger.ts"

type Parts = { work: Work; messenger: TeamsMessenger; context(): CardContext; register(): Register; clock: Clock }

/** Cards older than this are let be: nobody scrolls back so far, and their refresh would tell. */
const daysBack = 7

/** `isLate`: its sender was told that it is kept, on the card it was sent from. */
export async function replyEnded(parts: Parts, reply: ReplyRow, isLate: boolean): Promise<void> {
  const own = cardOfForm(reply.body.draft.formId)
  const keys = otherCards(parts, reply).filter(key => key !== own)
  for (const key of isLate ? [own, ...keys] : keys) await bringUpToDate(parts, key, reply)
}

/** The recent cards of everybody who is asked about the action. */
function otherCards({ register, clock }: Parts, reply: ReplyRow): string[] {
  const now = register()
  const leadKey = now.actions.get(reply.body.draft.subjectKey)?.leadKey ?? null
  const people = answeringPosts(leadKey, now).flatMap(({ holder, updater, standIn }) => [holder, updater, standIn])
  const ids = new Set(people.flatMap(person => person?.id ?? []))
  const today = clock.today()
  const days = Array.from({ length: daysBack }, (_, back) => addDays(today, -back))
  return days.flatMap(day => [...ids].map(id => reminderKey(day, id)))
}

async function bringUpToDate({ work, messenger, context, register }: Parts, key: string, reply: ReplyRow) {
  const row = await work.get<Message<Reminder>>("message", key)
  if (!isDelivered(row) || !row.body.content.items.some(item => item.actionKey === reply.body.draft.subjectKey)) return
  const reminder = row.body.content
  const answers = await answersOf(work, row)
  const elsewhere = answersElsewhere(reminder, register())
  if (nextOpen(reminder, answers, 0, elsewhere) !== null) return
  const card = reminderCard({ ...plainView(reminder), answers, elsewhere, open: null }, context())
  await messenger.update(row.body.to, row.body.delivered, card, summaryOf(reminder, context().words))
}

type Delivered = WorkRow<Message<Reminder> & { delivered: NonNullable<Message["delivered"]> }>

const isDelivered = (row: WorkRow<Message<Reminder>> | null): row is Delivered =>
  row?.body.content.type === "reminder" && row.body.delivered !== null
