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

export function postsSince(teams: Teams, from: number): Posts {
  const byChat = new Map(chaosPeople.map(({ id }) => [teams.chatOf(id), id]))
  const posts = new Map<string, Exchange[]>(chaosPeople.map(({ id }) => [id, []]))
  for (const exchange of teams.requests().slice(from)) {
    if (exchange.method !== "POST") continue
    const person = byChat.get(decodeURIComponent(exchange.path.split("/")[3] ?? ""))
    if (person) posts.get(person)?.push(exchange)
  }
  return posts
}
