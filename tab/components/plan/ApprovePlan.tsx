import { Button } from "@fluentui/react-components"
import type { PlanAnswer } from "#domain/wire/plans.ts"
import { Done } from "#domain/wire/reminders.ts"
import { useWords } from "../../words/WordsContext.ts"
import { AskDialog } from "../dialog/AskDialog.tsx"
import { useDialogStyles } from "../dialog/dialog.styles.ts"
import { useDialog } from "../dialog/useDialog.ts"
import { useTell } from "../page/Results.tsx"
import { openQuestions } from "./openQuestions.ts"

/** Approves a draft once it was said what follows, and what is still open in it. */
export function ApprovePlan({ answer: { plan, actions } }: { answer: PlanAnswer }) {
  const styles = useDialogStyles()
  const words = useWords()
  const tell = useTell()
  const dialog = useDialog(`/api/plans/${encodeURIComponent(plan.key)}/approval`, Done, ["plan", "plans", "reminders"])
  const act = () =>
    dialog.ask({}, () => {
      // The button that had the focus is gone with the draft.
      document.querySelector("h1")?.focus({ preventScroll: true })
      tell({ intent: "success", text: words.say("tab.approval.approved", { plan: plan.title }) })
    })
  return (
    <AskDialog
      dialog={dialog}
      trigger={<Button appearance="primary">{words.say("tab.approval.approve")}</Button>}
      title={words.say("tab.approval.approveTitle", { plan: plan.title })}
      press={words.say("tab.approval.approve")}
      act={act}
    >
      <p className={styles.sentence}>
        {words.say("tab.approval.holds", { count: actions.length, ...openQuestions(actions) })}
      </p>
      <p className={styles.sentence}>{words.say("tab.approval.follows")}</p>
      <p className={styles.sentence}>{words.say("tab.approval.paused")}</p>
    </AskDialog>
  )
}
