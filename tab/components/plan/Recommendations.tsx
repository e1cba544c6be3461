import { mergeClasses } from "@fluentui/react-components"
import type { PlanAnswer } from "#domain/wire/plans.ts"
import { useWords } from "../../words/WordsContext.ts"
import { Mark } from "../marks/Mark.tsx"
import { usePageStyles } from "../page/page.styles.ts"
import { useRecommendationStyles } from "./recommendation.styles.ts"

/** What the plan answers, folded away; that something is answered by nothing is said without unfolding. */
export function Recommendations({ recommendations }: Pick<PlanAnswer, "recommendations">) {
  const page = usePageStyles()
  const styles = useRecommendationStyles()
  const words = useWords()
  if (recommendations.length === 0) return null
  const unanswered = recommendations.filter(it => it.answeredBy === 0).map(it => it.number)
  return (
    <details className={mergeClasses(page.sheet, styles.sheet)}>
      <summary className={styles.summary}>
        {words.say("tab.plan.recommendations", {
          count: recommendations.length,
          unanswered: unanswered.length,
          numbers: new Intl.ListFormat(words.language, { type: "conjunction" }).format(unanswered),
        })}
      </summary>
      <ul className={styles.list}>
        {recommendations.map(({ number, wording, answeredBy }) => (
          <li key={number} className={styles.item}>
            <span className={styles.number}>{number}</span>
            <span>{wording}</span>
            <span className={styles.answers}>
              {answeredBy === 0 ? (
                <Mark shape="ring" ink="quiet" isStrong>
                  {words.say("tab.plan.unanswered")}
                </Mark>
              ) : (
                words.say("tab.plan.answeredBy", { count: answeredBy })
              )}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
