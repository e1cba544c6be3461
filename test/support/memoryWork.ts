import type { NewWork, Work, WorkChange, WorkKind, WorkRow } from "#domain/work/ports.ts"

/** Durable work that is not durable: rows are copied in and out, as a file would. */
export function memoryWork(): Work {
  const rows = new Map<string, WorkRow>()
  const placeOf = (kind: WorkKind, key: string) => `${kind} ${key}`
  const copy = <Body>(row: WorkRow) => JSON.parse(JSON.stringify(row)) as WorkRow<Body>
  const isFree = ({ leaseUntil }: WorkRow, now: number) => leaseUntil === null || leaseUntil < now

  const put = <Body>(row: WorkRow): WorkRow<Body> => {
    rows.set(placeOf(row.kind, row.key), copy(row))
    return copy(row)
  }

  return {
    async insertIfAbsent<Body>(row: NewWork<Body>) {
      const there = rows.get(placeOf(row.kind, row.key))
      if (there) return { inserted: false, row: copy<Body>(there) }
      return { inserted: true, row: put<Body>({ ...row, attempts: 0, version: 1 }) }
    },
    async get<Body>(kind: WorkKind, key: string) {
      const row = rows.get(placeOf(kind, key))
      return row ? copy<Body>(row) : null
    },
    async compareAndSet<Body>(row: WorkRow<Body>, change: WorkChange<Body>) {
      if (rows.get(placeOf(row.kind, row.key))?.version !== row.version) return null
      return put<Body>({ ...row, ...change, version: row.version + 1 })
    },
    async claimDue<Body>(kind: WorkKind, now: number, leaseUntil: number, limit: number) {
      const due = [...rows.values()].filter(row => row.kind === kind && row.dueAt !== null && row.dueAt <= now)
      return due
        .filter(row => isFree(row, now))
        .sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0) || byKey(a, b))
        .slice(0, limit)
        .map(row => put<Body>({ ...row, leaseUntil, version: row.version + 1 }))
    },
    async soonest<Body>(kind: WorkKind, limit: number) {
      return [...rows.values()]
        .filter(row => row.kind === kind && row.dueAt !== null)
        .sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0) || byKey(a, b))
        .slice(0, limit)
        .map(row => copy<Body>(row))
    },
    async list<Body>(kind: WorkKind, { prefix = "", states }: { prefix?: string; states?: readonly string[] } = {}) {
      return [...rows.values()]
        .filter(row => row.kind === kind && row.key.startsWith(prefix))
        .filter(row => !states || states.includes(row.state))
        .sort(byKey)
        .map(row => copy<Body>(row))
    },
    async count<State extends string>(kind: WorkKind, states: readonly State[]) {
      const ofKind = [...rows.values()].filter(row => row.kind === kind)
      const counted = states.map(state => [state, ofKind.filter(row => row.state === state).length])
      return Object.fromEntries(counted) as Record<State, number>
    },
    async remove(kind, key) {
      rows.delete(placeOf(kind, key))
    },
    async removeEnded(kind, madeBefore, limit) {
      const ended = [...rows.values()].filter(row => row.kind === kind && row.dueAt === null)
      const old = ended.filter(row => row.createdAt < madeBefore).slice(0, limit)
      for (const { key } of old) rows.delete(placeOf(kind, key))
      return old.length
    },
  }
}

/** As every store sorts: by bytes of UTF-8, not by units of UTF-16. */
const byKey = (a: WorkRow, b: WorkRow) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key))
