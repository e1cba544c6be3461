import { mergeClasses } from "@fluentui/react-components"
import type { RemindersAnswer } from "#domain/wire/reminders.ts"
import { useWords } from "../../words/WordsContext.ts"
import { type Ink, Mark } from "../marks/Mark.tsx"
import type { ShapeName } from "../marks/Shape.tsx"
import { usePageStyles } from "../page/page.styles.ts"
import { countPeople } from "./countPeople.ts"
import { useFiguresStyles } from "./reminders.styles.ts"
import { wordHealth, wordSums } from "./wordHealth.ts"

/** Four figures, what became of every card asked for, and whether all this runs. */
export function Figures({ answer }: { answer: RemindersAnswer }) {
  const page = usePageStyles()
  const styles = useFiguresStyles()
  const words = useWords()
  const people = answer.day.people.length
  const actions = answer.day.people.reduce((sum, person) => sum + person.items.length, 0)
  const outstanding = answer.outstanding.length
  return (
    <div className={styles.lines}>
      <dl className={mergeClasses(page.sheet, styles.figures)}>
        <Figure name={words.say("tab.figure.people", { people })} number={people} />
        <Figure name={words.say("tab.figure.actions", { actions })} number={actions} />
        <Figure
          name={words.say("tab.figure.outstanding", { count: outstanding })}
          number={outstanding}
          mark={["triangle", "amber"]}
        />
        <Figure
          name={words.say("tab.figure.unreached")}
          number={countPeople(answer.unreached)}
          mark={["diamond", "red"]}
        />
      </dl>
      <p className={page.small}>
        {words.say(answer.day.on === answer.today ? "tab.sums.today" : "tab.sums.day", {
          day: words.dateNear(answer.day.on, answer.today),
          sums: wordSums(answer.sums, words),
        })}
      </p>
      <p className={page.small}>
        {wordHealth(answer.health, answer.today, words)}
        {answer.health.isHealthy &&
          answer.health.lastError !== null &&
          ` ${words.say("tab.health.lastError", { error: answer.health.lastError })}`}
      </p>
    </div>
  )
}

function Figure({ name, number, mark }: { name: string; number: number; mark?: [ShapeName, Ink] }) {
  const styles = useFiguresStyles()
  return (
    <div className={styles.figure}>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.number}>
        {mark && number > 0 ? (
          <Mark shape={mark[0]} ink={mark[1]}>
            {number}
          </Mark>
        ) : (
          number
        )}
      </dd>
    </div>
  )
}
