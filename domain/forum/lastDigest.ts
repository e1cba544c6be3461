// The digests of a forum in the ledger, and when the last was, known after that one is forgotten: the next looks back to it.
import { type Day, type Instant, weekStart } from "../day/day.ts"
import type { Message } from "../message/message.ts"
import type { Forum } from "../people/forum.ts"
import type { Work, WorkRow } from "../work/ports.ts"
import type { Digest } from "./digest.ts"

export type DigestRow = WorkRow<Message<Digest>>

/** A digest's row in the ledger: one a week for each forum. */
export const digestKey = (forumKey: string, day: Day) => `digest/${forumKey}/${weekStart(day)}`

/** The forum's digests so far, oldest first. */
export const digestsOf = (work: Work, forum: Pick<Forum, "key">): Promise<DigestRow[]> =>
  work.list<Message<Digest>>("message", { prefix: `digest/${forum.key}/` })

/** Arrived, perhaps arrived, or still to be sent: in all these cases no other is posted in its period. */
export const isOnItsWay = ({ state }: DigestRow): boolean => state !== "failed" && state !== "skipped"

type Moment = { day: Day; at: Instant }

/** When the last digest was, if there was one; the one of a day's week can be left out. */
export async function lastDigest(
  work: Work,
  forum: Pick<Forum, "key">,
  { notOf }: { notOf?: Day } = {},
): Promise<Moment | null> {
  const leftOut = notOf === undefined ? null : digestKey(forum.key, notOf)
  const earlier = (await digestsOf(work, forum)).filter(({ key }) => key !== leftOut)
  const last = earlier.findLast(isOnItsWay)?.body.content
  if (last) return { day: last.day, at: last.at }
  return (await work.get<Moment>("job", `digest/${forum.key}`))?.body ?? null
}

/** Before digests made until then are forgotten: of each forum the last that went. */
export async function rememberDigests(work: Work, madeBefore: Instant): Promise<void> {
  const rows = await work.list<Message<Digest>>("message", { prefix: "digest/" })
  const old = rows.filter(row => row.createdAt < madeBefore && isOnItsWay(row))
  // Sorted by forum and week: the last of each forum is the one that stays.
  const byForum = new Map(old.map(row => [row.key.split("/")[1] ?? "", row.body.content]))
  for (const [forumKey, { day, at }] of byForum) await remember(work, forumKey, { day, at })
}

async function remember(work: Work, forumKey: string, body: Moment): Promise<void> {
  const made = { kind: "job" as const, key: `digest/${forumKey}`, state: "done", body }
  const { inserted, row } = await work.insertIfAbsent({ ...made, dueAt: null, leaseUntil: null, createdAt: body.at })
  // Another instance that forgets at the same time has the same to say.
  if (!inserted && row.body.at < body.at) await work.compareAndSet(row, { body })
}
