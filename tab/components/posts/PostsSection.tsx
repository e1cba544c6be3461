import type { PostsAnswer } from "#domain/wire/posts.ts"
import { Section } from "../page/Section.tsx"
import { useLayout } from "../page/useLayout.ts"
import { PostsList } from "./PostsList.tsx"
import { PostsTable } from "./PostsTable.tsx"
import type { UnitPosts } from "./postsByUnit.ts"

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
