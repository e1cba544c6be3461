import type { RemindersAnswer } from "#domain/wire/reminders.ts"
import { postsPlace } from "../../places.ts"
import { useWords } from "../../words/WordsContext.ts"
import { PlaceLink } from "../page/PlaceLink.tsx"
import { Section } from "../page/Section.tsx"
import { useSectionStyles } from "../page/section.styles.ts"

/** Posts whose person is gone from the directory. What nobody has looked for is not said to be absent. */
export function LeaversSection({ leavers }: Pick<RemindersAnswer, "leavers">) {
  const styles = useSectionStyles()
  const words = useWords()
  const note =
    leavers === null
      ? words.say("tab.leavers.unknown")
      : leavers.length === 0
        ? words.say("tab.leavers.none")
        : words.say("tab.leavers.next")
  return (
    <Section
      title={
        leavers === null ? words.say("tab.leavers.title") : words.say("tab.leavers.count", { count: leavers.length })
      }
      note={note}
      actions={
        leavers !== null &&
        leavers.length > 0 && <PlaceLink to={postsPlace}>{words.say("tab.leavers.posts")}</PlaceLink>
      }
    >
      <ul className={styles.list}>
        {leavers?.map(({ postKey, postTitle, personName }) => (
          <li key={`${postKey} ${personName}`} className={styles.wideRow}>
            <span className={styles.name}>{postTitle}</span>
            <span>{words.say("tab.leavers.person", { person: personName })}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
