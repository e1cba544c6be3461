// The app's durable work, looked at from outside: in its SQLite file or in its table.
import { DatabaseSync } from "node:sqlite"
import { openTableWork } from "#api/work/azureTable.ts"
import type { Message } from "#domain/message/message.ts"
import type { Reminder } from "#domain/reminder/reminder.ts"
import { type DayRun, runKey } from "#domain/reminder/sendReminders.ts"
import type { Reply } from "#domain/update/reply.ts"

/** `attempts` counts how often it came to `sending`. */
type Row<Body> = { key: string; state: string; attempts: number; leaseUntil: number | null; body: Body }
export type LedgerRow = Row<Message<Reminder>>

export type Ledger = {
  cards(day: string): Promise<LedgerRow[]>
  /** Replies to the cards of a day. */
  replies(day: string): Promise<Row<Reply>[]>
  /** How many people the planning of a day says that it asked. */
  requested(day: string): Promise<number>
}

type List = <Body>(kind: "message" | "reply" | "job", prefix: string) => Promise<Row<Body>[]>

const ledgerOver = (list: List): Ledger => ({
  cards: day => list<Message<Reminder>>("message", `reminder/${day}/`),
  replies: day => list<Reply>("reply", `reminder/${day}/`),
  async requested(day) {
    const runs = await list<DayRun>("job", runKey(day))
    return runs[0]?.body.people ?? 0
  },
})

/** The file is opened and closed at every look: the app that owns it comes and goes. */
export const sqliteLedger = (file: string): Ledger =>
  ledgerOver(async <Body>(kind: string, prefix: string) => {
    const db = new DatabaseSync(file, { readOnly: true, timeout: 5000 })
    try {
      const columns = "key, state, attempts, lease_until, body"
      const found = db
        .prepare(`SELECT ${columns} FROM work WHERE kind = ? AND key >= ? AND key < ? ORDER BY key`)
        .all(kind, prefix, `${prefix}\u{10FFFF}`)
      return found.map(row => ({
        key: String(row.key),
        state: String(row.state),
        attempts: Number(row.attempts),
        leaseUntil: row.lease_until === null ? null : Number(row.lease_until),
        body: JSON.parse(String(row.body)) as Body,
      }))
    } finally {
      db.close()
    }
  })

/** Who looks on has more time than who is looked at: a table that is slow for all is no fault of the run's. */
const patience = { attempt: 15_000, call: 60_000 }

export async function tableLedger(connectionString: string, table: string): Promise<Ledger> {
  const address = { kind: "connectionString", text: connectionString, allowInsecure: true } as const
  const work = await openTableWork({ ...address, table, patience })
  return ledgerOver((kind, prefix) => work.list(kind, { prefix }))
}
