// The day's reminders: every card is a row in the ledger before anything is sent; so is whoever could not be asked.
import type { Day } from "../day/day.ts"
import type { Message } from "../message/message.ts"
import { postMessage } from "../message/postMessage.ts"
import type { Register } from "../update/register.ts"
import type { Clock, Work } from "../work/ports.ts"
import { type NotAsked, planDay } from "./planDay.ts"
import { makeReminder, reminderKey } from "./reminder.ts"

export type SendRemindersPorts = { work: Work; clock: Clock; register(): Register }

/** Puts one card a person in the way of being sent; a second run on the same day adds nothing. */
export async function sendReminders(ports: SendRemindersPorts): Promise<{ added: number; alreadyThere: number }> {
  const today = ports.clock.today()
  const register = ports.register()
  let added = 0
  const { people, notAsked } = planDay(register, today)
  for (const person of people) {
    const to = { kind: "person" as const, person: person.person }
    const reminder = makeReminder(person, register, today)
    const { inserted } = await postMessage(ports, reminderKey(today, person.person.id), to, reminder, today)
    if (inserted) added++
  }
  for (const one of notAsked) await noteNotAsked(ports, one, today)
  return { added, alreadyThere: people.length - added }
}

/** Nobody is left out silently: an action that nobody could be asked about stands in the ledger with the reason. */
async function noteNotAsked(
  { work, clock }: SendRemindersPorts,
  { actionKey, why }: NotAsked,
  today: Day,
): Promise<void> {
  const content = { type: "not asked", actionKey }
  const body: Message<typeof content> = {
    to: { kind: "nobody" },
    content,
    until: today,
    delivered: null,
    why,
  }
  const row = { kind: "message" as const, key: `not-asked/${today}/${actionKey}`, state: "skipped", body }
  await work.insertIfAbsent({ ...row, dueAt: null, leaseUntil: null, createdAt: clock.stamp() })
}
