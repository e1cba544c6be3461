import { Button } from "@fluentui/react-components"
import type { Day } from "#domain/day/day.ts"
import { Done, type PlanReminders } from "#domain/wire/reminders.ts"
import { useSend } from "../../queries/useSend.ts"
import { useWords } from "../../words/WordsContext.ts"
import { useTell } from "../page/Results.tsx"
import { wordError } from "../states/wordError.ts"
import { remindersOf } from "./planReminders.ts"

/** Asking goes on from today. */
export function ResumePlan({ plan: { key, title: plan }, today }: { plan: PlanReminders; today: Day }) {
  const words = useWords()
  const tell = useTell()
  const { send, isSending } = useSend(remindersOf(key), Done, ["reminders"])
  const press = () => {
    tell(null)
    send(
      { from: today },
      {
        done: () => tell({ intent: "success", text: words.say("tab.resume.done", { plan }) }),
        failed: error =>
          tell({ intent: "error", text: `${words.say("tab.resume.failed", { plan })} ${wordError(error, words)}` }),
      },
    )
  }
  return (
    <Button
      onClick={press}
      disabledFocusable={isSending}
      aria-label={isSending ? undefined : words.say("tab.resume.openNamed", { plan })}
    >
      {isSending ? words.say("tab.form.sending") : words.say("tab.resume.open")}
    </Button>
  )
}
