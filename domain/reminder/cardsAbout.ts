// Every recent card that shows an action, whoever it went to: the day's, what followed it, and what was asked for in a chat.
import type { Action } from "../action/action.ts"
import { addDays, type Day } from "../day/day.ts"
import type { Message } from "../message/message.ts"
import { whoAnswers } from "../people/whoAnswers.ts"
import type { Register } from "../update/register.ts"
import { answeringPosts } from "../update/rolesOf.ts"
import type { Work } from "../work/ports.ts"
import { above } from "./above.ts"
import { type Reminder, reminderKey } from "./reminder.ts"
import type { ReminderRow } from "./reminderForm.ts"

/** Older cards are let be: nobody scrolls back so far, and their refresh would tell. */
const daysBack = 7

/** Cards that a person asked for are kept by who asked, so that they are found again. */
export const askedKey = (personId: string, name: string) => `asked/${personId}/${name}`
export const saidKey = (personId: string, name: string, part: number) => `said/${personId}/${name}/${part}`

export async function cardsAbout(
  action: Action,
  { work, register, today }: { work: Work; register: Register; today: Day },
): Promise<ReminderRow[]> {
  const days = Array.from({ length: daysBack }, (_, back) => addDays(today, -back))
  const prefixes = [...peopleAbout(action, days, register)].flatMap(id => [
    // What follows a day's card is kept under its key.
    ...days.map(day => reminderKey(day, id)),
    askedKey(id, ""),
    `said/${id}/`,
  ])
  const found = await Promise.all(prefixes.map(prefix => work.list<Message<Reminder>>("message", { prefix })))
  const first = days.at(-1) ?? today
  return found.flat().filter(({ body }) => body.content.day >= first && shows(body.content, action.key))
}

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
