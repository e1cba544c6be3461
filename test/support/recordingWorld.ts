// A small world in which replies are brought to a plan.
import type { Action } from "#domain/action/action.ts"
import type { Message } from "#domain/message/message.ts"
import { type RecordPorts, recordUpdate } from "#domain/update/recordUpdate.ts"
import type { Draft, Reply, ReplyRow } from "#domain/update/reply.ts"
import type { HeldNotice } from "#domain/update/tellHeld.ts"
import { anAction, aPerson, aPlan, aPost, dueBy, type RegisterParts } from "./builders.ts"
import { fixedClock } from "./fixedClock.ts"
import { memoryUpdateStore } from "./memoryUpdateStore.ts"
import { memoryWork } from "./memoryWork.ts"
import { aReplyRow } from "./replies.ts"

/** When the replies below were given. */
export const at = "2026-11-26T09:00:00Z"
export const asked = { status: "on hold", closedBecause: null, forecast: null } as const
const posts = [
  aPost({ key: "post", holder: aPerson("p") }),
  aPost({ key: "owner", holder: aPerson("owner") }),
  aPost({ key: "other", holder: aPerson("q") }),
]

/** Action "action" is led by person "p"; person "owner" owns its plan. */
export function recordingWorld(parts: RegisterParts = {}) {
  const store = memoryUpdateStore({
    actions: [anAction({ byWhen: dueBy("2026-12-01") })],
    posts,
    plans: [aPlan({ ownerKey: "owner" })],
    ...parts,
  })
  const clock = fixedClock()
  /** Replies that this instance knows to be on their way. */
  const onTheirWay: ReplyRow[] = []
  const ports: RecordPorts = {
    work: memoryWork(),
    store,
    register: store.register,
    refresh: async () => {},
    waiting: () => onTheirWay,
    clock,
  }

  /** A reply to the action as it now is, stored and leased as by whoever took it. */
  const accept = async (part: Partial<Draft> = {}): Promise<ReplyRow> => {
    const action = store.actions.get("action") ?? anAction()
    const made = aReplyRow(action, { key: "u1", at, asked, words: "Waiting for tiles.", ...part })
    const { row } = await ports.work.insertIfAbsent({ ...made, dueAt: clock.now(), leaseUntil: clock.now() + 30_000 })
    return row
  }
  /** Takes up every reply whose time has come, as the next round of work would. */
  const nextRound = async () => {
    for (const row of await ports.work.claimDue<Reply>("reply", clock.now(), clock.now() + 30_000, 10))
      await recordUpdate(ports, row).catch(() => row)
  }
  const action = () => store.actions.get("action") as Action
  const reply = async (key: string) => {
    const rows = await ports.work.list<Reply>("reply")
    return rows.find(row => row.body.draft.key === key)
  }
  const notices = async () => (await ports.work.list<Message<HeldNotice>>("message")).map(row => row.body)
  return { ports, store, clock, onTheirWay, accept, nextRound, action, reply, notices }
}
