// What a table or a list of posts is given, and how it names a unit.
import type { PostsAnswer } from "#domain/wire/posts.ts"
import { useWords } from "../../words/WordsContext.ts"
import type { UnitPosts } from "./postsByUnit.ts"

export type ListedPosts = {
  title: string
  units: readonly UnitPosts[]
  answer: PostsAnswer
  /** Of every post, by its key. */
  titles: ReadonlyMap<string, string>
}

/** A unit's name over its posts. */
export function useUnitTitle(): (unit: UnitPosts) => string {
  const words = useWords()
  return unit => unit.title ?? words.say("tab.post.noUnit")
}
