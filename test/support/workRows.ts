// Rows of an app's durable work, read past the app; it may be running.
import { DatabaseSync } from "node:sqlite"

export type StoredRow<Body> = { key: string; state: string; body: Body }

export function readRows<Body>(file: string, kind: string): StoredRow<Body>[] {
  const db = new DatabaseSync(file, { readOnly: true, timeout: 5000 })
  try {
    const found = db.prepare("SELECT key, state, body FROM work WHERE kind = ? ORDER BY key").all(kind)
    return found.map(row => ({ key: String(row.key), state: String(row.state), body: JSON.parse(String(row.body)) }))
  } finally {
    db.close()
  }
}
