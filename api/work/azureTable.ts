// Durable work in one table of Azure's, for any number of processes at once.
import { randomUUID } from "node:crypto"
import { AppError } from "#domain/errors.ts"
import type { NewWork, Work, WorkChange, WorkKind, WorkRow } from "#domain/work/ports.ts"
import { claimDue } from "./tableClaim.ts"
import { openTable, type TableOptions } from "./tableClient.ts"
import { rowName } from "./tableKeys.ts"
import { countStates, endedBefore, listRows, listSoonest, listStates } from "./tableList.ts"
import { type RowEntity, rowOf, type Standing, standing } from "./tableRow.ts"
import { change, insert, remove } from "./tableWrite.ts"

/** How often a call begins again because the row came and went under it. */
const mostBeginnings = 5

/**
 * Opens the table, making it if it is absent. Others may have it open too, so leases found in it are left to run out.
 * Nothing is held open: `close` is there because the other store of durable work needs it.
 */
export async function openTableWork(options: TableOptions): Promise<Work & { close(): void }> {
  const begin = await openTable(options)

  return {
    async insertIfAbsent<Body>(row: NewWork<Body>) {
      const call = begin(`insert a ${row.kind}`)
      const first: WorkRow<Body> = { ...row, attempts: 0, version: 1 }
      const written = randomUUID()
      for (let beginning = 0; beginning < mostBeginnings; beginning++) {
        if (await insert(call, first, written)) return { inserted: true, row: copyOf(first) }
        const there = await call.read<RowEntity>(row.kind, rowName(row.key))
        // Its own write, when the answer to it was lost and the SDK sent it again.
        if (there) return { inserted: there.inserted === written, row: rowOf<Body>(row.kind, there) }
      }
      throw new AppError("conflict", `a ${row.kind} was removed whenever it was inserted`)
    },
    async get<Body>(kind: WorkKind, key: string) {
      const there = await begin(`get a ${kind}`).read<RowEntity>(kind, rowName(key))
      return there && rowOf<Body>(kind, there)
    },
    async compareAndSet<Body>(row: WorkRow<Body>, part: WorkChange<Body>) {
      const call = begin(`change a ${row.kind}`)
      const before = await call.read<Standing>(row.kind, rowName(row.key), standing)
      if (before?.version !== row.version) return null
      const next = { ...row, ...part, version: row.version + 1 }
      return (await change(call, before, next, { withBody: part.body !== undefined })) ? next : null
    },
    claimDue: <Body>(kind: WorkKind, now: number, leaseUntil: number, limit: number) =>
      claimDue<Body>(begin(`claim ${kind}s`), { kind, now, leaseUntil, limit }),
    soonest: <Body>(kind: WorkKind, limit: number) => listSoonest<Body>(() => begin(`look at ${kind}s`), kind, limit),
    async list<Body>(kind: WorkKind, filter: { prefix?: string; states?: readonly string[] } = {}) {
      const { prefix = "", states } = filter
      const beginList = () => begin(`list ${kind}s`)
      return states ? listStates<Body>(beginList, kind, prefix, states) : listRows<Body>(beginList, kind, prefix)
    },
    count: (kind, states) => countStates(() => begin(`count ${kind}s`), kind, states),
    async remove(kind, key) {
      const call = begin(`remove a ${kind}`)
      for (let beginning = 0; beginning < mostBeginnings; beginning++) {
        const there = await call.read<Standing>(kind, rowName(key), standing)
        if (!there || (await remove(call, kind, key, there))) return
      }
      throw new AppError("conflict", `a ${kind} was written whenever it was to be removed`)
    },
    async removeEnded(kind, madeBefore, limit) {
      const beginRemoving = () => begin(`remove old ${kind}s`)
      let removed = 0
      for await (const { key, standing } of endedBefore(beginRemoving, kind, madeBefore)) {
        if (removed >= limit) break
        if (await remove(beginRemoving(), kind, key, standing)) removed++
      }
      return removed
    },
    close() {},
  }
}

const copyOf = <Row>(row: Row): Row => JSON.parse(JSON.stringify(row))
