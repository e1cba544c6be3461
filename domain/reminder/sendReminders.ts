// The day's reminders: every card is a row in the ledger before anything is sent; so is whoever could not be asked.
import type { Day } from "../day/day.ts"
import { AppError } from "../errors.ts"
import type { Message } from "../message/message.ts"
import { postMessage } from "../message/postMessage.ts"
import { preferencesIn } from "../people/request.ts"
import { inTurns } from "../work/inTurns.ts"
import type { Clock, Work, WorkRow } from "../work/ports.ts"
import { takeTurn } from "../work/takeTurn.ts"
import { askedBefore } from "./askedBefore.ts"
import { readAskedCards } from "./askedCard.ts"
import { type NotAsked, type PersonToAsk, type Planning, planDay } from "./planDay.ts"
import { type CardSetting, makeReminder, reminderKey } from "./reminder.ts"
import { tellCap, withdrawCap } from "./tellCap.ts"
import type { Timetable } from "./timetable.ts"

export type Frame = CardSetting & Pick<Planning, "calendar"> & { timetable: Timetable }

export type SendRemindersPorts = {
  work: Work
  clock: Clock
  /** Everything planning reads, as of now. */
  frame(): Frame
  /** Nothing is sent before this day: the store of what was sent is new. */
  heldUntil(): Promise<Day | null>
  /** Longer than planning and storing a day's cards takes; an instance that died gives its turn back after it. */
  leaseMilliseconds: number
}

/** One day's run. "too many": more people than the cap, waiting for a manager's word. */
export type DayRun = { people: number; confirmedBy: string | null; at: string }
export const runEnds = ["planned"] as const
export type RunState = "begun" | "too many" | "held" | "planned"
export const runKey = (day: Day) => `plan/${day}`

/** A store over the network takes its time for each. */
const storedAtOnce = 8

export type SentDay = { state: RunState | "another is at it"; added: number; alreadyThere: number }

/** Puts one card a person in the way of being sent; a second run on the same day adds nothing. */
export async function sendReminders(ports: SendRemindersPorts): Promise<SentDay> {
  const { work, clock } = ports
  const today = clock.today()
  const begun: DayRun = { people: 0, confirmedBy: null, at: clock.stamp() }
  const turn = await takeTurn(ports, runKey(today), begun, runEnds, ports.leaseMilliseconds)
  if (turn === null) return { state: "another is at it", added: 0, alreadyThere: 0 }
  if (turn.state === "planned") return { state: "planned", added: 0, alreadyThere: turn.body.people }
  const held = await ports.heldUntil()
  if (held !== null && today < held) return end(ports, turn, "held", turn.body.people)
  const frame = ports.frame()
  const { people, notAsked } = planDay({ ...frame, before: askedBefore(await readAskedCards(work, today), today) })
  if (people.length > frame.timetable.cap && turn.body.confirmedBy === null) {
    await tellCap(ports, frame, people.length)
    return end(ports, turn, "too many", people.length)
  }
  await withdrawCap(ports, today)
  const hours = hoursOf(frame)
  let added = 0
  await inTurns(people, storedAtOnce, async person => {
    if (await putCardOrNote(ports, person, frame, hours)) added++
  })
  await inTurns(notAsked, storedAtOnce, one => noteNotAsked(ports, one, today))
  await end(ports, turn, "planned", people.length)
  return { state: "planned", added, alreadyThere: people.length - added }
}

async function end({ work, clock }: SendRemindersPorts, turn: WorkRow<DayRun>, state: RunState, people: number) {
  await work.compareAndSet(turn, { state, body: { ...turn.body, people, at: clock.stamp() }, leaseUntil: null })
  return { state, added: 0, alreadyThere: 0 }
}

/** The hour each person chose, else the council's. */
export function hoursOf({ register, timetable }: Pick<Frame, "register" | "timetable">): (personId: string) => number {
  const chosen = preferencesIn(register.requests.values())
  return personId => chosen.get(personId)?.hour ?? timetable.hour
}

async function putCard(
  ports: SendRemindersPorts,
  asked: PersonToAsk,
  frame: Frame,
  hourOf: (personId: string) => number,
): Promise<boolean> {
  const { person } = asked
  const key = reminderKey(frame.today, person.id)
  const at = ports.clock.momentOf(frame.today, hourOf(person.id))
  const to = { kind: "person" as const, person }
  const { inserted } = await postMessage(ports, key, to, makeReminder(asked, frame), frame.today, at)
  return inserted
}

/** One card that cannot be stored keeps nobody else's back; whoever it was for stands in the ledger with the reason. */
async function putCardOrNote(
  ports: SendRemindersPorts,
  asked: PersonToAsk,
  frame: Frame,
  hourOf: (id: string) => number,
) {
  try {
    return await putCard(ports, asked, frame, hourOf)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "invalid") throw error
    const none = { items: [], exempt: [], escalated: [] }
    const content = makeReminder({ ...asked, ...none }, frame)
    const why = "its card could not be made"
    const body: Message = {
      to: { kind: "person", person: asked.person },
      content,
      until: frame.today,
      delivered: null,
      why,
    }
    const row = { kind: "message" as const, key: content.key, state: "failed", body, dueAt: null, leaseUntil: null }
    return (await ports.work.insertIfAbsent({ ...row, createdAt: ports.clock.stamp() })).inserted
  }
}

/** Lets a day go on that has more people than the cap; false when the number is no longer what was confirmed. */
export async function confirmRun({ work }: { work: Work }, day: Day, people: number, by: string): Promise<boolean> {
  const row = await work.get<DayRun>("job", runKey(day))
  if (row?.state !== "too many" || row.body.people !== people) return false
  return (await work.compareAndSet(row, { state: "begun", body: { ...row.body, confirmedBy: by } })) !== null
}

/** Nobody is left out silently: an action that nobody could be asked about stands in the ledger with the reason. */
async function noteNotAsked(
  { work, clock }: SendRemindersPorts,
  { actionKey, postKey, why }: NotAsked,
  today: Day,
): Promise<void> {
  const content = { type: "not asked", actionKey, postKey }
  const body: Message<typeof content> = { to: { kind: "nobody" }, content, until: today, delivered: null, why }
  const about = postKey === null ? actionKey : `${actionKey}/${postKey}`
  const row = { kind: "message" as const, key: `not-asked/${today}/${about}`, state: "skipped", body }
  await work.insertIfAbsent({ ...row, dueAt: null, leaseUntil: null, createdAt: clock.stamp() })
}
