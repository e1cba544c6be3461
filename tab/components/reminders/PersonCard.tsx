import { ChevronRight16Regular } from "@fluentui/react-icons"
import type { Day } from "#domain/day/day.ts"
import type { PlannedPerson } from "#domain/wire/reminders.ts"
import { useWords } from "../../words/WordsContext.ts"
import { Mark } from "../marks/Mark.tsx"
import { ActionRef } from "../page/ActionRef.tsx"
import { useSectionStyles } from "../page/section.styles.ts"
import { LedgerButton } from "./LedgerPanel.tsx"
import { ledgerMarks } from "./ledgerMarks.ts"
import { usePersonStyles } from "./reminders.styles.ts"
import { TestButton } from "./TestButton.tsx"
import { wordHour } from "./wordHealth.ts"
import { wordItems } from "./wordReminders.ts"

type Props = { person: PlannedPerson; today: Day }

/** One person's card of a day: known by its references, and unfolded to see what each is there for. */
export function PersonCard({ person, today }: Props) {
  const styles = usePersonStyles()
  const section = useSectionStyles()
  const words = useWords()
  return (
    <details className={styles.person}>
      <summary className={styles.summary}>
        <ChevronRight16Regular className={styles.chevron} aria-hidden="true" />
        <span className={section.stack}>
          <span className={section.name}>{person.personName}</span>
          <span className={section.sub}>{person.postTitles.join("; ")}</span>
        </span>
        <span className={styles.references}>{wordItems(person, words)}</span>
        <CardState person={person} />
      </summary>
      <div className={styles.body}>
        {person.items.length > 0 && (
          <ul className={styles.items}>
            {person.items.map(item => (
              <li key={item.actionKey}>
                <p className={section.sentence}>
                  <ActionRef action={item} />
                </p>
                <p className={section.sub}>
                  {item.planTitle}. {words.say(`tab.because.${item.because}`)}
                </p>
              </li>
            ))}
          </ul>
        )}
        {person.escalated.length > 0 && <Escalated person={person} today={today} />}
        <div className={styles.buttons}>
          <TestButton person={person} />
          <LedgerButton person={person} today={today} />
        </div>
      </div>
    </details>
  )
}

/** The hour it goes at; once it was stored, what became of it and how much of it is answered. */
function CardState({ person: { card, hour, items } }: { person: PlannedPerson }) {
  const styles = usePersonStyles()
  const words = useWords()
  if (card === null) return <span className={styles.hour}>{wordHour(hour)}</span>
  const [shape, ink] = ledgerMarks[card.state]
  const state = words.say(`tab.ledger.state.${card.state}`)
  return (
    <span className={styles.state}>
      <Mark shape={shape} ink={ink}>
        {card.state === "sent" && card.at !== null
          ? words.say("tab.day.sentAt", { time: words.time(card.at) })
          : card.state === "pending"
            ? words.say("tab.day.goesAt", { time: wordHour(hour) })
            : state}
      </Mark>
      {items.length > 0 && card.state === "sent" && (
        <span className={styles.answered}>
          {words.say("tab.day.answered", { answered: card.answered, items: items.length })}
        </span>
      )}
    </span>
  )
}

function Escalated({ person, today }: { person: PlannedPerson; today: Day }) {
  const styles = usePersonStyles()
  const section = useSectionStyles()
  const words = useWords()
  return (
    <div className={section.stack}>
      <p className={section.name}>{words.say("tab.day.escalated")}</p>
      <ul className={styles.items}>
        {person.escalated.map(item => (
          <li key={item.actionKey}>
            <p className={section.sentence}>
              <ActionRef action={item} />
            </p>
            <p className={section.sub}>
              {words.say("tab.day.escalatedSince", { post: item.postTitle, day: words.dateNear(item.since, today) })}
            </p>
          </li>
        ))}
      </ul>
    </div>
  )
}
