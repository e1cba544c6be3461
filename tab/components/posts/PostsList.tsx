import type { PostDetail } from "#domain/wire/posts.ts"
import { useWords } from "../../words/WordsContext.ts"
import { useSectionStyles } from "../page/section.styles.ts"
import { EditPost } from "./EditPost.tsx"
import { PostMarks } from "./PostMarks.tsx"
import type { ListedPosts } from "./PostsSection.tsx"
import { usePostsStyles } from "./posts.styles.ts"
import { wordHolder, wordTerms } from "./wordPost.ts"

/** A unit's posts where the window is narrow: labels beside values, and nothing for what is empty. */
export function PostsList({ posts, ...listed }: ListedPosts) {
  const section = useSectionStyles()
  return (
    <ul className={section.list}>
      {posts.map(post => (
        <PostCard key={post.key} post={post} {...listed} />
      ))}
    </ul>
  )
}

function PostCard({ post, answer, titles }: Omit<ListedPosts, "posts"> & { post: PostDetail }) {
  const styles = usePostsStyles()
  const section = useSectionStyles()
  const words = useWords()
  const terms = wordTerms(post, words)
  const facts = [
    ["holder", wordHolder(post, titles, words)],
    ["updater", post.updater?.name ?? ""],
    ["standIn", post.standIn?.name ?? ""],
    ["lineManager", post.lineManagerTitle ?? ""],
    ["leads", String(post.leads)],
  ] as const
  return (
    <li className={styles.card}>
      <div>
        <h3 className={section.name}>{post.title}</h3>
        {terms !== "" && <p className={section.sub}>{terms}</p>}
      </div>
      <PostMarks post={post} today={answer.today} />
      <dl className={styles.facts}>
        {facts
          .filter(([, fact]) => fact !== "")
          .map(([name, fact]) => (
            <FactPair key={name} name={words.say(`tab.post.${name}`)} fact={fact} />
          ))}
      </dl>
      {answer.mayKeep && <EditPost post={post} answer={answer} />}
    </li>
  )
}

function FactPair({ name, fact }: { name: string; fact: string }) {
  const section = useSectionStyles()
  return (
    <>
      <dt className={section.factName}>{name}</dt>
      <dd className={section.fact}>{fact}</dd>
    </>
  )
}
