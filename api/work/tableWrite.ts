// Writes a row together with its pointers: all or nothing, so that no crash leaves a row nobody finds.
import { randomUUID } from "node:crypto"
import type { TransactionAction } from "@azure/data-tables"
import type { WorkKind, WorkRow } from "#domain/work/ports.ts"
import type { TableCall } from "./tableClient.ts"
import { dueName, rowName, stateName } from "./tableKeys.ts"
import { bodyProperties, type Standing, standing, timeOrNone, timesOf, writtenProperties } from "./tableRow.ts"

/** An entity beside the row that leads to it; the one for its time carries the lease, to be passed over while leased. */
type Pointer = { partitionKey: string; rowKey: string; leaseUntil?: string }
type Pointed = Pick<WorkRow, "kind" | "key" | "state" | "dueAt" | "leaseUntil">

function pointersTo({ kind, key, state, dueAt, leaseUntil }: Pointed): Pointer[] {
  const byState = { partitionKey: kind, rowKey: stateName(state, key) }
  if (dueAt === null) return [byState]
  return [byState, { partitionKey: kind, rowKey: dueName(dueAt, key), leaseUntil: timeOrNone(leaseUntil) }]
}

const put = (pointer: Pointer): TransactionAction => ["upsert", pointer, "Replace"]
const drop = (pointer: Pointer): TransactionAction => ["delete", pointer]

/** False when a row of its key is there. */
export async function insert(call: TableCall, row: WorkRow, written: string): Promise<boolean> {
  const whole = { ...writtenProperties(row, written), ...bodyProperties(row.kind, row.body) }
  const entity = {
    partitionKey: row.kind,
    rowKey: rowName(row.key),
    createdAt: row.createdAt,
    inserted: written,
    ...whole,
  }
  return call.submit([["create", entity], ...pointersTo(row).map(put)])
}

/** Turns the row as it stood into the next; false when somebody wrote since. */
export async function change(
  call: TableCall,
  before: Standing,
  next: WorkRow,
  { withBody }: { withBody: boolean },
): Promise<boolean> {
  const { kind, key } = next
  const written = randomUUID()
  const name = { partitionKey: kind, rowKey: rowName(key) }
  const { createdAt, inserted, etag } = before
  const body = withBody ? { createdAt, inserted, ...bodyProperties(kind, next.body) } : {}
  const entity = { ...name, ...writtenProperties(next, written), ...body }
  // Replacing clears away the parts of a longer body; merging leaves the body where it is.
  const row: TransactionAction = ["update", entity, withBody ? "Replace" : "Merge", { etag }]

  const held = pointersTo({ kind, key, state: before.state, ...timesOf(before) })
  const wanted = pointersTo(next)
  const isHeld = (pointer: Pointer) =>
    held.some(it => it.rowKey === pointer.rowKey && it.leaseUntil === pointer.leaseUntil)
  const isWanted = (pointer: Pointer) => wanted.some(it => it.rowKey === pointer.rowKey)
  const steps = [
    ...wanted.filter(pointer => !isHeld(pointer)).map(put),
    ...held.filter(pointer => !isWanted(pointer)).map(drop),
  ]

  if (await call.submit([row, ...steps])) return true
  const now = await call.read<Standing>(kind, name.rowKey, standing)
  // Its own write, when the answer to it was lost and the SDK sent it again.
  if (now?.written === written) return true
  if (now?.etag !== etag) return false
  // The row is as it was, so a pointer was deleted by a stranger's hand: the row gets its pointers back.
  return call.submit([row, ...wanted.map(put)])
}

/** False when somebody wrote since. A deletion in a transaction takes no condition: a pointer that moved is the condition. */
export async function remove(call: TableCall, kind: WorkKind, key: string, before: Standing): Promise<boolean> {
  const row: TransactionAction = ["delete", { partitionKey: kind, rowKey: rowName(key) }]
  const held = pointersTo({ kind, key, state: before.state, ...timesOf(before) })
  if (await call.submit([row, ...held.map(drop)])) return true
  const now = await call.read<Standing>(kind, rowName(key), standing)
  return now?.etag === before.etag ? call.submit([row]) : now === null
}
