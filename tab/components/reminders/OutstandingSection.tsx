import type { RemindersAnswer } from "#domain/wire/reminders.ts"
import { useWords } from "../../words/WordsContext.ts"
import { ActionRef } from "../page/ActionRef.tsx"
import { MoreList } from "../page/MoreList.tsx"
import { Section } from "../page/Section.tsx"
import { useSectionStyles } from "../page/section.styles.ts"
import { groupOutstanding, type OutstandingPost } from "./groupOutstanding.ts"
import { usePersonStyles } from "./reminders.styles.ts"
import { wordOutstanding } from "./wordReminders.ts"

/** What was asked for and has not been answered, by post. */
export function OutstandingSection({ answer }: { answer: RemindersAnswer }) {
  const words = useWords()
  const count = answer.outstanding.length
  return (
    <Section
      title={words.say("tab.outstanding.title", { count })}
      note={count === 0 ? words.say("tab.outstanding.none") : null}
    >
      <MoreList
        items={groupOutstanding(answer)}
        keyOf={post => `${post.postTitle} ${post.personName}`}
        draw={post => <Post post={post} answer={answer} />}
      />
    </Section>
  )
}

function Post({ post, answer }: { post: OutstandingPost; answer: RemindersAnswer }) {
  const styles = usePersonStyles()
  const section = useSectionStyles()
  const words = useWords()
  return (
    <div className={section.narrowFirst}>
      <div className={section.stack}>
        <h3 className={section.name}>{post.postTitle}</h3>
        <p className={section.sub}>{post.personName ?? words.say("tab.row.nobody")}</p>
      </div>
      <ul className={styles.items}>
        {post.items.map(item => (
          <li key={item.actionKey}>
            <p className={section.sentence}>
              <ActionRef action={item} />
            </p>
            <p className={section.sub}>{wordOutstanding(item, answer.today, words)}</p>
          </li>
        ))}
      </ul>
    </div>
  )
}
