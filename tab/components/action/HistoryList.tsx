import {
  ArrowSwap20Regular,
  CalendarClock20Regular,
  Chat20Regular,
  DocumentArrowRight20Regular,
  Edit20Regular,
  Gavel20Regular,
} from "@fluentui/react-icons"
import type { ReactNode } from "react"
import type { Day } from "#domain/day/day.ts"
import type { HistoryEntry } from "#domain/wire/actions.ts"
import { useWords } from "../../words/WordsContext.ts"
import { Mark } from "../marks/Mark.tsx"
import { useHistoryStyles } from "./action.styles.ts"
import { wordEntry, wordEntrySource } from "./wordEntry.ts"

const icons: Record<HistoryEntry["kind"], ReactNode> = {
  progress: <Chat20Regular />,
  "no change": <Chat20Regular />,
  "date request": <CalendarClock20Regular />,
  decision: <Gavel20Regular />,
  "hand-over": <ArrowSwap20Regular />,
  edit: <Edit20Regular />,
  "direct edit": <Edit20Regular />,
  import: <DocumentArrowRight20Regular />,
}

type Props = { entries: readonly HistoryEntry[]; today: Day; level: 2 | 3 }

/** Everything that was ever said about an action, newest first. */
export function HistoryList({ entries, today, level }: Props) {
  const Title = level === 2 ? "h2" : "h3"
  const styles = useHistoryStyles()
  const words = useWords()
  return (
    <section aria-labelledby="history">
      <Title id="history" className={styles.title}>
        {words.say("tab.history.title")}
      </Title>
      {entries.length === 0 ? (
        <p className={styles.who}>{words.say("tab.history.empty")}</p>
      ) : (
        <ol className={styles.list}>
          {entries.map(entry => (
            <Entry key={entry.key} entry={entry} today={today} />
          ))}
        </ol>
      )}
    </section>
  )
}

function Entry({ entry, today }: { entry: HistoryEntry; today: Day }) {
  const styles = useHistoryStyles()
  const words = useWords()
  return (
    <li className={styles.entry}>
      <span className={styles.icon} aria-hidden="true">
        {icons[entry.kind]}
      </span>
      <div>
        <p className={styles.what}>{wordEntry(entry, words)}</p>
        <p className={styles.who}>{wordEntrySource(entry, today, words)}</p>
        {entry.words !== "" && <p className={styles.words}>{words.say("tab.quoted", { words: entry.words })}</p>}
        {entry.wordsForColleagues !== "" && (
          <div className={styles.colleagues}>
            <p className={styles.who}>{words.say("tab.history.forColleagues")}</p>
            {entry.wordsForColleagues}
          </div>
        )}
        {entry.isWaiting && (
          <p className={styles.state}>
            <Mark shape="half disc" ink="quiet">
              {words.say("tab.history.waiting")}
            </Mark>
          </p>
        )}
        {entry.held !== null && (
          <p className={styles.state}>
            <Mark shape="bars" ink="amber">
              {words.say("tab.history.held", { why: words.say(`held.${entry.held}`) })}
            </Mark>
          </p>
        )}
      </div>
    </li>
  )
}
