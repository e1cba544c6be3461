// Lists and counts rows. Every page is a call of its own: a long list takes as long as it takes.
import type { WorkKind, WorkRow } from "#domain/work/ports.ts"
import type { TableCall } from "./tableClient.ts"
import { allDue, inState, type KeyRange, keyIn, rowName, rowsWith, timeIn } from "./tableKeys.ts"
import { type RowEntity, rowOf, type Standing, standing } from "./tableRow.ts"

export type Begin = () => TableCall

const atOnce = 16
/** Beyond so many, reading the rows one by one takes longer than reading past those not asked for. */
const mostSingleReads = 500

async function* entitiesIn<Entity>(
  begin: Begin,
  kind: WorkKind,
  options: { range: KeyRange; and?: string; select?: readonly string[] },
) {
  let from: string | undefined
  do {
    const page = await begin().page<Entity>(kind, { ...options, from })
    yield* page.entities
    from = page.next
  } while (from)
}

export async function listRows<Body>(begin: Begin, kind: WorkKind, prefix: string, and?: string) {
  const rows: WorkRow<Body>[] = []
  const options = { range: rowsWith(prefix), ...(and && { and }) }
  for await (const entity of entitiesIn<RowEntity>(begin, kind, options)) rows.push(rowOf<Body>(kind, entity))
  return rows
}

/** Reads the pointers of the states, then the rows they lead to. */
export async function listStates<Body>(
  begin: Begin,
  kind: WorkKind,
  prefix: string,
  states: readonly string[],
): Promise<WorkRow<Body>[]> {
  const names = new Set<string>()
  // There and back again: a row that goes over into a state already looked at while this runs is still met.
  for (const state of [...states, ...states.toReversed().slice(1)])
    for await (const { rowKey } of entitiesIn(begin, kind, { range: inState(state, prefix), select: ["rowKey"] }))
      names.add(rowName(keyIn(rowKey)))

  if (names.size > mostSingleReads) return listRows<Body>(begin, kind, prefix, isInOneOf(states))
  const rows: WorkRow<Body>[] = []
  const waiting = [...names].sort()
  while (waiting.length > 0) {
    const several = waiting.splice(0, atOnce)
    for (const entity of await Promise.all(several.map(name => begin().read<RowEntity>(kind, name))))
      if (entity && states.includes(entity.state)) rows.push(rowOf<Body>(kind, entity))
  }
  return rows
}

/** Reads the pointers in order of time, then the rows they lead to, until there are enough. */
export async function listSoonest<Body>(begin: Begin, kind: WorkKind, limit: number): Promise<WorkRow<Body>[]> {
  const rows: WorkRow<Body>[] = []
  let from: string | undefined
  do {
    const page = await begin().page(kind, { range: allDue, select: ["rowKey"], size: Math.min(limit, 1000), from })
    const waiting = page.entities.map(({ rowKey }) => rowKey)
    while (waiting.length > 0 && rows.length < limit) {
      const several = waiting.splice(0, Math.min(atOnce, limit - rows.length))
      const read = await Promise.all(several.map(name => begin().read<RowEntity>(kind, rowName(keyIn(name)))))
      for (const [at, entity] of read.entries()) {
        const row = entity && rowOf<Body>(kind, entity)
        // Another pointer leads to a row written again since.
        if (row && row.dueAt === timeIn(several[at] ?? "")) rows.push(row)
      }
    }
    from = page.next
  } while (from && rows.length < limit)
  return rows
}

const isInOneOf = (states: readonly string[]) =>
  `(${states.map(state => `state eq '${state.replaceAll("'", "''")}'`).join(" or ")})`

/** By the pointers of the states alone, which are small. */
export async function countStates<State extends string>(begin: Begin, kind: WorkKind, states: readonly State[]) {
  const counted = {} as Record<State, number>
  for (const state of states) {
    counted[state] = 0
    for await (const _ of entitiesIn(begin, kind, { range: inState(state, ""), select: ["rowKey"] })) counted[state]++
  }
  return counted
}

/** Keys of rows made before a moment that want no attention, each with what a removal must know. */
export async function* endedBefore(begin: Begin, kind: WorkKind, madeBefore: string) {
  const and = `dueAt eq '' and createdAt lt '${madeBefore.replaceAll("'", "''")}'`
  const options = { range: rowsWith(""), and, select: ["rowKey", ...standing] }
  for await (const entity of entitiesIn<Standing>(begin, kind, options))
    yield { key: keyIn(entity.rowKey), standing: entity }
}
