// Plans the day's reminders early in London's morning; each card then waits for its hour. The ledger sees to it that
// twice is once.
import { hourInLondon } from "#domain/day/day.ts"
import type { SentDay } from "#domain/reminder/sendReminders.ts"
import type { Clock } from "#domain/work/ports.ts"
import { every, type Repeated } from "./every.ts"

const lookEvery = 60_000

/** Before the earliest hour anybody can choose; late in the evening nobody is asked any more, but the day after. */
export const planningHour = 6
const lastHour = 19

export function remindDaily(clock: Clock, remind: () => Promise<SentDay>, failed: (error: unknown) => void): Repeated {
  let doneOn = ""
  const look = async () => {
    const today = clock.today()
    const hour = hourInLondon(clock.now())
    if (doneOn === today || hour < planningHour || hour > lastHour) return
    // Another instance may be at it, and may die: it is looked at again until the day is planned.
    if ((await remind()).state === "planned") doneOn = today
  }
  return every(lookEvery, look, failed)
}
