// Over a plan that is not approved yet: that nobody is chased, who approves it, and the buttons of those who may.
import { MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components"
import type { PlanAnswer } from "#domain/wire/plans.ts"
import { useWords } from "../../words/WordsContext.ts"
import { ApprovePlan } from "./ApprovePlan.tsx"
import { NameKeepers } from "./NameKeepers.tsx"

export function Approval({ answer }: { answer: PlanAnswer }) {
  const words = useWords()
  const { plan, approval } = answer
  if (approval === null || (plan.state !== "draft" && plan.state !== "consultation")) return null
  const { approver, mayApprove, mayName, isNamer } = approval
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        {words.say(`tab.plan.notChased.${plan.state}`)}{" "}
        {approver === null ? words.say("tab.approval.nobody") : words.say("tab.approval.who", { approver })}
        {isNamer && ` ${words.say("error.plan.named by you")}`}
      </MessageBarBody>
      {(mayApprove || mayName) && (
        <MessageBarActions>
          {mayApprove && <ApprovePlan answer={answer} />}
          {mayName && <NameKeepers plan={plan} approval={approval} />}
        </MessageBarActions>
      )}
    </MessageBar>
  )
}
