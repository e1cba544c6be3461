// The ledger of reminders as managers read it: what became of every card, and whom none reached.
import { addDays, type Day, monthOf } from "#domain/day/day.ts"
import type { Message } from "#domain/message/message.ts"
import { actionOfItem, itemKey, type Reminder } from "#domain/reminder/reminder.ts"
import type { ReminderRow } from "#domain/reminder/reminderForm.ts"
import type { Register } from "#domain/update/register.ts"
import type { Sums, Unreached } from "#domain/wire/reminders.ts"
import { wordAdvice, wordReason } from "#domain/words/wordReason.ts"
import type { Words } from "#domain/words/words.ts"
import type { Work, WorkRow } from "#domain/work/ports.ts"
import { type Seen, seesAction } from "./reminderRights.ts"

export type NotAskedRow = WorkRow<Message<{ type: string; actionKey: string }>>

/** As far as planning looks back. */
const lookBackDays = 62

/** Every card since the earliest day that planning looks back to, by key. */
export async function readLedger(work: Work, upTo: Day): Promise<ReminderRow[]> {
  const first = monthOf(addDays(upTo, -lookBackDays))
  const rows: ReminderRow[] = []
  for (let month = first; month <= monthOf(upTo); month = monthOf(addDays(`${month}-28`, 4)))
    rows.push(...(await work.list<Message<Reminder>>("message", { prefix: `reminder/${month}` })))
  return rows
}

export const readNotAsked = (work: Work, day: Day): Promise<NotAskedRow[]> =>
  work.list("message", { prefix: `not-asked/${day}/` })

/** The items of a card by key, with and without words, those that were too many too. */
export const itemsOf = ({ items, exempt, more }: Reminder): string[] => [...items.map(itemKey), ...exempt, ...more]

/** What is known of an item is in its key: the action, and the post that was asked. */
export const postOfItem = (key: string): string => key.slice(actionOfItem(key).length + 1)

/** Cards about something of the plans that are seen. */
export function seenRows(rows: readonly ReminderRow[], seen: Seen, register: Register): ReminderRow[] {
  if (seen.isAll) return [...rows]
  return rows.filter(({ body: { content } }) =>
    [...itemsOf(content), ...content.escalated.map(({ key }) => key)].some(key =>
      seesAction(seen, actionOfItem(key), register),
    ),
  )
}

/** A further card, for what did not fit on the day's, was asked for by the person and is no request of its own. */
export const isOfTheDay = ({ key }: { key: string }): boolean => !key.includes("/more")

/** The parts are the whole, always. */
export function sumsOf(rows: readonly { state: string }[]): Sums {
  const count = (state: string) => rows.filter(row => row.state === state).length
  const ended = { sent: count("sent"), failed: count("failed"), skipped: count("skipped"), unknown: count("unknown") }
  const waiting = rows.length - ended.sent - ended.failed - ended.skipped - ended.unknown
  return { requested: rows.length, ...ended, waiting }
}

const unreachedDays = 31
const toldOtherwise = "told in the activity feed, having blocked or removed the app"

/** People whose latest card did not arrive; whoever was reached since is not among them. */
export function unreachedIn(rows: readonly ReminderRow[], today: Day, register: Register, words: Words): Unreached[] {
  const latest = new Map<string, ReminderRow>()
  for (const row of rows) {
    const { to, content } = row.body
    if (to.kind !== "person" || content.day < addDays(today, -unreachedDays)) continue
    if (!["sent", "failed", "unknown"].includes(row.state)) continue
    const known = latest.get(to.person.id)
    if (!known || known.body.content.day <= content.day) latest.set(to.person.id, row)
  }
  return [...latest.values()]
    .filter(({ state, body }) => state === "failed" || body.why === toldOtherwise)
    .flatMap(row => presentUnreached(row, register, words))
    .toSorted((a, b) => a.personName.localeCompare(b.personName))
}

function presentUnreached({ body }: ReminderRow, register: Register, words: Words): Unreached[] {
  if (body.to.kind !== "person") return []
  const { id, name } = body.to.person
  const said = { why: wordReason(body.why, words), advice: wordAdvice(body.why, words) }
  const postTitles = titlesOf(itemsOf(body.content), register)
  return [{ personId: id, personName: name, postTitles, on: body.content.day, ...said }]
}

/** Titles of the posts that were asked, each once. */
export const titlesOf = (items: readonly string[], { posts }: Register): string[] => [
  ...new Set(items.flatMap(key => posts.get(postOfItem(key))?.title ?? [])),
]
