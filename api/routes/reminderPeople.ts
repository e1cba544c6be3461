// All that was sent to one person lately, or could not be.  GET /api/reminders/people/:id
import type { FastifyInstance } from "fastify"
import { z } from "zod"
import { addDays, type Day, londonDay } from "#domain/day/day.ts"
import { AppError } from "#domain/errors.ts"
import type { Content, Message } from "#domain/message/message.ts"
import { itemKeysOf, readAskedCards } from "#domain/reminder/askedCard.ts"
import { actionOfItem, type Reminder } from "#domain/reminder/reminder.ts"
import type { ReminderRow } from "#domain/reminder/reminderForm.ts"
import type { Register } from "#domain/update/register.ts"
import type { LedgerAnswer, LedgerEntry } from "#domain/wire/reminders.ts"
import { wordReason } from "#domain/words/wordReason.ts"
import type { Words } from "#domain/words/words.ts"
import type { Work, WorkRow } from "#domain/work/ports.ts"
import type { ApiPorts } from "./apiPorts.ts"
import { isOfTheDay } from "./reminderLedger.ts"
import { requireSeen, type Seen, seesAction } from "./reminderRights.ts"

const Params = z.object({ id: z.string().max(64) })

type Row = WorkRow<Message<Content>>

/** Notices are kept by what they are about: each kind is read and searched. */
const noticePrefixes = ["held/", "decide/", "decided/", "handed/", "store-lost/"]
const noticeDays = 62

export function reminderPeopleRoutes(server: FastifyInstance, ports: ApiPorts): void {
  server.get("/api/reminders/people/:id", async ({ params, reader }): Promise<LedgerAnswer> => {
    const seen = requireSeen(ports, reader.id)
    const { id } = Params.parse(params)
    const register = ports.register()
    const today = ports.clock.today()
    const rows = (await rowsTo(ports.work, id, today)).filter(row => isSeen(row, seen, register))
    const personName = nameIn(rows) ?? (seen.isAll ? nameOf(id, register) : null)
    if (personName === null) throw new AppError("notFound", "person")
    const entries: LedgerEntry[] = []
    for (const row of rows.toSorted((a, b) => dayOf(b).localeCompare(dayOf(a)) || b.key.localeCompare(a.key)))
      entries.push(await presentEntry({ work: ports.work, words: ports.words.words, seen, register }, row))
    return { personName, entries }
  })
}

async function rowsTo(work: Work, personId: string, today: Day): Promise<Row[]> {
  const rows: Row[] = [
    ...(await cardsTo(work, personId, today)),
    ...(await work.list<Message>("message", { prefix: "test/" })),
  ]
  for (const prefix of noticePrefixes) rows.push(...(await work.list<Message>("message", { prefix })))
  const isTheirs = ({ body: { to } }: Row) => to.kind === "person" && to.person.id === personId
  return rows.filter(row => isTheirs(row) && dayOf(row) >= addDays(today, -noticeDays))
}

/** Found by the days on which there were any: the cards of all would be many. */
async function cardsTo(work: Work, personId: string, today: Day): Promise<Row[]> {
  const cards = (await readAskedCards(work, today)).filter(({ to }) => to?.id === personId)
  const rows: Row[] = []
  for (const { key } of cards) {
    const row = await work.get<Message<Content>>("message", key)
    if (row) rows.push(row)
  }
  return rows
}

const isReminder = (row: Row): row is ReminderRow => row.body.content.type === "reminder"

const dayOf = (row: Row): Day => (isReminder(row) ? row.body.content.day : londonDay(row.createdAt))

/** A plan's owner sees what is about their plans. */
function isSeen(row: Row, seen: Seen, register: Register): boolean {
  if (seen.isAll) return true
  if (isReminder(row)) return seenItems(row.body.content, seen, register).length > 0
  const about = About.safeParse(row.body.content)
  return about.success && seesAction(seen, about.data.actionKey, register)
}

const About = z.object({ actionKey: z.string() })

const seenItems = (reminder: Reminder, seen: Seen, register: Register): string[] =>
  itemKeysOf(reminder).filter(key => seesAction(seen, actionOfItem(key), register))

type Shown = { work: Work; words: Words; seen: Seen; register: Register }

async function presentEntry({ work, words, seen, register }: Shown, row: Row): Promise<LedgerEntry> {
  const items = isReminder(row) ? seenItems(row.body.content, seen, register) : []
  const answered = items.length === 0 ? new Set() : await answeredOn(work, row.key)
  return {
    day: dayOf(row),
    kind: kindOf(row),
    state: row.state as LedgerEntry["state"],
    why: row.body.why === null ? null : wordReason(row.body.why, words),
    items: items.length,
    answered: items.filter(key => answered.has(key)).length,
  }
}

/** Items of a card that were answered: an answer's key begins with the card's, then the item's. */
async function answeredOn(work: Work, cardKey: string): Promise<Set<string>> {
  const replies = await work.list("reply", { prefix: `${cardKey}/` })
  return new Set(replies.map(({ key }) => key.slice(cardKey.length + 1).split(":")[0] ?? ""))
}

function kindOf({ key }: Row): LedgerEntry["kind"] {
  if (key.startsWith("reminder/")) return isOfTheDay({ key }) ? "reminder" : "other"
  if (key.startsWith("test/")) return "test"
  return noticePrefixes.some(prefix => key.startsWith(prefix)) ? "notice" : "other"
}

const nameIn = (rows: readonly Row[]): string | null => {
  const to = rows[0]?.body.to
  return to?.kind === "person" ? to.person.name : null
}

const nameOf = (id: string, { posts }: Register): string | null =>
  [...posts.values()].flatMap(post => [post.holder, post.updater, post.standIn]).find(it => it?.id === id)?.name ?? null
