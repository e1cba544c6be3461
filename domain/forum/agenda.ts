// What stands on a forum's agenda, as the forum's digest says it: posts rather than people.
import type { Instant } from "../day/day.ts"
import type { Forum } from "../people/forum.ts"
import type { Request } from "../people/request.ts"
import type { Register } from "../update/register.ts"

/** `putBy`: the post of whoever put it there, or their name where they hold none; null for the rule of three moves. */
export type OnAgenda = { state: "open" | "decided"; putBy: string | null }

/** A line's place on the agenda of a forum; what was decided before a digest was made is no news to it. */
export function onAgenda(
  { actionKey, forumKey }: { actionKey: string; forumKey: string },
  since: Instant,
  register: Register,
): OnAgenda | null {
  const isOurs = ({ kind, subjectKey, toKey }: Request) =>
    kind === "agenda" && subjectKey === actionKey && toKey === forumKey
  const own = [...register.requests.values()].filter(isOurs)
  const open = own.find(({ state }) => state === "open")
  const decided = own.find(({ state, decidedAt }) => state === "agreed" && (decidedAt ?? "") >= since)
  const found = open ?? decided
  if (!found) return null
  return { state: found === open ? "open" : "decided", putBy: putBy(found, register) }
}

function putBy({ from, toKey }: Request, { forums, posts }: Register): string | null {
  if (from.id === "") return null
  const seats: Forum["memberKeys"] = forums.get(toKey ?? "")?.memberKeys ?? []
  const held = seats.flatMap(key => posts.get(key) ?? []).filter(post => post.holder?.id === from.id)
  const stoodFor = seats.flatMap(key => posts.get(key) ?? []).filter(post => post.standIn?.id === from.id)
  return (held[0] ?? stoodFor[0])?.title ?? from.name
}
