import { Button } from "@fluentui/react-components"
import { capital } from "#domain/words/words.ts"
import { useWords } from "../../words/WordsContext.ts"
import { Mark } from "../marks/Mark.tsx"
import { MoreList } from "../page/MoreList.tsx"
import { Section } from "../page/Section.tsx"
import { useSectionStyles } from "../page/section.styles.ts"
import { useDrafting } from "./draftContext.ts"
import { leaveOut, makeAction } from "./importDraft.ts"
import { wordWhyUnread } from "./wordReading.ts"

/** What could not be placed: nothing of the document is passed over in silence. */
export function UnreadSection() {
  const words = useWords()
  const { unread } = useDrafting().draft.answer.reading
  const items = unread.map((item, at) => ({ ...item, at }))
  return (
    <Section
      title={words.say("tab.import.unread", { count: unread.length })}
      note={words.say(unread.length === 0 ? "tab.import.unread.none" : "tab.import.unread.note")}
    >
      <MoreList items={items} keyOf={item => String(item.at)} draw={item => <UnreadLine {...item} />} />
    </Section>
  )
}

type LineProps = { at: number; where: string; text: string; why: string }

function UnreadLine({ at, where, text, why }: LineProps) {
  const styles = useSectionStyles()
  const words = useWords()
  const { draft, change } = useDrafting()
  const made = draft.made.get(at)
  const isMade = made !== undefined && !draft.leftOut.has(made)
  const press = () => change(was => (isMade ? leaveOut(was, made, true) : makeAction(was, at)))
  return (
    <div className={styles.row}>
      <div className={styles.stack}>
        <p className={styles.sentence}>{wordWhyUnread(why, words)}</p>
        <p className={styles.sub}>{capital(where)}</p>
      </div>
      <p className={styles.sentence}>{words.say("tab.quoted", { words: text })}</p>
      <div className={styles.end}>
        {isMade && (
          <Mark shape="tick" ink="quiet">
            {words.say("tab.import.made")}
          </Mark>
        )}
        <Button
          size="small"
          onClick={press}
          aria-label={words.say(isMade ? "tab.import.unmakeNamed" : "tab.import.makeNamed", {
            text: text.slice(0, 80),
          })}
        >
          {words.say(isMade ? "tab.import.unmake" : "tab.import.make")}
        </Button>
      </div>
    </div>
  )
}
