import { Button, Field, Input, Radio, RadioGroup } from "@fluentui/react-components"
import { useState } from "react"
import { addDays, type Day } from "#domain/day/day.ts"
import { Done, type PlanReminders } from "#domain/wire/reminders.ts"
import { useWords } from "../../words/WordsContext.ts"
import { AskDialog } from "../dialog/AskDialog.tsx"
import { useDialogStyles } from "../dialog/dialog.styles.ts"
import { useDialog } from "../dialog/useDialog.ts"
import { useTell } from "../page/Results.tsx"
import { isDayFrom } from "./isDayFrom.ts"
import { remindersOf } from "./planReminders.ts"

type Until = "resumed" | "day"

/** Nobody is asked about a plan until a day, or until somebody resumes it. */
export function PausePlan({ plan, today }: { plan: PlanReminders; today: Day }) {
  const styles = useDialogStyles()
  const words = useWords()
  const tell = useTell()
  const dialog = useDialog(remindersOf(plan.key), Done, ["reminders"])
  const [until, setUntil] = useState<Until>("day")
  const first = addDays(today, 1)
  const [day, setDay] = useState<string>(addDays(today, 14))
  const isWrong = until === "day" && !isDayFrom(day, first)
  const act = () => {
    if (isWrong) return
    dialog.ask({ from: until === "day" ? day : null }, () =>
      tell({ intent: "success", text: words.say("tab.pause.done", { plan: plan.title }) }),
    )
  }
  return (
    <AskDialog
      dialog={dialog}
      trigger={
        <Button aria-label={words.say("tab.pause.openNamed", { plan: plan.title })}>
          {words.say("tab.pause.open")}
        </Button>
      }
      title={words.say("tab.pause.title", { plan: plan.title })}
      press={words.say("tab.pause.open")}
      act={act}
    >
      <p className={styles.sentence}>{words.say("tab.pause.what")}</p>
      <RadioGroup
        aria-label={words.say("tab.pause.until")}
        value={until}
        onChange={(_, { value }) => setUntil(value === "resumed" ? "resumed" : "day")}
      >
        <Radio value="day" label={words.say("tab.pause.untilDay")} />
        <Radio value="resumed" label={words.say("tab.pause.untilResumed")} />
      </RadioGroup>
      {until === "day" && (
        <Field
          label={words.say("tab.pause.askingFrom")}
          hint={isWrong ? null : words.dateNear(day, today)}
          validationMessage={isWrong ? words.say("tab.pause.notADay", { day: words.date(first) }) : null}
        >
          <Input type="date" value={day} min={first} onChange={(_, { value }) => setDay(value)} />
        </Field>
      )}
    </AskDialog>
  )
}
