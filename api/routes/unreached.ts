// Whom what was sent did not reach, and what can be done about it; what it was, where it was no card of the day.
import { z } from "zod"
import { addDays, type Day, londonDay } from "#domain/day/day.ts"
import type { Message } from "#domain/message/message.ts"
import type { Person } from "#domain/people/post.ts"
import { RequestNotice } from "#domain/request/notice.ts"
import { whoDecides } from "#domain/request/whoDecides.ts"
import type { Register } from "#domain/update/register.ts"
import { HeldNotice } from "#domain/update/tellHeld.ts"
import type { Unreached } from "#domain/wire/reminders.ts"
import { wordAdvice, wordReason } from "#domain/words/wordReason.ts"
import type { Words } from "#domain/words/words.ts"
import type { Work, WorkRow } from "#domain/work/ports.ts"
import { type Seen, seesAction } from "./reminderRights.ts"

const unreachedDays = 31
const toldOtherwise = "told in the activity feed, having blocked or removed the app"
const notWanted = "everything on it was answered or paused before it went"

/** Anything that was to reach somebody. */
type Tried = { to: Person | null; day: Day; state: string; why: string | null }

const hasArrived = ({ state, why }: Tried): boolean => state === "sent" && why !== toldOtherwise

/** What may have arrived says that somebody is reached; what nobody wanted any more says nothing. */
const isTelling = ({ state, why }: Tried): boolean =>
  ["sent", "failed", "unknown"].includes(state) || (state === "skipped" && why !== notWanted)

/** Of each person the latest, where it did not arrive: whoever was reached since is left out. `tried`: in order of time. */
export function latestInVain<Message extends Tried>(
  tried: readonly Message[],
  today: Day,
  since = addDays(today, -unreachedDays),
): (Message & { to: Person })[] {
  const latest = new Map<string, Message & { to: Person }>()
  for (const message of tried) {
    const { to, day } = message
    if (to === null || day < since || !isTelling(message)) continue
    const known = latest.get(to.id)
    if (!known || known.day <= day) latest.set(to.id, { ...message, to })
  }
  return [...latest.values()].filter(message => message.state !== "unknown" && !hasArrived(message))
}

export const presentUnreached = ({ to, why, day }: Tried & { to: Person }, words: Words) => ({
  ...{ personId: to.id, personName: to.name, on: day },
  ...{ why: wordReason(why, words), advice: wordAdvice(why, words) },
})

/** What one person missed stands together. */
export const byName = (a: Unreached, b: Unreached) => a.personName.localeCompare(b.personName)

/** What is read of a message, whatever else its version says. */
const Notice = z.discriminatedUnion("type", [
  RequestNotice.pick({ type: true, what: true, kind: true, requestKey: true, actionKey: true, reference: true }),
  HeldNotice.pick({ type: true, actionKey: true, reference: true }),
])
type Notice = z.infer<typeof Notice>

/** Messages that go once, each kind by itself: one that has arrived says nothing of another kind, or of another request. */
const kinds = ["decide/", "decided/", "handed/", "held/"] as const

type Reading = { today: Day; seen: Seen; register: Register; words: Words }

/** By what else people are told: a decision that waits or was taken, an action they were given, an update that was kept. */
export async function unreachedByNotice(work: Work, reading: Reading): Promise<Unreached[]> {
  const { today, seen, register, words } = reading
  const unreached: Unreached[] = []
  for (const prefix of kinds) {
    const rows = await work.list<Message>("message", { prefix })
    const tried = rows
      .toSorted((a, b) => a.createdAt.localeCompare(b.createdAt))
      .flatMap(triedOf)
      .filter(({ notice }) => seen.isAll || seesAction(seen, notice.actionKey, register))
      .filter(one => hasArrived(one) || !isOver(one, { register, today }))
    for (const one of prefix === "decide/" ? undecidedInVain(tried, today) : latestInVain(tried, today))
      unreached.push({
        ...presentUnreached(one, words),
        postTitles: titlesHeldBy(one.to, register),
        about: aboutOf(one.notice, words),
      })
  }
  return unreached
}

/** Of each request by itself: it waits for as long as it is open, whatever arrived about another since. */
function undecidedInVain(tried: readonly TriedNotice[], today: Day): (TriedNotice & { to: Person })[] {
  const byRequest = Map.groupBy(tried, ({ notice }) => (notice.type === "request" ? notice.requestKey : ""))
  return [...byRequest.values()].flatMap(ofOne => latestInVain(ofOne, today, ""))
}

type TriedNotice = Tried & { notice: Notice }

function triedOf({ state, body, createdAt }: WorkRow<Message>): TriedNotice[] {
  const notice = Notice.safeParse(body.content)
  if (!notice.success || body.to.kind !== "person") return []
  return [{ to: body.to.person, day: londonDay(createdAt), state, why: body.why, notice: notice.data }]
}

/** A decision that somebody took without the card waits for nobody; one that has passed to somebody else waits for them. */
function isOver({ notice, to }: TriedNotice, { register, today }: Pick<Reading, "register" | "today">): boolean {
  if (notice.type !== "request" || notice.what !== "decide") return false
  const request = register.requests.get(notice.requestKey)
  if (request?.state !== "open") return true
  const deciders = whoDecides(request, { register, today })
  return deciders.length > 0 && !deciders.some(({ id }) => id === to?.id)
}

const aboutOf = (notice: Notice, words: Words): string => {
  const { reference } = notice
  if (notice.type === "held") return words.say("unreached.held", { reference })
  if (notice.what === "handed") return words.say("unreached.handed", { reference })
  return words.say(`unreached.${notice.what}.${notice.kind}`, { reference })
}

const titlesHeldBy = ({ id }: Person, { posts }: Register): string[] =>
  [...posts.values()].filter(({ holder }) => holder?.id === id).map(({ title }) => title)
