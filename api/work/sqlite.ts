// Durable work in one SQLite file on a local disk, for one process.
import { DatabaseSync } from "node:sqlite"
import { AppError } from "#domain/errors.ts"
import type { NewWork, Work, WorkChange, WorkKind, WorkRow } from "#domain/work/ports.ts"

type Stored = {
  kind: WorkKind
  key: string
  state: string
  body: string
  due_at: number | null
  lease_until: number | null
  attempts: number
  version: number
  created_at: string
}

const schema = `
  CREATE TABLE IF NOT EXISTS work (
    kind TEXT NOT NULL, key TEXT NOT NULL, state TEXT NOT NULL, body TEXT NOT NULL,
    due_at INTEGER, lease_until INTEGER, attempts INTEGER NOT NULL, version INTEGER NOT NULL, created_at TEXT NOT NULL,
    PRIMARY KEY (kind, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS due ON work (kind, due_at) WHERE due_at IS NOT NULL;
  CREATE INDEX IF NOT EXISTS ended ON work (kind, created_at) WHERE due_at IS NULL;
  CREATE INDEX IF NOT EXISTS states ON work (kind, state);`

const fromStored = <Body>(row: Stored): WorkRow<Body> => ({
  kind: row.kind,
  key: row.key,
  state: row.state,
  body: JSON.parse(row.body),
  dueAt: row.due_at,
  leaseUntil: row.lease_until,
  attempts: row.attempts,
  version: row.version,
  createdAt: row.created_at,
})

/** Exported for its plan to be looked at: it must not read a whole kind to find a few old rows. */
export const removeEndedStatement = `
  DELETE FROM work WHERE kind = ?1 AND key IN (
    SELECT key FROM work WHERE kind = ?1 AND due_at IS NULL AND created_at < ?2 LIMIT ?3)`

/** Sorts after every character a key is made of. */
const afterAll = "\u{10FFFF}"

/** A process that is on its way out has this long to leave. */
const patienceMilliseconds = 10_000

/**
 * Opens the file, making it if need be. One process owns it, so leases left by a dead one are given up at once. A second
 * process waits for the first to end, and is refused with a `busy` that says so.
 */
export function openSqliteWork(file: string, patience = patienceMilliseconds): Work & { close(): void } {
  const lock = file === ":memory:" ? null : takeLock(file, patience)
  try {
    return openHeld(file, lock)
  } catch (error) {
    lock?.close()
    throw error
  }
}

function openHeld(file: string, lock: DatabaseSync | null): Work & { close(): void } {
  const db = new DatabaseSync(file, { timeout: 5000 })
  db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")
  db.exec(schema)
  db.exec("UPDATE work SET lease_until = NULL, version = version + 1 WHERE lease_until IS NOT NULL")

  const one = db.prepare("SELECT * FROM work WHERE kind = ? AND key = ?")
  const insert = db.prepare("INSERT OR IGNORE INTO work VALUES (?, ?, ?, ?, ?, ?, 0, 1, ?)")
  const set = db.prepare(
    `UPDATE work SET state = ?, body = ?, due_at = ?, lease_until = ?, attempts = ?, version = version + 1
     WHERE kind = ? AND key = ? AND version = ?`,
  )
  const due = db.prepare(
    `UPDATE work SET lease_until = ?4, version = version + 1 WHERE kind = ?1 AND key IN (
       SELECT key FROM work WHERE kind = ?1 AND due_at <= ?2 AND (lease_until IS NULL OR lease_until < ?2)
       ORDER BY due_at, key LIMIT ?3) RETURNING *`,
  )
  const soonest = db.prepare("SELECT * FROM work WHERE kind = ? AND due_at IS NOT NULL ORDER BY due_at, key LIMIT ?")
  const range = db.prepare("SELECT * FROM work WHERE kind = ? AND key >= ? AND key < ? ORDER BY key")
  const inStates = db.prepare(
    "SELECT * FROM work WHERE kind = ? AND state IN (SELECT value FROM json_each(?)) AND key >= ? AND key < ? ORDER BY key",
  )
  const counted = db.prepare("SELECT count(*) AS rows FROM work WHERE kind = ? AND state = ?")
  const remove = db.prepare("DELETE FROM work WHERE kind = ? AND key = ?")
  const removeEnded = db.prepare(removeEndedStatement)
  const read = <Body>(kind: WorkKind, key: string) => {
    const row = one.get(kind, key) as Stored | undefined
    return row ? fromStored<Body>(row) : null
  }

  return {
    async insertIfAbsent<Body>(row: NewWork<Body>) {
      const { kind, key, state, body, dueAt, leaseUntil, createdAt } = row
      const { changes } = insert.run(kind, key, state, JSON.stringify(body), dueAt, leaseUntil, createdAt)
      const stored = read<Body>(kind, key)
      if (!stored) throw new Error(`work row ${kind} ${key} vanished while it was inserted`)
      return { inserted: changes === 1, row: stored }
    },
    async get(kind, key) {
      return read(kind, key)
    },
    async compareAndSet<Body>(row: WorkRow<Body>, change: WorkChange<Body>) {
      const next = { ...row, ...change, version: row.version + 1 }
      const { state, body, dueAt, leaseUntil, attempts } = next
      const { changes } = set.run(
        state,
        JSON.stringify(body),
        dueAt,
        leaseUntil,
        attempts,
        row.kind,
        row.key,
        row.version,
      )
      return changes === 1 ? next : null
    },
    async claimDue<Body>(kind: WorkKind, now: number, leaseUntil: number, limit: number) {
      const rows = due.all(kind, now, limit, leaseUntil) as Stored[]
      return rows
        .map(row => fromStored<Body>(row))
        .toSorted((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0) || Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)))
    },
    async soonest<Body>(kind: WorkKind, limit: number) {
      return (soonest.all(kind, limit) as Stored[]).map(row => fromStored<Body>(row))
    },
    async list<Body>(kind: WorkKind, filter: { prefix?: string; states?: readonly string[] } = {}) {
      const prefix = filter.prefix ?? ""
      const rows = filter.states
        ? inStates.all(kind, JSON.stringify(filter.states), prefix, prefix + afterAll)
        : range.all(kind, prefix, prefix + afterAll)
      return (rows as Stored[]).map(row => fromStored<Body>(row))
    },
    async count<State extends string>(kind: WorkKind, states: readonly State[]) {
      const rowsIn = (state: State) => (counted.get(kind, state) as { rows: number }).rows
      return Object.fromEntries(states.map(state => [state, rowsIn(state)])) as Record<State, number>
    },
    async remove(kind, key) {
      remove.run(kind, key)
    },
    async removeEnded(kind, madeBefore, limit) {
      return Number(removeEnded.run(kind, madeBefore, limit).changes)
    },
    close() {
      db.close()
      lock?.close()
    },
  }
}

const sqliteBusy = 5

/** The system lets go of it when the process ends, however it ends. */
function takeLock(file: string, timeout: number): DatabaseSync {
  const lock = new DatabaseSync(`${file}.lock`, { timeout })
  try {
    lock.exec("BEGIN EXCLUSIVE")
    return lock
  } catch (cause) {
    lock.close()
    if ((cause as { errcode?: number }).errcode !== sqliteBusy) throw cause
    const what = `Golden Thread is running on ${file} already. Stop it first, or give this one a folder of its own`
    throw new AppError("busy", `${what} (DATA_FOLDER). Several instances share their work in Azure tables.`, { cause })
  }
}
