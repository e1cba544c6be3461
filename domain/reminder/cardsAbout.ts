// Every recent card that shows an action, whoever it went to: the day's, what followed it, and what was asked for in a chat.
import type { Action } from "../action/action.ts"
import { addDays, type Day, weekStart } from "../day/day.ts"
import type { Message } from "../message/message.ts"
import { whoAnswers } from "../people/whoAnswers.ts"
import type { Register } from "../update/register.ts"
import { answeringPosts } from "../update/rolesOf.ts"
import { inTurns } from "../work/inTurns.ts"
import type { Work } from "../work/ports.ts"
import { above } from "./above.ts"
import { type Reminder, reminderKey } from "./reminder.ts"
import type { ReminderRow } from "./reminderForm.ts"

/** Older cards are let be: nobody scrolls back so far, and their refresh would tell. */
const daysBack = 7

/** An answer is not to take up the store: it has others to keep. */
const readAtOnce = 6

/** Cards that a person asked for are kept by who asked and the week, so that the recent ones are found without the others. */
const askedIn = (personId: string, day: Day) => `asked/${personId}/${weekStart(day)}/`
export const askedKey = (personId: string, day: Day, name: string) => `${askedIn(personId, day)}${name}`
export const saidKey = (personId: string, day: Day, name: string, part: number) =>
  `${askedIn(personId, day)}said/${name}/${part}`

export async function cardsAbout(
  action: Action,
  { work, register, today }: { work: Work; register: Register; today: Day },
): Promise<ReminderRow[]> {
  const days = Array.from({ length: daysBack }, (_, back) => addDays(today, -back))
  const first = days.at(-1) ?? today
  const list = (prefix: string) => work.list<Message<Reminder>>("message", { prefix })
  const ofDay = async (key: string) => {
    const row = await work.get<Message<Reminder>>("message", key)
    // What follows a day's card is kept under its key.
    return row ? [row, ...(await list(`${key}/`))] : []
  }
  const lookups = [...peopleAbout(action, days, register)].flatMap(id => [
    ...days.filter(isWeekday).map(day => () => ofDay(reminderKey(day, id))),
    ...[...new Set(days.map(day => askedIn(id, day)))].map(prefix => () => list(prefix)),
  ])
  const found: ReminderRow[] = []
  await inTurns(lookups, readAtOnce, async lookUp => void found.push(...(await lookUp())))
  return found.filter(({ body }) => body.content.day >= first && shows(body.content, action.key))
}

/** The day's cards go on no others. */
const isWeekday = (day: Day): boolean => day < addDays(weekStart(day), 5)

const shows = ({ items, escalated }: Reminder, actionKey: string): boolean =>
  [...items, ...escalated].some(line => line.actionKey === actionKey)

/** Whoever was asked on one of these days, their colleagues in the post, and those above who are told of silence. */
function peopleAbout({ leadKey }: Action, days: readonly Day[], register: Register): Set<string> {
  if (leadKey === null) return new Set()
  const { posts, absences } = register
  const asked = days.flatMap(day => whoAnswers(leadKey, posts, absences, day).answerers.map(({ person }) => person))
  const lead = answeringPosts(leadKey, register)
  const inPost = lead.flatMap(({ holder, updater, standIn }) => [holder, updater, standIn])
  const told = days.flatMap(today =>
    lead.flatMap(({ key }) => (["head", "director"] as const).map(level => above(key, level, { register, today }))),
  )
  return new Set([...asked, ...inPost, ...told].flatMap(person => person?.id ?? []))
}
