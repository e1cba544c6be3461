// Posts a forum's digest to its channel, once a week however often it is pressed.
import { addDays, type Day, weekStart } from "../day/day.ts"
import { postMessage } from "../message/postMessage.ts"
import type { Forum } from "../people/forum.ts"
import { may } from "../people/may.ts"
import type { Frame } from "../reminder/sendReminders.ts"
import type { Register } from "../update/register.ts"
import { rolesInForum } from "../update/rolesOf.ts"
import type { Clock, Work } from "../work/ports.ts"
import { buildDigest, type Digest, firstLookBackDays } from "./digest.ts"
import { type DigestRow, digestKey, isOnItsWay, lastDigest } from "./lastDigest.ts"

export type PostDigestPorts = { work: Work; clock: Clock; frame(): Frame }

const keyOf = (forum: Forum, today: Day) => digestKey(forum.key, today)

export const mayPostDigest = (forum: Forum, personId: string, register: Register, today: Day): boolean =>
  may("post a digest", rolesInForum(forum, { register, personId, today }))

/** The first day of the next period. */
export const nextDigestFrom = (today: Day): Day => addDays(weekStart(today), 7)

/** What would be posted now: everything since the last one that was. */
export async function draftDigest(ports: PostDigestPorts, forum: Forum): Promise<Digest> {
  const { register, roundsOf, today } = ports.frame()
  const last = await lastDigest(ports.work, forum, { notOf: today })
  const since = last?.day ?? addDays(today, -firstLookBackDays)
  const sinceMoment = last?.at ?? `${since}T23:59:59Z`
  return buildDigest({ register, roundsOf, forum, since, sinceMoment, today, at: ports.clock.stamp() })
}

/**
 * Puts the digest in the way of being sent. A second press in the same week finds the first; one that certainly did
 * not arrive is sent anew.
 */
export async function postDigest(ports: PostDigestPorts, forum: Forum): Promise<{ inserted: boolean; row: DigestRow }> {
  const { today } = ports.frame()
  const digest = await draftDigest(ports, forum)
  const to = { kind: "channel" as const, channelId: forum.channelId }
  const posted = await postMessage(ports, keyOf(forum, today), to, digest, addDays(nextDigestFrom(today), -1))
  if (posted.inserted || isOnItsWay(posted.row)) return posted
  const body = { ...posted.row.body, content: digest, why: null }
  const again = await ports.work.compareAndSet(posted.row, {
    state: "pending",
    body,
    dueAt: ports.clock.now(),
    attempts: 0,
  })
  return { inserted: again !== null, row: again ?? posted.row }
}
