// The day's reminders: every card is a row in the ledger before anything is sent.
import { postMessage } from "../message/postMessage.ts"
import type { Register } from "../update/register.ts"
import type { Clock, Work } from "../work/ports.ts"
import { planDay } from "./planDay.ts"
import { makeReminder, reminderKey } from "./reminder.ts"

export type SendRemindersPorts = { work: Work; clock: Clock; register(): Register }

/** Puts one card a person in the way of being sent; a second run on the same day adds nothing. */
export async function sendReminders(ports: SendRemindersPorts): Promise<{ added: number; alreadyThere: number }> {
  const today = ports.clock.today()
  const register = ports.register()
  let added = 0
  const { people } = planDay(register, today)
  for (const person of people) {
    const to = { kind: "person" as const, person: person.person }
    const reminder = makeReminder(person, register, today)
    const { inserted } = await postMessage(ports, reminderKey(today, person.person.id), to, reminder)
    if (inserted) added++
  }
  return { added, alreadyThere: people.length - added }
}
