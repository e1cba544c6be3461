import type { RemindersAnswer, RoundSummary } from "#domain/wire/reminders.ts"
import { useWords } from "../../words/WordsContext.ts"
import { Mark } from "../marks/Mark.tsx"
import { Section } from "../page/Section.tsx"
import { useSectionStyles } from "../page/section.styles.ts"
import { useAskingStyles } from "./reminders.styles.ts"
import { wordRoundTitle } from "./wordReminders.ts"

const days = ["opens", "remind", "due"] as const

/** When plans are asked, round by round, and the rules in sentences. */
export function RoundsSection({ answer }: { answer: RemindersAnswer }) {
  const styles = useSectionStyles()
  const words = useWords()
  return (
    <Section
      title={words.say("tab.round.title")}
      note={answer.rounds.length === 0 ? words.say("tab.round.none") : null}
    >
      <ul className={styles.list}>
        {answer.rounds.map(round => (
          <Round
            key={`${round.isPaused} ${round.forumTitle} ${round.opens} ${round.planTitles.join()}`}
            round={round}
            answer={answer}
          />
        ))}
      </ul>
      <Sentences
        title={words.say("tab.round.daysUnread", { count: answer.daysUnread.length })}
        note={words.say("tab.round.howToWrite")}
        sentences={answer.daysUnread}
      />
      <Sentences title={words.say("tab.round.timetable")} sentences={answer.timetable} />
      <Sentences title={words.say("tab.round.daysRead")} sentences={answer.daysRead} />
    </Section>
  )
}

function Sentences({ title, note, sentences }: { title: string; note?: string; sentences: readonly string[] }) {
  const styles = useSectionStyles()
  if (sentences.length === 0) return null
  return (
    <>
      <h3 className={styles.subhead}>{title}</h3>
      <ul className={styles.sentences}>
        {[...new Set(sentences)].map(sentence => (
          <li key={sentence} className={styles.sentence}>
            {sentence}
          </li>
        ))}
      </ul>
      {note !== undefined && <p className={styles.note}>{note}</p>}
    </>
  )
}

function Round({ round, answer: { today } }: { round: RoundSummary; answer: RemindersAnswer }) {
  const styles = useAskingStyles()
  const section = useSectionStyles()
  const words = useWords()
  return (
    <li className={styles.plan}>
      <div className={styles.line}>
        <div className={styles.what}>
          <h3 className={section.name}>{wordRoundTitle(round, today, words)}</h3>
          <p className={section.sub}>{round.planTitles.join("; ")}</p>
        </div>
        <Mark
          shape={round.isPaused ? "bars" : round.isOpen ? "half disc" : "ring"}
          ink={round.isPaused ? "amber" : "quiet"}
          isStrong
        >
          {round.isPaused
            ? words.say("tab.round.paused")
            : round.isOpen
              ? words.say("tab.round.updated", { updated: round.updated, asked: round.asked })
              : words.say("tab.round.notOpen")}
        </Mark>
      </div>
      <dl className={section.facts}>
        {days.map(day => (
          <div key={day}>
            <dt className={section.factName}>{words.say(`tab.round.${day}`)}</dt>
            <dd className={section.fact}>{words.dateNear(round[day], today)}</dd>
          </div>
        ))}
      </dl>
    </li>
  )
}
