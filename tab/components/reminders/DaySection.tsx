import type { RemindersAnswer } from "#domain/wire/reminders.ts"
import { useWords } from "../../words/WordsContext.ts"
import { ActionRef } from "../page/ActionRef.tsx"
import { MoreList } from "../page/MoreList.tsx"
import { Section } from "../page/Section.tsx"
import { useSectionStyles } from "../page/section.styles.ts"
import { ConfirmDay } from "./ConfirmDay.tsx"
import { PersonCard } from "./PersonCard.tsx"
import { wordDayState } from "./wordReminders.ts"

/** Who gets what on the day, and who is not asked. */
export function DaySection({ answer }: { answer: RemindersAnswer }) {
  const words = useWords()
  const { day, today } = answer
  const date = words.dateNear(day.on, today)
  return (
    <Section
      title={day.on === today ? words.say("tab.day.today", { date }) : words.say("tab.day.other", { date })}
      note={wordDayState(answer, words)}
      actions={day.state === "too many" && day.mayConfirm && <ConfirmDay day={day} today={today} />}
    >
      <MoreList
        items={day.people}
        keyOf={person => person.personId}
        draw={person => <PersonCard person={person} today={today} />}
      />
      {day.notAsked.length > 0 && <NotAsked answer={answer} />}
    </Section>
  )
}

function NotAsked({ answer: { day, today } }: { answer: RemindersAnswer }) {
  const styles = useSectionStyles()
  const words = useWords()
  return (
    <>
      <h3 className={styles.subhead}>{words.say("tab.notAsked.title", { count: day.notAsked.length })}</h3>
      <MoreList
        items={day.notAsked}
        keyOf={item => `${item.actionKey} ${item.postKey} ${item.why}`}
        draw={item => (
          <div className={styles.wideRow}>
            <div className={styles.stack}>
              <p className={styles.sentence}>
                <ActionRef action={item} />
              </p>
              <p className={styles.sub}>{item.planTitle}</p>
            </div>
            <div className={styles.stack}>
              <p className={styles.sentence}>
                {item.why === "away" && item.until !== null
                  ? words.say("tab.notAsked.awayUntil", { day: words.dateNear(item.until, today) })
                  : words.say(`tab.notAsked.${item.why}`)}
              </p>
              {item.postTitle !== null && (
                <p className={styles.sub}>{words.say("tab.notAsked.post", { post: item.postTitle })}</p>
              )}
            </div>
          </div>
        )}
      />
    </>
  )
}
