// What somebody asked for in plain words stays open on its card, until it is sent or left.
import type { Reminder } from "#domain/reminder/reminder.ts"
import { findReminder, type ReminderRow } from "#domain/reminder/reminderForm.ts"
import { type Aside, asideName } from "../cards/asideForm.ts"
import type { CardContext } from "../cards/cardContext.ts"
import { wishedAside } from "../cards/wishedAside.ts"
import { asideNameId, asideTyped } from "../verbs.ts"
import type { BotPorts } from "./handler.ts"

type Inputs = Readonly<Record<string, unknown>>

/** With what stands in its form by now, where the press brought that. */
export function openWish(reminder: Reminder, inputs: Inputs, context: CardContext): Aside | null {
  const aside = wishedAside(reminder, context)
  const typed = asideTyped(inputs)
  const { [asideNameId]: name = Object.keys(typed).length > 0 ? aside && asideName(aside) : null } = inputs
  return aside && name === asideName(aside) ? { ...aside, typed } : aside
}

/** `ended`: what became of it, empty where it was left. Only of the form named: another may be open in its place. */
export async function endWish(
  { work, context }: Pick<BotPorts, "work" | "context">,
  row: ReminderRow,
  name: string,
  ended: string,
  tries = 3,
): Promise<ReminderRow> {
  const { content } = row.body
  const aside = wishedAside(content, context())
  if (!content.wished || !aside || asideName(aside) !== name) return row
  const body = { ...row.body, content: { ...content, wished: { ...content.wished, ended } } }
  // Its sender still has to write down that it went.
  const kept = row.state === "sending" ? null : await work.compareAndSet(row, { body })
  if (kept || row.state === "sending" || tries <= 1) return kept ?? { ...row, body }
  const now = await findReminder(work, row.key)
  return now ? endWish({ work, context }, now, name, ended, tries - 1) : row
}
