// The day's run: whoever is to be asked has a card, and whoever has come to decide a request that waits has it too.
import { type SendRemindersPorts, type SentDay, sendReminders } from "#domain/reminder/sendReminders.ts"
import { tellSuccessors } from "#domain/reminder/tellSuccessors.ts"
import { readHeldUntil } from "../storeMark.ts"

type Ports = Omit<SendRemindersPorts, "heldUntil"> & {
  refresh(): Promise<void>
  nudge(): void
  /** The day's cards are put down. */
  planned(): Promise<void>
}

export const remindDay =
  ({ refresh, nudge, planned, ...ports }: Ports) =>
  async (): Promise<SentDay> => {
    // What was answered elsewhere a moment ago is not asked for; with the lists away, what is known has to do.
    await refresh()
    const sent = await sendReminders({ ...ports, heldUntil: () => readHeldUntil(ports.work) })
    if (sent.state === "planned") await tellSuccessors(ports)
    nudge()
    if (sent.state === "planned") await planned()
    return sent
  }
