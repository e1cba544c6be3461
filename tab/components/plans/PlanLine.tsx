import type { PlanSummary } from "#domain/wire/plans.ts"
import { capital } from "#domain/words/words.ts"
import { planPlace } from "../../places.ts"
import { useWords } from "../../words/WordsContext.ts"
import { CountsBar } from "../marks/CountsBar.tsx"
import { CountsLegend } from "../marks/CountsLegend.tsx"
import { PlaceLink } from "../page/PlaceLink.tsx"
import { isJudged } from "../plan/isJudged.ts"
import { usePlansStyles } from "./plans.styles.ts"
import { Serves } from "./Serves.tsx"
import { wordPlan } from "./wordPlan.ts"

export function PlanLine({ plan }: { plan: PlanSummary }) {
  const styles = usePlansStyles()
  const words = useWords()
  return (
    <li className={styles.row}>
      <div>
        <h3 className={styles.title}>
          <PlaceLink to={planPlace(plan.key)} className={styles.titleLink}>
            {plan.title}
          </PlaceLink>
        </h3>
        <p className={styles.meta}>{capital(wordPlan(plan, words))}</p>
        <Serves serves={plan.serves} />
      </div>
      <div className={styles.figures}>
        {plan.counts.total === 0 ? (
          <p className={styles.note}>{words.say("tab.plans.noActions")}</p>
        ) : (
          <>
            {isJudged(plan) && <CountsBar counts={plan.counts} />}
            <CountsLegend counts={plan.counts} isJudged={isJudged(plan)} />
          </>
        )}
      </div>
    </li>
  )
}
