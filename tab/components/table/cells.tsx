// What one action shows in a plan's table: each function is one cell.
import { mergeClasses } from "@fluentui/react-components"
import type { Day } from "#domain/day/day.ts"
import type { ActionRow } from "#domain/wire/plans.ts"
import { wordReading } from "#domain/words/wordByWhen.ts"
import { useWords } from "../../words/WordsContext.ts"
import { wordPastInstant } from "../../words/wordDay.ts"
import { Mark, statusShapes } from "../marks/Mark.tsx"
import { StandingMark } from "../marks/StandingMark.tsx"
import { saysStatus } from "../marks/saysStatus.ts"
import { useRowStyles } from "./table.styles.ts"
import { wordAnswers, wordMoved, wordWith } from "./wordRow.ts"

type CellProps = { row: ActionRow }

export function Whom({ row }: CellProps) {
  const styles = useRowStyles()
  const words = useWords()
  if (row.lead === null) {
    return (
      <>
        <Mark shape="ring" ink="quiet">
          {words.say("tab.row.nobody")}
        </Mark>
        {row.leadWords !== "" && (
          <div className={styles.sub}>{words.say("tab.row.asWritten", { words: row.leadWords })}</div>
        )}
      </>
    )
  }
  return (
    <>
      <div className={styles.quiet}>{row.lead.title}</div>
      {row.lead.members !== null && (
        <div className={styles.sub}>{words.say("tab.row.group", { count: row.lead.members })}</div>
      )}
      {row.contributors.length > 0 && <div className={styles.sub}>{wordWith(row, words)}</div>}
    </>
  )
}

export function When({ row }: CellProps) {
  const styles = useRowStyles()
  const words = useWords()
  const reading = wordReading(row.byWhen, words)
  if (row.byWhen.words === "" && reading === "")
    return <span className={styles.sub}>{words.say("byWhen.unknown")}</span>
  return (
    <>
      <div>{row.byWhen.words || reading}</div>
      {row.byWhen.words !== "" && reading !== row.byWhen.words && <div className={styles.sub}>{reading}</div>}
      {row.timesRedated > 0 && <div className={mergeClasses(styles.sub, styles.moved)}>{wordMoved(row, words)}</div>}
    </>
  )
}

export function Progress({ row, today }: CellProps & { today: Day }) {
  const styles = useRowStyles()
  const words = useWords()
  return (
    <>
      {row.progress !== "" && <div className={styles.words}>{row.progress}</div>}
      <div className={styles.sub}>
        {row.lastUpdateOn === null ? words.say("tab.row.noUpdate") : wordPastInstant(row.lastUpdateOn, today, words)}
      </div>
      {row.isWaiting && <div className={styles.sub}>{words.say("tab.row.waiting")}</div>}
    </>
  )
}

/** The mark first, the status under it; for a plan that is not yet judged the status alone. */
export function Stands({ row, today, isJudged }: CellProps & { today: Day; isJudged: boolean }) {
  const styles = useRowStyles()
  const words = useWords()
  const status = words.say(`status.${row.status}`)
  if (!isJudged) {
    return (
      <Mark shape={statusShapes[row.status]} ink="quiet">
        {status}
      </Mark>
    )
  }
  return (
    <>
      <StandingMark standing={row.standing} today={today} />
      {!saysStatus(row.standing) && <div className={mergeClasses(styles.sub, styles.indented)}>{status}</div>}
    </>
  )
}

/** What the action answers, its commitments and its exemption, where they have no column of their own. */
export function Tags({ row }: CellProps) {
  const styles = useRowStyles()
  const words = useWords()
  const text = wordAnswers(row, words)
  return text === "" ? null : <div className={styles.sub}>{text}</div>
}
