// A post's facts in words.
import type { PostDetail } from "#domain/wire/posts.ts"
import type { Words } from "#domain/words/words.ts"
import { kindOf } from "./postKind.ts"

type Titles = ReadonlyMap<string, string>

const list = (items: readonly string[], words: Words) =>
  new Intl.ListFormat(words.language, { type: "conjunction" }).format(items)

/** Who stands behind the post; empty where it is vacant, which its mark says. */
export function wordHolder(post: PostDetail, titles: Titles, words: Words): string {
  const kind = kindOf(post)
  if (kind === "group") return words.say("tab.post.group", { count: post.memberKeys.length })
  if (kind === "body")
    return words.say("tab.post.askedThrough", {
      post: titles.get(post.contactKey ?? "") ?? words.say("tab.post.unknown"),
    })
  return post.holder?.name ?? ""
}

/** "Works on Monday and Tuesday. Term time only. Performance officer"; empty when there is nothing to say. */
export function wordTerms(post: PostDetail, words: Words): string {
  const days = post.worksOn.flatMap(day => weekdays.filter(known => known === day))
  const parts = [
    days.length === 0
      ? ""
      : words.say("tab.post.works", {
          days: list(
            days.map(day => words.say(`tab.weekday.${day}`)),
            words,
          ),
        }),
    post.isTermTimeOnly ? words.say("tab.post.termTimeOnly") : "",
    ...post.roles.map(role => words.say(`tab.post.role.${role}`)),
  ]
  return parts.filter(part => part !== "").join(". ")
}

const weekdays = [1, 2, 3, 4, 5] as const
