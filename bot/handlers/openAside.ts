// "Something else": remind me on a day, a later date, somebody else's, I am away; for one item or for all.
import type { Person } from "#domain/people/post.ts"
import type { Register } from "#domain/update/register.ts"
import type { Aside } from "../cards/asideForm.ts"
import type { BotPorts, Press } from "./handler.ts"
import { sentence } from "./handler.ts"
import { draftsIn, showReminder, withReminder } from "./showReminder.ts"

export const openAside: Press<"openAside"> = (ports, { actor, data, inputs }) =>
  withReminder(ports, actor, data.card, async own => {
    const reminder = own.row.body.content
    const at = data.item ?? null
    if (at !== null && !reminder.items[at]) return sentence(ports.words, "card.notUnderstood")
    return showReminder(ports, own, {
      drafts: draftsIn(own.row, inputs, []),
      open: () => at,
      otherwise: sentence(ports.words, "card.isTooFullToShow"),
      aside: { at, what: data.what, ...choicesFor(ports, actor), typed: {}, fault: null },
    })
  })

/** More than this in a list nobody reads; others are named by their title. */
const mostOffered = 40

/** Posts and people near to the one who asks: of the same unit, up and down the line, then the rest. */
export function choicesFor({ register }: Pick<BotPorts, "register">, actor: Person): Pick<Aside, "posts" | "people"> {
  const now = register()
  const posts = nearestFirst(now, actor.id)
  const people = new Map<string, string>()
  for (const { holder } of posts) if (holder && holder.id !== actor.id) people.set(holder.id, holder.name)
  return {
    posts: posts.slice(0, mostOffered).map(({ key, title }) => ({ key, title })),
    people: [...people].slice(0, mostOffered).map(([id, name]) => ({ id, name })),
  }
}

function nearestFirst({ posts }: Register, personId: string) {
  const own = [...posts.values()].filter(post =>
    [post.holder, post.updater, post.standIn].some(it => it?.id === personId),
  )
  const ownKeys = new Set(own.map(({ key }) => key))
  const units = new Set(own.flatMap(({ unitKey }) => unitKey ?? []))
  const managers = new Set(own.flatMap(({ lineManagerKey }) => lineManagerKey ?? []))
  const distance = (post: (typeof own)[number]) => {
    if (ownKeys.has(post.lineManagerKey ?? "")) return 0
    if (post.unitKey !== null && units.has(post.unitKey)) return 1
    if (managers.has(post.key) || managers.has(post.lineManagerKey ?? "")) return 2
    return 3
  }
  return [...posts.values()]
    .filter(({ key }) => !ownKeys.has(key))
    .toSorted((a, b) => distance(a) - distance(b) || a.title.localeCompare(b.title))
}
