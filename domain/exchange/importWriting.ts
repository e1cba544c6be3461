// Brings an import to the lists, a chunk at a time. Every step may be done twice: after a crash the chunk is begun again.
import type { Action } from "../action/action.ts"
import { AppError } from "../errors.ts"
import { backoffSeconds } from "../message/deliver.ts"
import type { Plan } from "../plan/plan.ts"
import type { Theme } from "../plan/theme.ts"
import type { UpdateStore } from "../update/ports.ts"
import { stateOf, type Update } from "../update/update.ts"
import type { Clock, Work } from "../work/ports.ts"
import { changedFields } from "./importChange.ts"
import {
  chunkKey,
  type ImportChunk,
  type ImportEntry,
  type ImportHead,
  type ImportRow,
  type ImportState,
  type ImportWhy,
  isRow,
  type LeftAction,
  mostLeft,
} from "./importRows.ts"
import type { Takeable } from "./seen.ts"

type Added = Promise<"added" | "present">

/** The part of the plans' store that an import needs. Keys are unique: the same thing added twice is there once. */
export interface ImportStore extends UpdateStore {
  addPlan(plan: Plan): Added
  addTheme(theme: Theme): Added
  addAction(action: Action): Added
}

export type WritingPorts = { work: Work; store: ImportStore; clock: Clock }

/** At the pace of the smallest tenant one request after another would leave its allowance lie. */
const atOnce = 4

/** Tries of one chunk with the lists out of reach (some two hours), and with the lists refusing it. */
const mostAttempts = { away: 30, refused: 3 }

/**
 * Writes one chunk of an import leased by the caller, and answers the row as it then stands; null when somebody else has
 * it. Throws what the store throws, once the row says when it is tried again.
 */
export async function writeChunk(ports: WritingPorts, row: ImportRow): Promise<ImportRow | null> {
  if (row.state === "storing") return giveUp(ports, row)
  if (row.state === "cancelling") return end(ports, row, "cancelled", row.body)
  if (row.state !== "waiting" && row.state !== "writing") return tidy(ports, row)
  const { work } = ports
  const key = chunkKey(row.key, row.body.digest, row.body.next)
  const chunk = await work.get<ImportChunk>("import", key)
  const left: LeftAction[] = []
  try {
    if (!chunk) throw new AppError("fault", `chunk ${row.body.next} of an import is gone`)
    await writeEntries(chunk.body.entries, { ...ports, head: row.body, key: row.key, left })
  } catch (error) {
    await putOff(ports, row, error)
    throw error
  }
  const written = row.body.written + chunk.body.entries.filter(isRow).length
  const body = { ...row.body, next: row.body.next + 1, written, left: withLeft(row.body.left, left) }
  if (body.next === body.chunks) return end(ports, row, "done", body)
  return advance(ports, row, body)
}

const withLeft = ({ actions, first }: ImportHead["left"], more: readonly LeftAction[]): ImportHead["left"] => ({
  actions: actions + more.length,
  first: [...first, ...more].slice(0, mostLeft),
})

/** Given back after every chunk: several imports go on by turns. */
async function advance(ports: WritingPorts, row: ImportRow, body: ImportHead) {
  const state: ImportState = "writing"
  const change = { state, body, dueAt: ports.clock.now(), leaseUntil: null, attempts: 0 }
  return (await ports.work.compareAndSet(row, change)) ?? afterCancelling(ports, row, body)
}

/** Somebody pressed cancel while the chunk was written; what it wrote is still told. */
async function afterCancelling(ports: WritingPorts, row: ImportRow, body: ImportHead): Promise<ImportRow | null> {
  const now = await ports.work.get<ImportHead>("import", row.key)
  return now?.state === "cancelling" && now.body.next === row.body.next ? end(ports, now, "cancelled", body) : null
}

/** Due once more, for its chunks to be taken away. */
async function end(
  ports: WritingPorts,
  row: ImportRow,
  state: ImportState,
  body: ImportHead,
): Promise<ImportRow | null> {
  const change = { state, body, dueAt: ports.clock.now(), leaseUntil: null, attempts: 0 }
  const ended = await ports.work.compareAndSet(row, change)
  if (ended || state !== "done") return ended
  // The last chunk was written while somebody pressed cancel: it is done all the same.
  const now = await ports.work.get<ImportHead>("import", row.key)
  return now?.state === "cancelling" ? ports.work.compareAndSet(now, change) : null
}

async function tidy({ work }: WritingPorts, row: ImportRow): Promise<ImportRow | null> {
  await removeChunks(work, row)
  return work.compareAndSet(row, { dueAt: null, leaseUntil: null })
}

async function giveUp({ work }: WritingPorts, row: ImportRow): Promise<null> {
  await removeChunks(work, row)
  await work.remove("import", row.key)
  return null
}

async function removeChunks(work: Work, { key, body }: ImportRow): Promise<void> {
  for (let at = 0; at < body.chunks; at++) await work.remove("import", chunkKey(key, body.digest, at))
}

