// Whether somebody may be typing in a form that was answered before: its card is then not drawn anew under their hands.
import type { ReminderRow } from "#domain/reminder/reminderForm.ts"
import type { Clock, Work } from "#domain/work/ports.ts"

type Ports = { work: Work; clock: Clock }

/** Longer than that nobody types; a look at the card shows its state. */
const longestMilliseconds = 15 * 60_000

export const noteChange = ({ work, clock }: Ports, row: ReminderRow) =>
  work.compareAndSet(row, { body: { ...row.body, changingSince: clock.now() } })

/** It was sent, or left as it was. */
export async function endChange({ work }: Pick<Ports, "work">, row: ReminderRow): Promise<void> {
  if (!row.body.changingSince) return
  const { changingSince: _, ...body } = row.body
  await work.compareAndSet(row, { body })
}

export const isBeingChanged = ({ body: { changingSince } }: ReminderRow, clock: Clock): boolean =>
  changingSince !== undefined && clock.now() < changingSince + longestMilliseconds
