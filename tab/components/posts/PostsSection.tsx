import type { PostsAnswer } from "#domain/wire/posts.ts"
import { useWords } from "../../words/WordsContext.ts"
import { Section } from "../page/Section.tsx"
import { useLayout } from "../page/useLayout.ts"
import { PostsList } from "./PostsList.tsx"
import { PostsTable } from "./PostsTable.tsx"
import type { UnitPosts } from "./postsByUnit.ts"

export type ListedPosts = {
  title: string
  units: readonly UnitPosts[]
  answer: PostsAnswer
  /** Of every post, by its key. */
  titles: ReadonlyMap<string, string>
}

type Props = { title: string; units: readonly UnitPosts[]; answer: PostsAnswer }

/** The posts that are shown, under their units. */
export function PostsSection({ title, units, answer }: Props) {
  const layout = useLayout()
  const titles = new Map(answer.posts.map(post => [post.key, post.title]))
  const Posts = layout === "wide" ? PostsTable : PostsList
  return (
    <Section title={title}>
      <Posts title={title} units={units} answer={answer} titles={titles} />
    </Section>
  )
}

/** A unit's name over its posts. */
export function useUnitTitle(): (unit: UnitPosts) => string {
  const words = useWords()
  return unit => unit.title ?? words.say("tab.post.noUnit")
}
