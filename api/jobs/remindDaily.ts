// Sends the day's reminders once its hour has come in London; the ledger sees to it that twice is once.
import type { Clock } from "#domain/work/ports.ts"
import { every, type Repeated } from "./every.ts"

const lookEvery = 60_000
const londonHour = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", hour: "2-digit", hourCycle: "h23" })

export function remindDaily(
  hour: number,
  clock: Clock,
  remind: () => Promise<unknown>,
  failed: (error: unknown) => void,
): Repeated {
  let doneOn = ""
  const look = async () => {
    const today = clock.today()
    if (doneOn === today || Number(londonHour.format(clock.now())) < hour) return
    await remind()
    doneOn = today
  }
  return every(lookEvery, look, failed)
}
