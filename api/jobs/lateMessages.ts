// Which message should have gone longest ago, and what keeps it: looked for among the first due, and not at every asking.
import type { Message } from "#domain/message/message.ts"
import { concernsAll } from "#domain/message/reasons.ts"
import type { Work, WorkRow } from "#domain/work/ports.ts"

/** `why` is a code of the message files: what keeps everybody's messages, else what keeps the oldest. */
export type Late = { oldest: { since: number } | null; why: string | null }
export type LateMessages = () => Promise<Late>

/** What is tried again comes up before what waits for its hour; so many tell enough, however many wait. */
const mostRead = 100
const lookEvery = 5000

export function createLateMessages({ work, now }: { work: Pick<Work, "soonest">; now(): number }): LateMessages {
  let looked: { at: number; found: Promise<Late> } | null = null
  return () => {
    if (looked === null || now() - looked.at >= lookEvery) {
      const found = look()
      const mine = { at: now(), found }
      looked = mine
      found.catch(() => {
        if (looked === mine) looked = null
      })
    }
    return looked.found
  }

  async function look(): Promise<Late> {
    const rows = await work.soonest<Message>("message", mostRead)
    const late = rows.filter(row => sinceOf(row) <= now()).toSorted((a, b) => sinceOf(a) - sinceOf(b))
    const [oldest] = late
    if (!oldest) return { oldest: null, why: null }
    const ofAll = late.find(({ body }) => concernsAll(body.why))
    return { oldest: { since: sinceOf(oldest) }, why: (ofAll ?? oldest).body.why }
  }
}

/** One that was tried in vain is due again later, and late all the same. */
const sinceOf = ({ body, dueAt }: WorkRow<Message>): number => body.since ?? dueAt ?? Number.POSITIVE_INFINITY
