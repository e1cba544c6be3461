// What the ledger knows of earlier days: which items were asked about, who had a card, whom an escalation reached.
import { addDays, type Day, daysBetween, monthOf } from "../day/day.ts"
import type { Message } from "../message/message.ts"
import type { Work, WorkRow } from "../work/ports.ts"
import { itemKey, type Reminder } from "./reminder.ts"

export type AskedBefore = {
  /** The last day on which a card with this item was delivered; null when there was none lately. */
  askedOn(itemKey: string): Day | null
  /** Whether a card was at least on its way from one day to another, whatever became of it. */
  wasTried(itemKey: string, from: Day, to: Day): boolean
  /** The last day on which this person had a card. */
  cardOn(personId: string): Day | null
  /** The last day on which somebody above was told of this item. */
  toldOn(itemKey: string, level: Level): Day | null
}

export type Level = "head" | "director"

/** Longer than any reason to ask looks back. */
const lookBackDays = 62

/** `day` itself is left out, so that planning a day twice plans the same. */
export async function readAskedBefore(work: Work, day: Day): Promise<AskedBefore> {
  const first = addDays(day, -lookBackDays)
  const months = new Set(
    Array.from({ length: daysBetween(first, day) + 1 }, (_, step) => monthOf(addDays(first, step))),
  )
  const rows: WorkRow<Message<Reminder>>[] = []
  for (const month of months)
    rows.push(...(await work.list<Message<Reminder>>("message", { prefix: `reminder/${month}` })))
  return askedBefore(rows, day)
}

export function askedBefore(rows: readonly WorkRow<Message<Reminder>>[], before: Day): AskedBefore {
  const asked = new Map<string, Day>()
  const tried = new Map<string, Day[]>()
  const cards = new Map<string, Day>()
  const told = new Map<string, Day>()
  for (const { state, body } of rows) {
    const { day, items, exempt, more, escalated = [], toldToo = [] } = body.content
    if (day >= before) continue
    const keys = [...items.map(itemKey), ...exempt, ...more]
    for (const key of keys) tried.set(key, [...(tried.get(key) ?? []), day])
    if (state !== "sent") continue
    for (const key of keys) keepLatest(asked, key, day)
    for (const { key, level } of [...escalated, ...toldToo]) keepLatest(told, `${level} ${key}`, day)
    if (body.to.kind === "person") keepLatest(cards, body.to.person.id, day)
  }
  return {
    askedOn: key => asked.get(key) ?? null,
    wasTried: (key, from, to) => tried.get(key)?.some(day => from <= day && day <= to) ?? false,
    cardOn: personId => cards.get(personId) ?? null,
    toldOn: (key, level) => told.get(`${level} ${key}`) ?? null,
  }
}

function keepLatest(days: Map<string, Day>, key: string, day: Day): void {
  if (day > (days.get(key) ?? "")) days.set(key, day)
}

/** Nothing has been asked yet. */
export const nothingAsked: AskedBefore = askedBefore([], "")
