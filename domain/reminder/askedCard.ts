// A card of the ledger without its words: whom it asked about what, and what became of it. Kept a day at a time, so that
// planning need not read every card of the last months.
import { addDays, type Day, daysBetween, monthOf } from "../day/day.ts"
import type { Message } from "../message/message.ts"
import type { Person } from "../people/post.ts"
import type { Work, WorkRow } from "../work/ports.ts"
import type { Level } from "./askedBefore.ts"
import { itemKey, type Reminder } from "./reminder.ts"

export type AskedCard = {
  key: string
  day: Day
  to: Person | null
  /** Of the message: only what is `sent` is known to have arrived. */
  state: string
  why: string | null
  /** Keys of its items, with and without words, those that were too many too. */
  items: string[]
  told: { key: string; level: Level }[]
}

export const itemKeysOf = ({ items, exempt, more }: Pick<Reminder, "items" | "exempt" | "more">): string[] => [
  ...items.map(itemKey),
  ...exempt,
  ...more,
]

export function askedCardOf({ key, state, body }: WorkRow<Message<Reminder>>): AskedCard {
  const { content, to, why } = body
  const { day, escalated = [], toldToo = [] } = content
  const told = [...escalated, ...toldToo].map(line => ({ key: line.key, level: line.level }))
  return { ...{ key, day, state, why, told }, to: to.kind === "person" ? to.person : null, items: itemKeysOf(content) }
}

/**
 * Longer than any reason to ask looks back, and shorter than rows are kept. What has waited longer still counts from the
 * oldest round within it: by then the round after that one is long past the days on which anybody above is told of it.
 */
export const lookBackDays = 112

/** Every card from as far back as planning looks up to a day, which may be one after `today`. */
export async function readAskedCards(work: Work, today: Day, upTo: Day = today): Promise<AskedCard[]> {
  const first = addDays(upTo, -lookBackDays)
  const kept = await readKept(work, first, upTo)
  const cards: AskedCard[] = []
  for (let day = first; day <= upTo; day = addDays(day, 1)) {
    const known = kept.get(day)
    const ofDay = known ?? (await readDay(work, day))
    for (const card of ofDay) cards.push(card)
    if (!known && day < today && ofDay.every(isAtItsEnd)) await keep(work, day, ofDay)
  }
  return cards
}

async function readDay(work: Work, day: Day): Promise<AskedCard[]> {
  return (await work.list<Message<Reminder>>("message", { prefix: `reminder/${day}/` })).map(askedCardOf)
}

const isAtItsEnd = ({ state }: AskedCard): boolean => state !== "pending" && state !== "sending"

/** One of the rows that keep a day's cards; all `of` them make the day. */
type Part = { of: number; cards: AskedCard[] }

/** Days that are kept whole. */
async function readKept(work: Work, first: Day, last: Day): Promise<Map<Day, AskedCard[]>> {
  const days = Array.from({ length: daysBetween(first, last) + 1 }, (_, step) => addDays(first, step))
  const parts = new Map<Day, Part[]>()
  for (const month of new Set(days.map(monthOf)))
    for (const { key, body } of await work.list<Part>("asked", { prefix: month })) {
      const day = key.slice(0, 10)
      parts.set(day, [...(parts.get(day) ?? []), body])
    }
  return new Map(
    [...parts]
      .filter(([, ofDay]) => ofDay.length === ofDay[0]?.of)
      .map(([day, ofDay]) => [day, ofDay.flatMap(({ cards }) => cards)]),
  )
}

/** Characters of a part: well below what a row may hold. */
const longestPart = 200_000

/** Two instances at it keep the same: what has come to its end changes no more. */
async function keep(work: Work, day: Day, cards: readonly AskedCard[]): Promise<void> {
  const parts = inParts(cards)
  for (const [at, part] of parts.entries())
    await work.insertIfAbsent<Part>({
      ...{ kind: "asked", key: `${day}/${String(at).padStart(4, "0")}`, state: "kept" },
      ...{ body: { of: parts.length, cards: part }, dueAt: null, leaseUntil: null, createdAt: `${day}T00:00:00Z` },
    })
}

function inParts(cards: readonly AskedCard[]): AskedCard[][] {
  const parts: AskedCard[][] = [[]]
  let length = 0
  for (const card of cards) {
    const own = JSON.stringify(card).length
    if (length > 0 && length + own > longestPart) {
      parts.push([])
      length = 0
    }
    parts.at(-1)?.push(card)
    length += own
  }
  return parts
}
