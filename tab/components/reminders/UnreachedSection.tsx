import type { RemindersAnswer } from "#domain/wire/reminders.ts"
import { useWords } from "../../words/WordsContext.ts"
import { Mark } from "../marks/Mark.tsx"
import { MoreList } from "../page/MoreList.tsx"
import { Section } from "../page/Section.tsx"
import { useSectionStyles } from "../page/section.styles.ts"
import { countPeople } from "./countPeople.ts"
import { LedgerButton } from "./LedgerPanel.tsx"

/** Who was meant to get a card and did not: why, and what helps. */
export function UnreachedSection({ answer: { unreached, today } }: { answer: RemindersAnswer }) {
  const styles = useSectionStyles()
  const words = useWords()
  if (unreached.length === 0) return null
  const count = countPeople(unreached)
  return (
    <Section title={words.say("tab.unreached.title", { count })}>
      <MoreList
        items={unreached}
        keyOf={person => `${person.personId} ${person.about}`}
        draw={person => (
          <div className={styles.row}>
            <div className={styles.stack}>
              <p className={styles.name}>{person.personName}</p>
              <p className={styles.sub}>{person.postTitles.join("; ")}</p>
            </div>
            <div className={styles.stack}>
              <Mark shape="diamond" ink="red" isStrong>
                {person.why}
              </Mark>
              {person.about !== undefined && <p className={styles.sub}>{person.about}</p>}
              <p className={styles.sub}>
                {words.say("tab.unreached.on", { day: words.dateNear(person.on, today) })} {person.advice}
              </p>
            </div>
            <div className={styles.end}>
              <LedgerButton person={person} today={today} />
            </div>
          </div>
        )}
      />
    </Section>
  )
}
