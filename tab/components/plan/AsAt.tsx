import { Button, Field, Input } from "@fluentui/react-components"
import { useState } from "react"
import { Day } from "#domain/day/day.ts"
import { useWords } from "../../words/WordsContext.ts"
import { useFilterStyles } from "./filter.styles.ts"

const earliest = "2000-01-01"

type Props = { asAt: Day | null; today: Day; choose: (day: Day | null) => void }

/** The day the table shows. A half-typed date is no choice yet. */
export function AsAt({ asAt, today, choose }: Props) {
  const styles = useFilterStyles()
  const words = useWords()
  const [typed, setTyped] = useState(asAt ?? today)
  const read = (text: string) => {
    setTyped(text)
    const day = Day.safeParse(text)
    if (!day.success || day.data < earliest || day.data > today) return
    choose(day.data === today ? null : day.data)
  }
  return (
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
        />
      </Field>
      {asAt !== null && <Button onClick={() => read(today)}>{words.say("tab.plan.asAtToday")}</Button>}
    </div>
  )
}
