// A reminder card as it stands now: what was answered, and forms for the rest with what was typed in them.
import { may } from "#domain/people/may.ts"
import type { Person } from "#domain/people/post.ts"
import { answersElsewhere } from "#domain/reminder/elsewhere.ts"
import { answersOf, findReminder, type ReminderRow } from "#domain/reminder/reminderForm.ts"
import { rolesOnAction } from "#domain/update/rolesOf.ts"
import type { Aside } from "../cards/asideForm.ts"
import { bytesOf, cardLimitBytes, isTest, type ReminderView, reminderCard, summaryOf } from "../cards/reminderCard.ts"
import { type Draft, draftOf } from "../verbs.ts"
import { type BotPorts, type Pressed, sentence } from "./handler.ts"
import { openWish } from "./wish.ts"

/** A card and the items on it that this person may answer; null for all, when the card was sent to them. */
export type OwnCard = { row: ReminderRow; only: readonly number[] | null }

/** What is typed in the forms a press came with, but for the items named. */
export function draftsIn(row: ReminderRow, inputs: Readonly<Record<string, unknown>>, without: readonly number[]) {
  const drafts = new Map<number, Draft>()
  for (let item = 0; item < row.body.content.items.length; item++) {
    const draft = draftOf(inputs, item)
    if (draft.status !== null && !without.includes(item)) drafts.set(item, draft)
  }
  return drafts
}

type Opened = {
  /** What the press came with. */
  inputs: Readonly<Record<string, unknown>>
  drafts: ReadonlyMap<number, Draft>
  open: (answers: ReminderView["answers"], elsewhere: ReminderView["elsewhere"]) => number | null
  /** What is said when the card cannot be drawn anew because too much is typed on it: it then stays as it is. */
  otherwise: Pressed
  aside?: Aside
  notice?: ReminderView["notice"]
}

export async function showReminder(ports: BotPorts, { row, only }: OwnCard, opened: Opened): Promise<Pressed> {
  const answers = await answersOf(ports.work, row)
  const reminder = row.body.content
  const elsewhere = answersElsewhere(reminder, ports.register())
  const open = opened.open(answers, elsewhere)
  // What somebody asked for is theirs to see, to send and to leave.
  const wish = only === null ? openWish(reminder, opened.inputs, ports.context()) : null
  const { drafts, aside = wish, notice = null } = opened
  const card = reminderCard({ reminder, answers, elsewhere, drafts, open, only, aside, notice }, ports.context())
  if (bytesOf(card) > cardLimitBytes) return opened.otherwise
  return { kind: "card", card, summary: summaryOf(reminder, ports.words) }
}

type Access = "look" | "answer"

/** Runs with the ledger's row of a card, or says that there is none, or that it is somebody else's. */
export async function withReminder(
  ports: BotPorts,
  actor: Person,
  key: string,
  then: (own: OwnCard) => Promise<Pressed>,
  access: Access = "answer",
): Promise<Pressed> {
  const row = await findReminder(ports.work, key)
  if (!row) return sentence(ports.words, "card.unknownCard")
  if (isTest({ key }) && access === "answer") return sentence(ports.words, "card.testPressed")
  const only = answerable(ports, actor, row)
  return only?.length === 0 ? sentence(ports.words, "card.notYours") : then({ row, only })
}

/** A card's key can be guessed and a card forwarded: others see of it the items they may answer themselves. */
function answerable({ register, clock }: BotPorts, actor: Person, { body }: ReminderRow): readonly number[] | null {
  if (body.to.kind === "person" && body.to.person.id === actor.id) return null
  const setting = { register: register(), personId: actor.id, today: clock.today() }
  return body.content.items.flatMap(({ actionKey }, at) => {
    const action = setting.register.actions.get(actionKey)
    const roles = action ? rolesOnAction(action, setting) : []
    const isOwn = may("update an action", roles) || may("update an action on behalf of its owner", roles)
    return isOwn ? [at] : []
  })
}
