// Leases what is due: by the pointers in order of time, each row by a conditional write.
import type { WorkKind, WorkRow } from "#domain/work/ports.ts"
import type { TableCall } from "./tableClient.ts"
import { dueUntil, keyIn, rowName, timeIn, timeText } from "./tableKeys.ts"
import { type RowEntity, rowOf } from "./tableRow.ts"
import { change } from "./tableWrite.ts"

type Wish = { kind: WorkKind; now: number; leaseUntil: number; limit: number }
type Pointer = { partitionKey: string; rowKey: string; etag: string }

const atOnce = 8

/** Up to `limit` rows, the oldest first. What was leased before something went wrong is answered, not forgotten. */
export async function claimDue<Body>(call: TableCall, wish: Wish): Promise<WorkRow<Body>[]> {
  const claimed: WorkRow<Body>[] = []
  try {
    for await (const pointers of pagesOfDue(call, wish)) {
      while (pointers.length > 0 && claimed.length < wish.limit) {
        const several = pointers.splice(0, Math.min(atOnce, wish.limit - claimed.length))
        const taken = await Promise.allSettled(several.map(pointer => take<Body>(call, pointer, wish)))
        for (const one of taken) if (one.status === "fulfilled" && one.value) claimed.push(one.value)
        for (const one of taken) if (one.status === "rejected") throw one.reason
      }
      if (claimed.length >= wish.limit) break
    }
  } catch (error) {
    if (claimed.length === 0) throw error
  }
  return claimed
}

/** Pointers whose time has come and that nobody has leased, a page at a time. */
async function* pagesOfDue(call: TableCall, { kind, now, limit }: Wish): AsyncGenerator<Pointer[]> {
  if (limit < 1) return
  const range = dueUntil(now)
  const and = `leaseUntil lt '${timeText(now)}'`
  let from: string | undefined
  do {
    const page = await call.page(kind, { range, and, size: Math.min(limit, 1000), from })
    yield page.entities
    from = page.next
  } while (from)
}

async function take<Body>(call: TableCall, pointer: Pointer, wish: Wish): Promise<WorkRow<Body> | null> {
  const { kind, now, leaseUntil } = wish
  const there = await call.read<RowEntity>(kind, rowName(keyIn(pointer.rowKey)))
  const row = there && rowOf<Body>(kind, there)
  if (!there || row?.dueAt !== timeIn(pointer.rowKey)) {
    // Left behind by a removal that crossed a write. Written again since, it is another pointer, and stays.
    await call.drop(pointer)
    return null
  }
  if (row.leaseUntil !== null && row.leaseUntil >= now) return null
  const next = { ...row, leaseUntil, version: row.version + 1 }
  return (await change(call, there, next, { withBody: false })) ? next : null
}
