// Takes one accepted reply to its end: an item in Updates, then the action's new state, or the reason it was left.
import type { Action } from "../action/action.ts"
import { isOpen } from "../action/status.ts"
import type { ByWhen } from "../byWhen/byWhen.ts"
import { AppError } from "../errors.ts"
import { backoffSeconds } from "../message/deliver.ts"
import type { Clock, Work } from "../work/ports.ts"
import { applyUpdate, dueText, type Judgement } from "./applyUpdate.ts"
import { circumstancesOf } from "./circumstances.ts"
import type { UpdateStore } from "./ports.ts"
import type { Register } from "./register.ts"
import { isWaiting, type Reply, type ReplyRow } from "./reply.ts"
import { tellHeld } from "./tellHeld.ts"
import { stateOf, type Update } from "./update.ts"

export type RecordPorts = {
  work: Work
  store: UpdateStore
  /** As the lists hold it, without waiting replies: what was applied must be told from what is still to be. */
  register(): Register
  /** Takes in what changed in the lists: a copy may know less than the action that was just read. */
  refresh(): Promise<void>
  /** Replies that have not reached their end, as far as this instance knows. */
  waiting(): readonly ReplyRow[]
  clock: Clock
}

/** Two editors on one action seldom meet twice; a third time it waits for the next round of work. */
const writesPerRound = 3

/** `row` must be leased by the caller. Throws what the store throws; the row then waits for its next turn. */
export async function recordUpdate(ports: RecordPorts, row: ReplyRow): Promise<ReplyRow> {
  if (!isWaiting(row)) return row
  if (isBehindAnother(ports, row)) return postpone(ports, row)
  const taken = { row }
  try {
    return await recordNow(ports, taken)
  } catch (error) {
    await postpone(ports, taken.row, error)
    throw error
  }
}

/** `taken.row` is always the row as last written, so that a failure on the way is noted on that. */
async function recordNow(ports: RecordPorts, taken: { row: ReplyRow }): Promise<ReplyRow> {
  for (let round = 0; round < writesPerRound; round++) {
    const { row } = taken
    const stored = await ports.store.readAction(row.body.draft.subjectKey)
    if (!stored) return keepWithoutAction(ports, row)
    if (wasApplied(stored.value, row, ports.register())) return finish(ports, row, stored.value, null)
    const judged = await judgeWithCare(ports, row, stored.value)
    // With what the judging took in it may be seen that it was, and that another's answer came after.
    if (wasApplied(stored.value, row, ports.register())) return finish(ports, row, stored.value, null)
    const recorded = await record(ports, row, stored.value, judged)
    // Somebody else has taken the row over: its lease ran out while the lists were slow.
    if (!recorded) return row
    taken.row = recorded
    if (judged.held !== null) return finish(ports, recorded, stored.value, judged)
    // Overtaken: there is nothing to write.
    if (judged.after.lastUpdateKey !== row.body.draft.key) return finish(ports, recorded, stored.value, null)
    const change = changeOf(judged, row)
    if ((await ports.store.writeAction(stored.value.key, change, stored.etag)) === "written")
      return finish(ports, recorded, { ...stored.value, ...change }, null)
  }
  return postpone(ports, taken.row)
}

/** What the owner says now of being on time takes the place of an older assessment of theirs. */
const changeOf = ({ after }: Judgement, { body }: ReplyRow): Partial<Action> =>
  body.draft.asked?.forecast ? { ...after, ownerRating: null, ownerRatingReason: "" } : after

/** Our own write is known by its key: on the action, or found there by the update that came next. */
function wasApplied(action: Action, row: ReplyRow, register: Register): boolean {
  const { key } = row.body.draft
  if (row.state === "accepted") return false
  const isFoundBy = (update: Update) => update.key !== key && update.before?.lastUpdateKey === key
  return action.lastUpdateKey === key || register.updatesOf(action.key).some(isFoundBy)
}

function judge({ register }: RecordPorts, { body }: ReplyRow, action: Action): Judgement {
  const circumstances = circumstancesOf(body, action, register())
  const judged = applyUpdate(action, body.draft, circumstances)
  const updates = register().updatesOf(action.key)
  const isOvertaken = judged.held === null && circumstances.othersParts === null && isOlder(body.draft, updates)
  return isOvertaken ? { held: null, after: stateOf(action) } : judged
}

/** The sender's own later answer came first, by way of another instance: it stands, and this one is history. */
const isOlder = ({ key, at }: Reply["draft"], updates: readonly Update[]): boolean =>
  updates.some(update => update.key !== key && update.at > at && update.held === null && update.asked !== null)

