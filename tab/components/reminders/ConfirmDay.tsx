import { Button } from "@fluentui/react-components"
import { Done, type RemindersAnswer } from "#domain/wire/reminders.ts"
import { useWords } from "../../words/WordsContext.ts"
import { AskDialog } from "../dialog/AskDialog.tsx"
import { useDialogStyles } from "../dialog/dialog.styles.ts"
import { useDialog } from "../dialog/useDialog.ts"
import { useTell } from "../page/Results.tsx"
import { wordPeople } from "./wordReminders.ts"

/** More people than usual are sent a card only when somebody says so, with the number before them. */
export function ConfirmDay({ day, today }: Pick<RemindersAnswer, "day" | "today">) {
  const styles = useDialogStyles()
  const words = useWords()
  const tell = useTell()
  const dialog = useDialog("/api/reminders/confirm", Done, ["reminders"])
  const people = day.people.length
  const press = words.say("tab.confirm.press", { people })
  const act = () =>
    dialog.ask({ day: day.on, people }, () =>
      tell({ intent: "success", text: words.say("tab.confirm.done", { people }) }),
    )
  return (
    <AskDialog
      dialog={dialog}
      trigger={<Button appearance="primary">{press}</Button>}
      title={words.say("tab.confirm.title", { people })}
      press={press}
      act={act}
    >
      <p className={styles.sentence}>
        {words.say("tab.confirm.what", {
          day: words.dateNear(day.on, today),
          what: wordPeople(day.people, words),
          cap: day.cap,
        })}
      </p>
      <p className={styles.quiet}>{words.say("tab.confirm.cannot")}</p>
    </AskDialog>
  )
}
