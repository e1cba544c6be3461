import { Button, Field, Input } from "@fluentui/react-components"
import { useState } from "react"
import type { Day } from "#domain/day/day.ts"
import { useWords } from "../../words/WordsContext.ts"
import { useFilterStyles } from "./filter.styles.ts"
import { earliest, type NotADay, readAsAt } from "./readAsAt.ts"

type Props = { asAt: Day | null; today: Day; choose: (day: Day | null) => void }

/** The day the table shows. What is no choice may be half typed: it is put back when the field is left, not before. */
export function AsAt({ asAt, today, choose }: Props) {
  const styles = useFilterStyles()
  const words = useWords()
  const shown = asAt ?? today
  const [typed, setTyped] = useState<string>(shown)
  const [problem, setProblem] = useState<NotADay | null>(null)
  const read = (text: string) => {
    setTyped(text)
    const found = readAsAt(text, today)
    if ("day" in found) choose(found.day === today ? null : found.day)
    // A year being typed is too early at first, and a date not whole.
    setProblem("problem" in found && found.problem === "to come" ? found.problem : null)
  }
  const putBack = () => {
    const found = readAsAt(typed, today)
    if ("day" in found) return
    setTyped(shown)
    setProblem(found.problem)
  }
  return (
    <div>
      <div className={styles.asAt}>
        <Field label={words.say("tab.plan.asAt")} size="small">
          <Input
            type="date"
            size="medium"
            className={styles.date}
            value={typed}
            min={earliest}
            max={today}
            onChange={(_, { value }) => read(value)}
            onBlur={putBack}
            onKeyDown={event => event.key === "Enter" && putBack()}
          />
        </Field>
        {asAt !== null && <Button onClick={() => read(today)}>{words.say("tab.plan.asAtToday")}</Button>}
      </div>
      <p role="status" className={styles.notADay}>
        {problem !== null &&
          words.say(`tab.plan.asAt.${problem}`, { day: words.date(shown), earliest: words.date(earliest) })}
      </p>
    </div>
  )
}
