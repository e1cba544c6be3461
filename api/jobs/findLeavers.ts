// Looks every night whether the people of the posts are still in the directory, and keeps who is not.
import type { Register } from "#domain/update/register.ts"
import type { Clock, Work } from "#domain/work/ports.ts"
import type { Directory } from "../graph/directory.ts"

/** `ids` is null when the app may not look. */
export type Leavers = { ids: string[] | null; on: string }

const key = "leavers"

/** Once a night, whenever the app was started; two instances at it look twice and keep the same. */
export async function findLeaversNightly(parts: Parts): Promise<void> {
  const row = await parts.work.get<Leavers>("job", key)
  if (row?.body.on !== parts.clock.today()) await findLeavers(parts)
}

type Parts = { work: Work; clock: Clock; directory: Directory; register(): Register }

export async function findLeavers({ work, clock, directory, register }: Parts): Promise<void> {
  const people = [...register().posts.values()].flatMap(post => [post.holder, post.updater, post.standIn])
  const ids = new Set(people.flatMap(person => person?.id ?? []))
  const found = await directory.leaversAmong([...ids])
  const body: Leavers = { ids: found && [...found], on: clock.today() }
  const row = { kind: "job" as const, key, state: "known", body, dueAt: null, leaseUntil: null }
  const { inserted, row: stored } = await work.insertIfAbsent({ ...row, createdAt: clock.stamp() })
  if (!inserted) await work.compareAndSet(stored, { body })
}

/** Null while nobody has looked, or nobody may. */
export async function readLeavers(work: Work): Promise<ReadonlySet<string> | null> {
  const row = await work.get<Leavers>("job", key)
  return row?.body.ids ? new Set(row.body.ids) : null
}
