import { mergeClasses } from "@fluentui/react-components"
import type { PostDetail } from "#domain/wire/posts.ts"
import { useWords } from "../../words/WordsContext.ts"
import { useSectionStyles } from "../page/section.styles.ts"
import { EditPost } from "./EditPost.tsx"
import { type ListedPosts, useUnitTitle } from "./listedPosts.ts"
import { PostMarks } from "./PostMarks.tsx"
import { usePostsStyles } from "./posts.styles.ts"
import { wordHolder, wordTerms } from "./wordPost.ts"

const columns = ["title", "holder", "updater", "standIn", "lineManager"] as const

/** Posts where the window is wide: the columns are named once, the units are bands. */
export function PostsTable({ units, ...listed }: ListedPosts) {
  const styles = usePostsStyles()
  const section = useSectionStyles()
  const titleOf = useUnitTitle()
  const words = useWords()
  const head = styles.columnHead
  return (
    <table className={styles.table} aria-label={listed.title}>
      <thead>
        <tr>
          {columns.map(column => (
            <th key={column} scope="col" className={head}>
              {words.say(`tab.post.${column}`)}
            </th>
          ))}
          <th scope="col" className={mergeClasses(head, styles.leads)}>
            {words.say("tab.post.leads")}
          </th>
          {listed.answer.mayKeep && (
            <th scope="col" className={mergeClasses(head, styles.change)}>
              {words.say("tab.post.change")}
            </th>
          )}
        </tr>
      </thead>
      {units.map(unit => (
        <tbody key={unit.key ?? ""}>
          <tr>
            <th scope="rowgroup" colSpan={columns.length + (listed.answer.mayKeep ? 2 : 1)} className={styles.band}>
              <h3 className={section.name}>{titleOf(unit)}</h3>
            </th>
          </tr>
          {unit.posts.map(post => (
            <PostRow key={post.key} post={post} {...listed} />
          ))}
        </tbody>
      ))}
    </table>
  )
}

function PostRow({ post, answer, titles }: Omit<ListedPosts, "units"> & { post: PostDetail }) {
  const styles = usePostsStyles()
  const section = useSectionStyles()
  const words = useWords()
  const terms = wordTerms(post, words)
  return (
    <tr>
      <th scope="row" className={styles.cell}>
        <span className={section.name}>{post.title}</span>
        {terms !== "" && <p className={section.sub}>{terms}</p>}
      </th>
      <td className={styles.cell}>
        {wordHolder(post, titles, words)}
        <PostMarks post={post} today={answer.today} />
      </td>
      <td className={styles.cell}>{post.updater?.name}</td>
      <td className={styles.cell}>{post.standIn?.name}</td>
      <td className={styles.cell}>{post.lineManagerTitle}</td>
      <td className={styles.cell}>{post.leads}</td>
      {answer.mayKeep && (
        <td className={styles.cell}>
          <EditPost post={post} answer={answer} />
        </td>
      )}
    </tr>
  )
}
