import type { ActionAnswer } from "#domain/wire/actions.ts"
import { useWords } from "../../words/WordsContext.ts"
import { Mark, statusShapes } from "../marks/Mark.tsx"
import { StandingMark } from "../marks/StandingMark.tsx"
import { saysStatus } from "../marks/saysStatus.ts"
import { useActionStyles } from "./action.styles.ts"

const forecastMarks = { "at risk": ["triangle", "amber"], no: ["diamond", "red"] } as const

/** The rule's mark first, then what the owner typed, then what the owner fears. */
export function ActionMarks({ answer: { action, today, mayUpdate } }: { answer: ActionAnswer }) {
  const styles = useActionStyles()
  const words = useWords()
  const { standing, status, forecast } = action
  const isJudged = mayUpdate !== "plan not open" || standing.rating === "blue" || standing.rating === "none"
  const saysTheSame = isJudged && saysStatus(standing)
  const isFeared = forecast === "at risk" || forecast === "no"
  const isSaidAlready = standing.because === "forecast at risk" || standing.because === "forecast no"
  return (
    <div className={styles.marks}>
      {isJudged && <StandingMark standing={standing} today={today} />}
      {!saysTheSame && (
        <Mark shape={statusShapes[status]} ink="quiet">
          {words.say(`status.${status}`)}
        </Mark>
      )}
      {isFeared && !isSaidAlready && !saysTheSame && (
        <Mark shape={forecastMarks[forecast][0]} ink={forecastMarks[forecast][1]}>
          {words.say(`tab.ownerSays.${forecast}`)}
        </Mark>
      )}
      {action.isWaiting && (
        <Mark shape="half disc" ink="quiet">
          {words.say("tab.row.waiting")}
        </Mark>
      )}
    </div>
  )
}
