// Tells a new store from a lost one, and from one brought back from a copy. What was sent is known to the store of work
// alone: when that is gone, nothing is sent until the next working day, so that nobody gets a card twice, and managers are told.
import type { Day } from "#domain/day/day.ts"
import { addDays } from "#domain/day/day.ts"
import { type Calendar, workingDayOnOrAfter } from "#domain/day/workingDays.ts"
import { postMessage } from "#domain/message/postMessage.ts"
import { performanceOfficers } from "#domain/people/managers.ts"
import { settingKeys } from "#domain/people/setting.ts"
import { runKey } from "#domain/reminder/sendReminders.ts"
import type { Register } from "#domain/update/register.ts"
import type { Clock, Ids, Work } from "#domain/work/ports.ts"
import type { PlanStore } from "./graph/planStore.ts"

/** `missed`: the last day of which it should have known, and did not. */
type Mark = { id: string; heldUntil: Day | null; missed?: Day }
type Parts = { work: Work; clock: Clock; ids: Ids; store: PlanStore; register: Register; calendar(): Calendar }

const markKey = "store"

/** What the Settings list knows of the store: its mark, and the last day whose cards it has put down. */
function keptOf({ settings }: Register): { id: string; sentOn: Day | null } | null {
  const [id = "", sentOn = null] = settings.get(settingKeys.workStore)?.value.split("/") ?? []
  return id === "" ? null : { id, sentOn }
}

/** The mark of this store of work, made at its first start; the Settings list keeps a copy. */
export async function markStore(parts: Parts): Promise<Mark> {
  const { work, clock, ids, register, calendar } = parts
  const kept = keptOf(register)
  const today = clock.today()
  const held = kept === null ? null : workingDayOnOrAfter(calendar(), addDays(today, 1))
  const body: Mark = { id: ids.next(), heldUntil: held, ...(kept?.sentOn && { missed: kept.sentOn }) }
  const row = { kind: "job" as const, key: markKey, state: "known", body, dueAt: null, leaseUntil: null }
  const { row: found } = await work.insertIfAbsent({ ...row, createdAt: clock.stamp() })
  const missed = await dayMissing(work, kept?.sentOn ?? null)
  const isOlder = missed !== null && missed !== found.body.missed
  const stored = isOlder
    ? ((await work.compareAndSet(found, { body: { ...found.body, heldUntil: held, missed } })) ?? found)
    : found
  // Told once for each day, also when the start that found it did not get so far.
  if (stored.body.heldUntil !== null && stored.body.heldUntil > today) await tellManagers(parts, stored.body.heldUntil)
  if (kept?.id !== stored.body.id) await keepCopy(parts, copyOf(stored.body.id, kept?.sentOn ?? null))
  return stored.body
}

const copyOf = (id: string, sentOn: Day | null): string => (sentOn === null ? id : `${id}/${sentOn}`)

/** A day whose cards were put down, and of which this store knows nothing: another, or an older copy of itself, had its place. */
const dayMissing = async (work: Work, sentOn: Day | null): Promise<Day | null> =>
  sentOn === null || (await work.get("job", runKey(sentOn)))?.state === "planned" ? null : sentOn

/** Once a day, when its cards are put down. */
export async function noteSentDay({ work, clock, store, register }: Omit<Parts, "ids" | "calendar">): Promise<void> {
  const mark = await work.get<Mark>("job", markKey)
  const kept = keptOf(register)
  if (mark && (kept?.id !== mark.body.id || kept.sentOn !== clock.today()))
    await keepCopy({ store }, copyOf(mark.body.id, clock.today()))
}

export async function readHeldUntil(work: Work): Promise<Day | null> {
  return (await work.get<Mark>("job", markKey))?.body.heldUntil ?? null
}

async function tellManagers({ work, clock, register }: Parts, heldUntil: Day) {
  const today = clock.today()
  for (const person of performanceOfficers(register.posts, register.absences, today)) {
    const content = { type: "store lost", heldUntil }
    await postMessage(
      { work, clock },
      `store-lost/${today}/${person.id}`,
      { kind: "person", person },
      content,
      addDays(today, 7),
    )
  }
}

/** With the lists out of reach the copy is written at a later start. */
async function keepCopy({ store }: Pick<Parts, "store">, copy: string) {
  const key = settingKeys.workStore
  const value = { key, title: "Mark of the app's store of work; do not change", value: copy }
  if ((await store.add("settings", value)) === "added") return
  const stored = await store.read("settings", key)
  if (stored && stored.value.value !== copy) await store.write("settings", key, { value: copy }, stored.etag)
}
