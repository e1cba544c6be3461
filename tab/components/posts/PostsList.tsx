import { ChevronRight16Regular } from "@fluentui/react-icons"
import type { PostDetail } from "#domain/wire/posts.ts"
import { useWords } from "../../words/WordsContext.ts"
import { useSectionStyles } from "../page/section.styles.ts"
import { EditPost } from "./EditPost.tsx"
import { type ListedPosts, useUnitTitle } from "./listedPosts.ts"
import { PostMarks } from "./PostMarks.tsx"
import { usePostsStyles } from "./posts.styles.ts"
import { wordHolder, wordTerms } from "./wordPost.ts"

/** Posts where the window is narrow: a line each, which unfolds to what else is known, without what is empty. */
export function PostsList({ units, ...listed }: ListedPosts) {
  const section = useSectionStyles()
  const titleOf = useUnitTitle()
  return units.map(unit => (
    <div key={unit.key ?? ""}>
      <h3 className={section.subhead}>{titleOf(unit)}</h3>
      <ul className={section.list}>
        {unit.posts.map(post => (
          <PostLine key={post.key} post={post} {...listed} />
        ))}
      </ul>
    </div>
  ))
}

function PostLine({ post, answer, titles }: Omit<ListedPosts, "units"> & { post: PostDetail }) {
  const styles = usePostsStyles()
  const section = useSectionStyles()
  const words = useWords()
  const holder = wordHolder(post, titles, words)
  const facts = [
    ["updater", post.updater?.name ?? ""],
    ["standIn", post.standIn?.name ?? ""],
    ["lineManager", post.lineManagerTitle ?? ""],
    ["leads", String(post.leads)],
  ] as const
  const terms = wordTerms(post, words)
  return (
    <li>
      <details className={styles.post}>
        <summary className={styles.summary}>
          <ChevronRight16Regular className={styles.chevron} aria-hidden="true" />
          <span className={section.stack}>
            <span className={section.name}>{post.title}</span>
            {holder !== "" && holder !== post.title && <span className={section.sub}>{holder}</span>}
            <PostMarks post={post} today={answer.today} />
          </span>
        </summary>
        <div className={styles.body}>
          {terms !== "" && <p className={section.sub}>{terms}</p>}
          <dl className={styles.facts}>
            {facts
              .filter(([, fact]) => fact !== "")
              .map(([name, fact]) => (
                <FactPair key={name} name={words.say(`tab.post.${name}`)} fact={fact} />
              ))}
          </dl>
          {answer.mayKeep && (
            <div>
              <EditPost post={post} answer={answer} />
            </div>
          )}
        </div>
      </details>
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
