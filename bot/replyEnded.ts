// An answer has reached its end: the cards that show its item are brought up to date, unless an open form may hold words.
import { cardsAbout } from "#domain/reminder/cardsAbout.ts"
import { answersElsewhere } from "#domain/reminder/elsewhere.ts"
import { answersOf, cardOfForm, findReminder, type ReminderRow } from "#domain/reminder/reminderForm.ts"
import type { Register } from "#domain/update/register.ts"
import type { ReplyRow } from "#domain/update/reply.ts"
import type { Clock, Work } from "#domain/work/ports.ts"
import type { CardContext } from "./cards/cardContext.ts"
import { nextOpen, plainView, reminderCard, summaryOf } from "./cards/reminderCard.ts"
import { wishedAside } from "./cards/wishedAside.ts"
import type { TeamsMessenger } from "./messenger.ts"
import { isBeingChanged } from "./openForm.ts"

type Parts = {
  work: Work
  messenger: TeamsMessenger
  context(): CardContext
  register(): Register
  clock: Clock
  log(event: string, detail: unknown): void
}

/** `isLate`: its sender was told that it is kept, on the card it was sent from. */
export async function replyEnded(parts: Parts, reply: ReplyRow, isLate: boolean): Promise<void> {
  const own = cardOfForm(reply.body.draft.formId)
  const others = (await otherCards(parts, reply)).filter(({ key }) => key !== own)
  const late = isLate ? await findReminder(parts.work, own) : null
  // One that somebody deleted, or whose chat is gone, leaves the others to be told.
  for (const row of late ? [late, ...others] : others)
    await bringUpToDate(parts, row).catch(error => parts.log("a card was not brought up to date", error))
}

async function otherCards({ work, register, clock }: Parts, { body }: ReplyRow): Promise<ReminderRow[]> {
  const now = register()
  const action = now.actions.get(body.draft.subjectKey)
  return action ? cardsAbout(action, { work, register: now, today: clock.today() }) : []
}

async function bringUpToDate({ work, messenger, context, register, clock }: Parts, row: ReminderRow): Promise<void> {
  const { content: reminder, delivered, to } = row.body
  if (delivered === null || isBeingChanged(row, clock)) return
  const answers = await answersOf(work, row)
  const elsewhere = answersElsewhere(reminder, register())
  if (nextOpen(reminder, answers, 0, elsewhere) !== null || wishedAside(reminder, context()) !== null) return
  const card = reminderCard({ ...plainView(reminder), answers, elsewhere, open: null }, context())
  await messenger.update(to, delivered, card, summaryOf(reminder, context().words))
}
