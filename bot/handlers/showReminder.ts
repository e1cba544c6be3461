// A reminder card as it stands now: what was answered, and forms for the rest with what was typed in them.
import { may } from "#domain/people/may.ts"
import type { Person } from "#domain/people/post.ts"
import { answersOf, findReminder, type ReminderRow } from "#domain/reminder/reminderForm.ts"
import { rolesOnAction } from "#domain/update/rolesOf.ts"
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

/** Runs with the ledger's row of a card, or says that there is none, or that it is somebody else's. */
export async function withReminder(
  ports: BotPorts,
  actor: Person,
  key: string,
  then: (row: ReminderRow) => Promise<Pressed>,
): Promise<Pressed> {
  const row = await findReminder(ports.work, key)
  if (!row) return sentence(ports.words, "card.unknownCard")
  return maySee(ports, actor, row) ? then(row) : sentence(ports.words, "card.notYours")
}

/** A card's key can be guessed: its items are for whom it was sent to, and for those who may answer one of them. */
function maySee({ register, clock }: BotPorts, actor: Person, { body }: ReminderRow): boolean {
  if (body.to.kind === "person" && body.to.person.id === actor.id) return true
  const setting = { register: register(), personId: actor.id, today: clock.today() }
  return body.content.items.some(({ actionKey }) => {
    const action = setting.register.actions.get(actionKey)
    const roles = action ? rolesOnAction(action, setting) : []
    return may("update an action", roles) || may("update an action on behalf of its owner", roles)
  })
}
