// Accepts an import: everything it is to write is stored before its sender is answered. Also: stopping one.
import { may } from "../people/may.ts"
import type { Person } from "../people/post.ts"
import type { Register } from "../update/register.ts"
import { rolesEverywhere, rolesInPlan } from "../update/rolesOf.ts"
import type { Clock, Ids, Work } from "../work/ports.ts"
import { type EntriesRefusal, type ImportWanted, importEntries } from "./importEntries.ts"
import {
  chunkKey,
  chunksOf,
  type ImportChunk,
  type ImportEntry,
  type ImportHead,
  type ImportRow,
  type ImportState,
  isRow,
  longestEntry,
} from "./importRows.ts"

export type ImportPorts = { work: Work; register(): Register; clock: Clock; ids: Ids }

export type ImportIncoming = ImportWanted & { actor: Person; formId: string }

export type ImportRefusal = EntriesRefusal | "not yours" | "row too long"
export type ImportTaken = { kind: "taken"; row: ImportRow } | { kind: "refused"; why: ImportRefusal }

/** Towards one plan; for a plan that is to be made, null. */
export function mayImport(
  { register, clock }: Pick<ImportPorts, "register" | "clock">,
  personId: string,
  planKey: string | null,
) {
  const setting = { register: register(), personId, today: clock.today() }
  const plan = planKey === null ? undefined : setting.register.plans.get(planKey)
  return may("make a plan", [...rolesEverywhere(setting), ...rolesInPlan(plan, setting)])
}

/** The person is part of the form's name: nobody's form is another's. */
export const importKeyOf = (ids: Ids, actor: Person, formId: string) => ids.digest(`import ${actor.id} ${formId}`)

export async function takeImport(ports: ImportPorts, incoming: ImportIncoming): Promise<ImportTaken> {
  const { actor, into, formId } = incoming
  if (!mayImport(ports, actor.id, into.kind === "plan" ? into.planKey : null))
    return { kind: "refused", why: "not yours" }
  return acceptImport(ports, incoming, importKeyOf(ports.ids, actor, formId))
}

/** Without asking who may: for whoever holds the app's own keys. */
export async function acceptImport(ports: ImportPorts, incoming: ImportIncoming, key: string): Promise<ImportTaken> {
  const { work, ids, clock, register } = ports
  const known = await work.get<ImportHead>("import", key)
  if (known && known.state !== "storing") return { kind: "taken", row: await resumed(ports, known) }
  const made = importEntries(incoming, { importKey: key, register: register(), today: clock.today() })
  if (made.kind === "refused") return made
  const { entries, planKey } = made
  if (entries.some(entry => JSON.stringify(entry).length > longestEntry))
    return { kind: "refused", why: "row too long" }
  const digest = ids.digest(JSON.stringify(entries))
  return {
    kind: "taken",
    row: await store(ports, key, headOf(incoming.actor, planKey, digest, entries), chunksOf(entries)),
  }
}

const headOf = (by: Person, planKey: string, digest: string, entries: readonly ImportEntry[]): ImportHead => ({
  ...{ by, planKey, digest, next: 0, written: 0, left: { actions: 0, first: [] }, why: null },
  chunks: chunksOf(entries).length,
  rows: entries.filter(isRow).length,
})

/** What stopped goes on where it was when its form is sent again. */
async function resumed({ work, clock }: ImportPorts, row: ImportRow): Promise<ImportRow> {
  if (row.state !== "stopped") return row
  const body = { ...row.body, why: null }
  const change = { state: "waiting" satisfies ImportState, body, dueAt: clock.now(), leaseUntil: null, attempts: 0 }
  return (await work.compareAndSet(row, change)) ?? (await work.get<ImportHead>("import", row.key)) ?? row
}

/** One that was never stored in full is given up after this long. */
const storingMilliseconds = 24 * 60 * 60_000

/** The head last becomes due: whoever finds it finds all of the import. */
async function store(
  { work, clock }: ImportPorts,
  key: string,
  body: ImportHead,
  chunks: readonly ImportEntry[][],
): Promise<ImportRow> {
  const common = { kind: "import" as const, leaseUntil: null, createdAt: clock.stamp() }
  const begun = {
    ...common,
    key,
    state: "storing" satisfies ImportState,
    body,
    dueAt: clock.now() + storingMilliseconds,
  }
  const { row } = await work.insertIfAbsent<ImportHead>(begun)
  if (row.state !== "storing") return row
  for (const [at, entries] of chunks.entries()) {
    const chunk: ImportChunk = { entries }
    await work.insertIfAbsent({
      ...common,
      key: chunkKey(key, body.digest, at),
      state: "chunk",
      body: chunk,
      dueAt: null,
    })
  }
  const ready = await work.compareAndSet(row, { state: "waiting" satisfies ImportState, body, dueAt: clock.now() })
  // Somebody else has stored the same form.
  return ready ?? (await work.get<ImportHead>("import", key)) ?? row
}

/** Nothing after the chunk under way is written. */
export async function cancelImport(
  { work, clock }: Pick<ImportPorts, "work" | "clock">,
  key: string,
): Promise<ImportRow | null> {
  for (;;) {
    const row = await work.get<ImportHead>("import", key)
    if (!row || !isGoingOn(row.state)) return row
    const isAtWork = row.leaseUntil !== null && row.leaseUntil > clock.now()
    // Whoever writes it finds it changed after the chunk; nobody writes it: the next to come ends it.
    const written = await work.compareAndSet(row, {
      state: "cancelling" satisfies ImportState,
      dueAt: clock.now(),
      ...(isAtWork ? {} : { leaseUntil: null }),
    })
    if (written) return written
  }
}

export const isGoingOn = (state: string) => state === "waiting" || state === "writing" || state === "storing"
