import { mkdirSync } from "node:fs"
import { dirname } from "node:path"
import { DatabaseSync } from "node:sqlite"

export type Kind = "list" | "item" | "deleted" | "siteUser"

export type Key = { readonly kind: Kind; readonly owner: string; readonly id: number }

export type Row = Key & { readonly value: unknown }

export type Disk = {
  rows(kind: Kind): Iterable<Row>
  put(row: Row): void
  remove(key: Key): void
  /** Resolves when everything put or removed so far would survive the end of the process. */
  saved(): Promise<void>
  close(): void
}

export const noDisk = (): Disk => ({
  rows: () => [],
  put: () => {},
  remove: () => {},
  saved: () => Promise.resolve(),
  close: () => {},
})

// EXCLUSIVE: a second process on the same file would hold its own copy in memory, so it is refused instead.
const setUp = `
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS row (
    kind TEXT NOT NULL, owner TEXT NOT NULL, id INTEGER NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, owner, id)
  ) STRICT, WITHOUT ROWID;
`

type Waiting = Key & { readonly text: string | undefined }

export const openDisk = (file: string): Disk => {
  mkdirSync(dirname(file), { recursive: true })
  const database = new DatabaseSync(file)
  database.exec(setUp)
  const select = database.prepare("SELECT owner, id, value FROM row WHERE kind = ? ORDER BY owner, id")
  const upsert = database.prepare("INSERT OR REPLACE INTO row (kind, owner, id, value) VALUES (?, ?, ?, ?)")
  const erase = database.prepare("DELETE FROM row WHERE kind = ? AND owner = ? AND id = ?")
  let waiting: Waiting[] = []
  let commitment: Promise<void> | undefined

  const commit = () => {
    if (waiting.length === 0) return
    database.exec("BEGIN")
    try {
      for (const { kind, owner, id, text } of waiting) {
        if (text === undefined) erase.run(kind, owner, id)
        else upsert.run(kind, owner, id, text)
      }
      database.exec("COMMIT")
    } catch (cause) {
      database.exec("ROLLBACK")
      throw cause
    }
    waiting = []
  }

  // One commit serves all requests of one turn of the event loop: concurrent writers share one fsync.
  const commitSoon = () =>
    new Promise<void>((resolve, reject) => {
      setImmediate(() => {
        commitment = undefined
        try {
          commit()
          resolve()
        } catch (cause) {
          reject(cause)
        }
      })
    })

  return {
    *rows(kind) {
      for (const { owner, id, value } of select.iterate(kind)) {
        yield { kind, owner: String(owner), id: Number(id), value: JSON.parse(String(value)) }
      }
    },
    put({ kind, owner, id, value }) {
      waiting.push({ kind, owner, id, text: JSON.stringify(value) })
    },
    remove({ kind, owner, id }) {
      waiting.push({ kind, owner, id, text: undefined })
    },
    saved() {
      if (waiting.length === 0) return Promise.resolve()
      commitment ??= commitSoon()
      return commitment
    },
    close() {
      if (!database.isOpen) return
      commit()
      database.close()
    },
  }
}
