// Lists and counts rows. Every page is a call of its own: a long list takes as long as it takes.
import type { WorkKind, WorkRow } from "#domain/work/ports.ts"
import type { TableCall } from "./tableClient.ts"
import { inAnyState, inState, type KeyRange, keyIn, rowName, rowsWith, stateIn } from "./tableKeys.ts"
import { type RowEntity, rowOf } from "./tableRow.ts"

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

const isInOneOf = (states: readonly string[]) =>
  `(${states.map(state => `state eq '${state.replaceAll("'", "''")}'`).join(" or ")})`

/** By the pointers of the states alone, which are small; still one of them for every row there is. */
export async function countStates(begin: Begin, kind: WorkKind): Promise<Record<string, number>> {
  const counted: Record<string, number> = {}
  for await (const { rowKey } of entitiesIn(begin, kind, { range: inAnyState, select: ["rowKey"] })) {
    const state = stateIn(rowKey)
    counted[state] = (counted[state] ?? 0) + 1
  }
  return counted
}
