// What the connector wrote down since a moment, by person: posts into their chat, and the messages those made.
import type { Exchange, Teams } from "#infra/local/teams/teams.ts"
import { chaosPeople } from "./chaosSample.ts"

export type Posts = ReadonlyMap<string, readonly Exchange[]>

/** Answers after which the app cannot know whether the message arrived; a status of 0 is a broken line. */
const open = [0, 500, 502, 504]

export const isOpen = ({ status }: Exchange): boolean => open.includes(status)
/** Certainly not delivered, and to be tried again. */
export const isRefusal = ({ status }: Exchange): boolean => [412, 429, 503].includes(status)
export const hasMade = ({ activityId }: Exchange): boolean => activityId !== undefined

export const exchangesSoFar = (teams: Teams): number => teams.requests().length

/** Posts of other things than the day's card, a notice say, are left out where they made a message. */
export function postsSince(teams: Teams, from: number, day: string): Posts {
  const byChat = new Map(chaosPeople.map(({ id }) => [teams.chatOf(id), id]))
  const posts = new Map<string, Exchange[]>(chaosPeople.map(({ id }) => [id, []]))
  for (const exchange of teams.requests().slice(from)) {
    if (exchange.method !== "POST") continue
    const chat = decodeURIComponent(exchange.path.split("/")[3] ?? "")
    const person = byChat.get(chat)
    if (person && isOfDay(teams, chat, exchange, day)) posts.get(person)?.push(exchange)
  }
  return posts
}

/** A card names itself in its buttons, whatever became of its forms. */
function isOfDay(teams: Teams, chat: string, { activityId }: Exchange, day: string): boolean {
  if (activityId === undefined) return true
  const message = teams.messages(chat).find(({ id }) => id === activityId)
  return JSON.stringify(message?.activity.attachments ?? []).includes(`reminder/${day}/`)
}
