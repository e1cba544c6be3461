import { Button, Field, Input } from "@fluentui/react-components"
import { useState } from "react"
import type { Day } from "#domain/day/day.ts"
import { Done, type PlanReminders } from "#domain/wire/reminders.ts"
import { useWords } from "../../words/WordsContext.ts"
import { AskDialog } from "../dialog/AskDialog.tsx"
import { useDialogStyles } from "../dialog/dialog.styles.ts"
import { useDialog } from "../dialog/useDialog.ts"
import { useTell } from "../page/Results.tsx"
import { DatesToConfirm } from "./DatesToConfirm.tsx"
import { isDayFrom } from "./isDayFrom.ts"
import { remindersOf } from "./planReminders.ts"

/** Nobody is asked about a new plan before somebody has seen how many that would be. */
export function StartPlan({ plan, today }: { plan: PlanReminders; today: Day }) {
  const styles = useDialogStyles()
  const words = useWords()
  const tell = useTell()
  const dialog = useDialog(remindersOf(plan.key), Done, ["reminders"])
  const [from, setFrom] = useState<string>(today)
  const isDay = isDayFrom(from, today)
  const act = () => {
    if (!isDay) return
    dialog.ask({ from }, () =>
      tell({
        intent: "success",
        text: words.say("tab.start.done", { plan: plan.title, day: words.dateNear(from, today) }),
      }),
    )
  }
  return (
    <AskDialog
      dialog={dialog}
      trigger={
        <Button
          appearance={plan.preview.items > 0 ? "primary" : "secondary"}
          aria-label={words.say("tab.start.openNamed", { plan: plan.title })}
        >
          {words.say("tab.start.open")}
        </Button>
      }
      title={words.say("tab.start.title", { plan: plan.title })}
      press={words.say("tab.start.press")}
      act={act}
    >
      <p className={styles.sentence}>{words.say("tab.asking.preview", { ...plan.preview })}</p>
      <Field
        label={words.say("tab.start.from")}
        hint={isDay ? words.dateNear(from, today) : null}
        validationMessage={isDay ? null : words.say("tab.start.notADay", { day: words.date(today) })}
      >
        <Input type="date" value={from} min={today} onChange={(_, { value }) => setFrom(value)} />
      </Field>
      {plan.toConfirm.length > 0 && <p className={styles.quiet}>{words.say("tab.start.dates")}</p>}
      <DatesToConfirm plan={plan} level={3} />
    </AskDialog>
  )
}
