import { Fragment } from "react"
import type { PlanSummary } from "#domain/wire/plans.ts"
import { planPlace } from "../../places.ts"
import { useWords } from "../../words/WordsContext.ts"
import { PlaceLink } from "../page/PlaceLink.tsx"
import { usePlansStyles } from "./plans.styles.ts"

/** The thread above a plan, nearest first; and in what way it serves, where that is said. */
export function Serves({ serves, contribution = "" }: Pick<PlanSummary, "serves"> & { contribution?: string }) {
  const styles = usePlansStyles()
  const words = useWords()
  if (serves.length === 0 && contribution === "") return null
  return (
    <div className={styles.thread}>
      {serves.length > 0 && (
        <p className={styles.serves}>
          <span>{words.say("tab.plans.serves")}&nbsp;</span>
          {serves.map((served, index) => (
            <Fragment key={served.key}>
              {index > 0 && (
                <span className={styles.step} aria-hidden="true">
                  ›
                </span>
              )}
              <PlaceLink to={planPlace(served.key)} className={styles.servesLink}>
                {served.title}
              </PlaceLink>
            </Fragment>
          ))}
        </p>
      )}
      {contribution !== "" && <p className={styles.contribution}>{contribution}</p>}
    </div>
  )
}