/** With the lists out of reach it waits and goes on by itself; what the lists refuse again and again stops it. */
async function putOff({ work, clock }: WritingPorts, row: ImportRow, error: unknown): Promise<void> {
  const attempts = row.attempts + 1
  const why = whyStopped(error, attempts)
  const asked = error instanceof AppError ? (error.retryAfterSeconds ?? 0) : 0
  const dueAt = clock.now() + 1000 * Math.max(asked, backoffSeconds(attempts))
  const change = why
    ? { state: "stopped", body: { ...row.body, why }, dueAt: null, leaseUntil: null, attempts }
    : { state: "writing", dueAt, leaseUntil: null, attempts }
  if (await work.compareAndSet(row, change)) return
  // Somebody pressed cancel meanwhile: the next to come need not wait for the lease.
  const now = await work.get<ImportHead>("import", row.key)
  if (now?.state === "cancelling") await work.compareAndSet(now, { leaseUntil: null })
}

/** Null while it is to be tried again. */
function whyStopped(error: unknown, attempts: number): ImportWhy | null {
  if (error instanceof CodeTaken) return "code taken"
  const code = error instanceof AppError ? error.code : "fault"
  const isAway = code === "busy" || code === "unavailable" || code === "conflict"
  if (attempts < (isAway ? mostAttempts.away : mostAttempts.refused)) return null
  return isAway ? "lists away" : "lists refuse"
}

class CodeTaken extends AppError {}

type Writing = WritingPorts & { head: ImportHead; key: string; left: LeftAction[] }

/** The plan before its themes, and those before the actions. */
async function writeEntries(entries: readonly ImportEntry[], writing: Writing): Promise<void> {
  for (const entry of entries) if (!isRow(entry)) await writeEntry(entry, writing)
  const left = entries.filter(isRow)
  const next = async () => {
    for (let entry = left.shift(); entry; entry = left.shift()) await writeEntry(entry, writing)
  }
  const ends = await Promise.allSettled(Array.from({ length: atOnce }, next))
  for (const ended of ends) if (ended.status === "rejected") throw ended.reason
}

async function writeEntry(entry: ImportEntry, writing: Writing): Promise<void> {
  const { store } = writing
  if (entry.kind === "plan") await addPlan(store, entry.plan)
  else if (entry.kind === "theme") await store.addTheme(entry.theme)
  else if (entry.kind === "action") {
    await store.addAction(entry.action)
    await store.addUpdate(lineOf(entry.action, entry.updateKey, null, writing))
  } else await writeChange(entry, writing)
}

type ChangeEntry = Extract<ImportEntry, { kind: "change" }>

async function addPlan(store: ImportStore, plan: Plan): Promise<void> {
  try {
    await store.addPlan(plan)
  } catch (error) {
    // Its key is ours alone, so what is there twice is its code.
    const isTaken = error instanceof AppError && error.code === "conflict"
    throw isTaken ? new CodeTaken("conflict", "another plan has the code", { cause: error }) : error
  }
}

async function writeChange(entry: ChangeEntry, writing: Writing): Promise<void> {
  const { store } = writing
  for (;;) {
    const stored = await store.readAction(entry.actionKey)
    if (!stored) return
    const { fields, left } = changedFields(stored.value, entry.change, entry)
    const isThere = Object.keys(fields).length === 0
    if (!isThere && (await store.writeAction(entry.actionKey, fields, stored.etag)) === "changed") continue
    const after = { ...stored.value, ...fields }
    if (left.length > 0) writing.left.push(leftAction(after, left))
    if (left.length === Object.keys(entry.change).length) return
    // Written already, by a try that ended before it could tell: what was before is known from when it was accepted.
    const before = isThere ? { ...stored.value, ...wasOf(entry, left) } : stored.value
    await store.addUpdate(lineOf(after, entry.updateKey, before, writing))
    return
  }
}

const leftAction = ({ key, reference, text }: Action, what: readonly Takeable[]): LeftAction => ({
  ...{ actionKey: key, reference, what },
  text: text.length > longestLeft ? `${text.slice(0, longestLeft)}…` : text,
})
const longestLeft = 200

/** What was left was not replaced. */
function wasOf({ was }: ChangeEntry, left: readonly Takeable[]): Partial<Action> {
  const { progress, status, closedBecause, byWhen, ...others } = was
  const isLeft = (...of: Takeable[]) => of.some(what => left.includes(what))
  return {
    ...others,
    ...(progress === undefined || isLeft("progress") ? {} : { progress }),
    ...(status === undefined || isLeft("status", "gone") ? {} : { status }),
    ...(closedBecause === undefined || isLeft("status", "gone") ? {} : { closedBecause }),
    ...(byWhen === undefined || isLeft("dates") ? {} : { byWhen }),
  }
}

function lineOf(after: Action, key: string, before: Action | null, { head, key: formId, clock }: Writing): Update {
  return {
    ...{ key, kind: "import", via: "import", subjectKey: after.key, formId, actor: head.by, at: clock.stamp() },
    ...{ before: before && stateOf(before), after: stateOf(after), asked: null, held: null, forPost: null },
    words: before?.progress === after.progress ? "" : after.progress,
    ...{ wordsForColleagues: "", stageLabel: null, evidence: [] },
  }
}
