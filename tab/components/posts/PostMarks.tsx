import type { Day } from "#domain/day/day.ts"
import type { PostDetail } from "#domain/wire/posts.ts"
import { useWords } from "../../words/WordsContext.ts"
import { Mark } from "../marks/Mark.tsx"
import { isVacant } from "./postKind.ts"
import { usePostsStyles } from "./posts.styles.ts"

/** What a reader must know of a post beside its people: vacant, away, or somebody has left. */
export function PostMarks({ post, today }: { post: PostDetail; today: Day }) {
  const styles = usePostsStyles()
  const words = useWords()
  if (!isVacant(post) && post.awayUntil === null && post.leavers.length === 0) return null
  return (
    <span className={styles.marks}>
      {isVacant(post) && (
        <Mark shape="ring" ink="quiet" isStrong>
          {words.say("tab.post.vacant")}
        </Mark>
      )}
      {post.awayUntil !== null && (
        <Mark shape="bars" ink="amber">
          {words.say("tab.post.away", { day: words.dateNear(post.awayUntil, today) })}
        </Mark>
      )}
      {post.leavers.map(person => (
        <Mark key={person} shape="diamond" ink="red" isStrong>
          {words.say("tab.leavers.person", { person })}
        </Mark>
      ))}
    </span>
  )
}