const isSameDue = (a: ByWhen | undefined, b: ByWhen): boolean => a !== undefined && dueText(a) === dueText(b)

/** Said only when the copy knows of that answer, or of that new date: it may have been the sender's own. */
async function judgeWithCare(ports: RecordPorts, row: ReplyRow, action: Action): Promise<Judgement> {
  const judged = judge(ports, row, action)
  const updates = () => ports.register().updatesOf(action.key)
  const isDated = (update: Update) => update.kind === "decision" && isSameDue(update.after?.byWhen, action.byWhen)
  const isKnown =
    judged.held === "re-dated"
      ? updates().some(isDated)
      : judged.held !== "answered by another" || updates().some(({ at }) => at === action.lastUpdateOn)
  const isLastKnown = action.lastUpdateKey === null || updates().some(({ key }) => key === action.lastUpdateKey)
  // One recorded before may have been applied then, and overtaken by what the copy does not know.
  const isOvertaken = row.state === "recorded" && judged.held !== null
  // The last part but this one may be among what it does not know.
  const isDonePart =
    row.body.draft.forPost?.key !== action.leadKey && !isOpen(row.body.draft.asked?.status ?? "under way")
  if (isKnown && (isLastKnown || !(isOvertaken || isDonePart))) return judged
  await ports.refresh()
  return judge(ports, row, action)
}

/**
 * Stores the update before the action is touched. When an update already stored is re-judged as held (the action
 * changed in between), a line saying so is added: an update is never edited.
 */
async function record(ports: RecordPorts, row: ReplyRow, action: Action, judged: Judgement): Promise<ReplyRow | null> {
  const update: Update = { ...row.body.draft, before: stateOf(action), after: judged.after, held: judged.held }
  const added = row.state === "accepted" ? await ports.store.addUpdate(update) : "present"
  const isUntold = added === "present" && judged.held !== null && !isStoredAsHeld(ports, update)
  if (isUntold) await ports.store.addUpdate(lineOnHolding(update))
  return ports.work.compareAndSet(row, { state: "recorded" })
}

const isStoredAsHeld = ({ register }: RecordPorts, { key, subjectKey }: Update): boolean =>
  register()
    .updatesOf(subjectKey)
    .some(stored => stored.key === key && stored.held !== null)

const lineOnHolding = (update: Update): Update => ({
  ...update,
  key: `${update.key}-held`,
  kind: "edit",
  words: "",
  wordsForColleagues: "",
})

/** The action is gone from the lists: the words are kept all the same. */
async function keepWithoutAction(ports: RecordPorts, row: ReplyRow): Promise<ReplyRow> {
  const { draft } = row.body
  await ports.store.addUpdate({ ...draft, before: null, after: null, held: "gone" })
  const last = ports.register().actions.get(draft.subjectKey)
  if (last) await tellHeld(ports, row, last, "gone")
  return end(ports, row, "held", { state: null, held: "gone" })
}

async function finish(ports: RecordPorts, row: ReplyRow, action: Action, judged: Judgement | null): Promise<ReplyRow> {
  const held = judged?.held ?? null
  if (held !== null) await tellHeld(ports, row, action, held)
  return end(ports, row, held === null ? "applied" : "held", { state: stateOf(action), held })
}

async function end(
  ports: RecordPorts,
  row: ReplyRow,
  state: "applied" | "held",
  outcome: NonNullable<Reply["outcome"]>,
) {
  const body: Reply = { ...row.body, outcome }
  return (await ports.work.compareAndSet(row, { state, body, dueAt: null, leaseUntil: null })) ?? row
}

function isBehindAnother({ waiting }: RecordPorts, row: ReplyRow): boolean {
  const { subjectKey, key } = row.body.draft
  return waiting().some(other => other.body.draft.subjectKey === subjectKey && other.body.draft.key < key)
}

/** Lists that are merely busy say when; that is no failure of the reply's, and does not make it wait longer each time. */
async function postpone({ work, clock }: RecordPorts, row: ReplyRow, error?: unknown): Promise<ReplyRow> {
  const isBusy = error instanceof AppError && error.code === "busy"
  const seconds = isBusy ? Math.min(error.retryAfterSeconds ?? 1, longestBusySeconds) : backoffSeconds(row.attempts)
  const change = { dueAt: clock.now() + Math.ceil(1000 * seconds), leaseUntil: null }
  return (await work.compareAndSet(row, { ...change, attempts: row.attempts + (isBusy ? 0 : 1) })) ?? row
}

const longestBusySeconds = 3
