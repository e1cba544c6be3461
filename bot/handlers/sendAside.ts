// Takes what else was said of an item, or of all: a day to be reminded on, a later date, a hand-over, an absence.
import type { Person } from "#domain/people/post.ts"
import { answersElsewhere } from "#domain/reminder/elsewhere.ts"
import { itemKey, type ReminderItem } from "#domain/reminder/reminder.ts"
import { answersOf } from "#domain/reminder/reminderForm.ts"
import type { Asking } from "#domain/request/asking.ts"
import { choicesNear, type Filled, filledParts, readAside } from "#domain/request/readAside.ts"
import type { RequestRow } from "#domain/request/requestRow.ts"
import { type AskIncoming, takeRequest } from "#domain/request/takeRequest.ts"
import { type LeftOut, wordAsked, wordAskRefusal, wordLeftOut } from "#domain/words/wordAside.ts"
import { asideName } from "../cards/asideForm.ts"
import { nextOpen } from "../cards/reminderCard.ts"
import { asideIds, asideTyped, textIn } from "../verbs.ts"
import { type BotPorts, type Press, sentence } from "./handler.ts"
import { draftsIn, type OwnCard, showReminder, withReminder } from "./showReminder.ts"
import { endWish } from "./wish.ts"

type Inputs = Readonly<Record<string, unknown>>

export const sendAside: Press<"sendAside"> = (ports, { actor, data, inputs }) =>
  withReminder(ports, actor, data.card, async own => {
    const reminder = own.row.body.content
    const one = data.item === undefined ? null : reminder.items[data.item]
    if (one === undefined) return sentence(ports.words, "card.notUnderstood")
    const items = one ? [one] : await unansweredItems(ports, own)
    const { words } = ports
    const { calendar } = ports.frame()
    const setting = { register: ports.register(), today: ports.clock.today(), calendar, words, date: words.date }
    const filled = filledIn(inputs)
    const actionKeys = items.map(({ actionKey }) => actionKey)
    const { taken, refused } = await askEach(
      ports,
      readAside(data.what, actionKeys, filled, setting),
      incomingOf(own, data.card, actor),
    )
    const shared = {
      inputs,
      drafts: draftsIn(own.row, inputs, []),
      otherwise: sentence(ports.words, "card.isTooFullToShow"),
    }
    if (taken.length === 0) {
      const [why = "unknown action", ...others] = new Set(refused.map(it => it.why))
      const each = others.length > 0 ? wordLeftOut(data.what, refused, filled, setting) : []
      const fault = each.join(" ") || wordAskRefusal(data.what, why, filled, setting)
      const aside = {
        at: data.item ?? null,
        what: data.what,
        ...choicesNear(ports.register(), actor.id),
        typed: asideTyped(inputs),
        fault,
      }
      // What was typed may be too much for a card: under it, the sentence leaves it where it is.
      const otherwise = { kind: "sentence" as const, text: fault }
      return showReminder(ports, own, { ...shared, otherwise, open: () => data.item ?? null, aside })
    }
    const text = [wordAsked(data.what, taken, setting), ...wordLeftOut(data.what, refused, filled, setting)].join(" ")
    const at = data.item ?? null
    const name = asideName({ at, what: data.what })
    // It is taken: that its form is still open is no reason to say otherwise.
    const ended = own.only === null ? endWish(ports, own.row, name, text) : Promise.resolve(own.row)
    const row = await ended.catch(error => {
      ports.log("the form of a wish was not closed", error)
      return own.row
    })
    return showReminder(
      ports,
      { ...own, row },
      {
        ...shared,
        // Never one further up: what was just taken is to be seen where it was pressed.
        open: (answers, elsewhere) => {
          const next = nextOpen(reminder, answers, (data.item ?? -1) + 1, elsewhere)
          return data.item !== undefined && next !== null && next <= data.item ? null : next
        },
        notice: { at, text },
      },
    )
  })

/** What was taken of it, and what was not. */
async function askEach(ports: BotPorts, askings: readonly Asking[], incoming: Omit<AskIncoming, "asking">) {
  const rows: RequestRow[] = []
  const refused: LeftOut[] = []
  for (const asking of askings) {
    const taken = await takeRequest(ports, { ...incoming, asking })
    if (taken.kind === "taken") rows.push(taken.row)
    else refused.push({ actionKey: "actionKey" in asking ? asking.actionKey : null, why: taken.why })
  }
  for (const row of rows) ports.accepted(row)
  return { taken: rows.map(({ body }) => body.request), refused }
}

const incomingOf = ({ row }: OwnCard, formId: string, actor: Person) => ({
  actor,
  via: row.body.content.proposed ? ("chat" as const) : ("card" as const),
  formId,
  addresseeId: row.body.to.kind === "person" ? row.body.to.person.id : null,
})

async function unansweredItems(ports: BotPorts, { row, only }: OwnCard): Promise<ReminderItem[]> {
  const answers = await answersOf(ports.work, row)
  const elsewhere = answersElsewhere(row.body.content, ports.register())
  const { isExempt } = ports.context()
  const isLeft = (item: ReminderItem) =>
    !answers.get(itemKey(item))?.length && !elsewhere.has(itemKey(item)) && !isExempt(item.actionKey)
  return row.body.content.items.filter((item, at) => (only === null || only.includes(at)) && isLeft(item))
}

const filledIn = (inputs: Inputs): Filled =>
  Object.fromEntries(filledParts.map(part => [part, textIn(inputs, asideIds[part]) ?? ""])) as Filled
