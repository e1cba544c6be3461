// A reminder card as it stands now: what was answered, and forms for the rest with what was typed in them.
import { answersOf, findReminder, type ReminderRow } from "#domain/reminder/reminderForm.ts"
import { type ReminderView, reminderCard, summaryOf } from "../cards/reminderCard.ts"
import { type Draft, draftOf } from "../verbs.ts"
import { type BotPorts, type Pressed, sentence } from "./handler.ts"

/** What is typed in the forms a press came with, but for the items named. */
export function draftsIn(row: ReminderRow, inputs: Readonly<Record<string, unknown>>, without: readonly number[]) {
  const drafts = new Map<number, Draft>()
  for (let item = 0; item < row.body.content.items.length; item++) {
    const draft = draftOf(inputs, item)
    if (draft.status !== null && !without.includes(item)) drafts.set(item, draft)
  }
  return drafts
}

type Opened = { drafts: ReadonlyMap<number, Draft>; open: (answers: ReminderView["answers"]) => number | null }

export async function showReminder(ports: BotPorts, row: ReminderRow, { drafts, open }: Opened): Promise<Pressed> {
  const answers = await answersOf(ports.work, row)
  const reminder = row.body.content
  const card = reminderCard({ reminder, answers, drafts, open: open(answers) }, ports.context())
  return { kind: "card", card, summary: summaryOf(reminder, ports.words) }
}

/** Runs with the ledger's row of a card, or says that there is none. */
export async function withReminder(
  ports: BotPorts,
  key: string,
  then: (row: ReminderRow) => Promise<Pressed>,
): Promise<Pressed> {
  const row = await findReminder(ports.work, key)
  return row ? then(row) : sentence(ports.words, "card.unknownCard")
}
