import type { PostDetail, PostsAnswer } from "#domain/wire/posts.ts"
import { useWords } from "../../words/WordsContext.ts"
import { Section } from "../page/Section.tsx"
import { useLayout } from "../page/useLayout.ts"
import { PostsList } from "./PostsList.tsx"
import { PostsTable } from "./PostsTable.tsx"
import type { UnitPosts } from "./postsByUnit.ts"

export type ListedPosts = {
  title: string
  posts: readonly PostDetail[]
  answer: PostsAnswer
  /** Of every post, by its key. */
  titles: ReadonlyMap<string, string>
}

/** The posts of one unit. */
export function PostsSection({ unit, answer }: { unit: UnitPosts; answer: PostsAnswer }) {
  const words = useWords()
  const layout = useLayout()
  const title = unit.title ?? words.say("tab.post.noUnit")
  const titles = new Map(answer.posts.map(post => [post.key, post.title]))
  const Posts = layout === "wide" ? PostsTable : PostsList
  return (
    <Section title={title}>
      <Posts title={title} posts={unit.posts} answer={answer} titles={titles} />
    </Section>
  )
}
