// The ledger of reminders as managers read it: what became of every card, and whom none reached.
import { addDays, type Day } from "#domain/day/day.ts"
import type { Message } from "#domain/message/message.ts"
import type { AskedCard } from "#domain/reminder/askedCard.ts"
import { actionOfItem } from "#domain/reminder/reminder.ts"
import type { ReminderRow } from "#domain/reminder/reminderForm.ts"
import type { Register } from "#domain/update/register.ts"
import type { Sums, Unreached } from "#domain/wire/reminders.ts"
import { wordAdvice, wordReason } from "#domain/words/wordReason.ts"
import type { Words } from "#domain/words/words.ts"
import type { Work, WorkRow } from "#domain/work/ports.ts"
import { type Seen, seesAction } from "./reminderRights.ts"

export type NotAskedRow = WorkRow<Message<{ type: string; actionKey: string }>>

/** A day's cards, as they were stored. */
export const readCards = (work: Work, day: Day): Promise<ReminderRow[]> =>
  work.list("message", { prefix: `reminder/${day}/` })

export const readNotAsked = (work: Work, day: Day): Promise<NotAskedRow[]> =>
  work.list("message", { prefix: `not-asked/${day}/` })

/** What is known of an item is in its key: the action, and the post that was asked. */
export const postOfItem = (key: string): string => key.slice(actionOfItem(key).length + 1)

/** Whether a card is about something of the plans that are seen. */
export const seesCard = ({ items, told }: AskedCard, seen: Seen, register: Register): boolean =>
  seen.isAll || [...items, ...told.map(({ key }) => key)].some(key => seesAction(seen, actionOfItem(key), register))

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
export function unreachedIn(cards: readonly AskedCard[], today: Day, register: Register, words: Words): Unreached[] {
  const latest = new Map<string, AskedCard>()
  for (const card of cards) {
    if (card.to === null || card.day < addDays(today, -unreachedDays)) continue
    if (!["sent", "failed", "unknown"].includes(card.state)) continue
    const known = latest.get(card.to.id)
    if (!known || known.day <= card.day) latest.set(card.to.id, card)
  }
  return [...latest.values()]
    .filter(({ state, why }) => state === "failed" || why === toldOtherwise)
    .flatMap(card => presentUnreached(card, register, words))
    .toSorted((a, b) => a.personName.localeCompare(b.personName))
}

function presentUnreached({ to, why, items, day }: AskedCard, register: Register, words: Words): Unreached[] {
  if (to === null) return []
  const said = { why: wordReason(why, words), advice: wordAdvice(why, words) }
  return [{ personId: to.id, personName: to.name, postTitles: titlesOf(items, register), on: day, ...said }]
}

/** Titles of the posts that were asked, each once. */
export const titlesOf = (items: readonly string[], { posts }: Register): string[] => [
  ...new Set(items.flatMap(key => posts.get(postOfItem(key))?.title ?? [])),
]
