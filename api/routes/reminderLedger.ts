// The ledger of reminders as managers read it: what became of every card, and whom none reached.
import type { Day } from "#domain/day/day.ts"
import type { Message } from "#domain/message/message.ts"
import type { AskedCard } from "#domain/reminder/askedCard.ts"
import { actionOfItem } from "#domain/reminder/reminder.ts"
import type { ReminderRow } from "#domain/reminder/reminderForm.ts"
import type { Register } from "#domain/update/register.ts"
import type { Sums, Unreached } from "#domain/wire/reminders.ts"
import type { Words } from "#domain/words/words.ts"
import type { Work, WorkRow } from "#domain/work/ports.ts"
import { type Seen, seesAction } from "./reminderRights.ts"
import { byName, latestInVain, presentUnreached } from "./unreached.ts"

/** Without a post: of the action as a whole, or of a version that did not keep it. */
export type NotAskedRow = WorkRow<Message<{ type: string; actionKey: string; postKey?: string | null }>>

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

/** People whose latest card of `all` did not arrive, by their latest of those that are `seen`. */
export function unreachedIn(
  { all, seen }: { all: readonly AskedCard[]; seen: readonly AskedCard[] },
  today: Day,
  register: Register,
  words: Words,
): Unreached[] {
  const missed = new Set(latestInVain(all, today).map(({ to }) => to.id))
  return latestInVain(seen, today)
    .filter(({ to }) => missed.has(to.id))
    .map(card => ({ ...presentUnreached(card, words), postTitles: titlesOf(card.items, register) }))
    .toSorted(byName)
}

/** Titles of the posts that were asked, each once. */
export const titlesOf = (items: readonly string[], { posts }: Register): string[] => [
  ...new Set(items.flatMap(key => posts.get(postOfItem(key))?.title ?? [])),
]
