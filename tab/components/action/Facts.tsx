import { Fragment, type ReactNode } from "react"
import type { ActionAnswer } from "#domain/wire/actions.ts"
import { wordReading } from "#domain/words/wordByWhen.ts"
import { planPlace } from "../../places.ts"
import { useWords } from "../../words/WordsContext.ts"
import { Mark, ratingInks, ratingShapes } from "../marks/Mark.tsx"
import { PlaceLink } from "../page/PlaceLink.tsx"
import { wordMoved, wordWith } from "../table/wordRow.ts"
import { useActionStyles } from "./action.styles.ts"

export function Facts({ answer }: { answer: ActionAnswer }) {
  const styles = useActionStyles()
  const words = useWords()
  const { action } = answer
  const isOtherOwnerRating = answer.ownerRating !== null && answer.ownerRating !== action.standing.rating
  return (
    <dl className={styles.facts}>
      <Fact name={words.say("tab.fact.byWhen")}>
        <ByWhen answer={answer} />
      </Fact>
      <Fact name={words.say("tab.fact.lead")}>
        <Lead answer={answer} />
      </Fact>
      {answer.sponsor !== null && <Fact name={words.say("tab.fact.sponsor")}>{answer.sponsor}</Fact>}
      {isOtherOwnerRating && (
        <Fact name={words.say("tab.fact.rating")}>
          <Ratings answer={answer} />
        </Fact>
      )}
      <Fact name={words.say("tab.fact.serves")}>
        <Serves answer={answer} />
      </Fact>
      {action.recommendations.length > 0 && (
        <Fact name={words.say("tab.fact.answers")}>{action.recommendations.join(", ")}</Fact>
      )}
      {action.commitments.length > 0 && (
        <Fact name={words.say("tab.fact.commitments")}>{action.commitments.join(", ")}</Fact>
      )}
      {action.exemptParagraph !== null && (
        <Fact name={words.say("tab.fact.exempt")}>
          {words.say("tab.row.exempt", { paragraph: action.exemptParagraph })}
          <div className={styles.sub}>{words.say("tab.exempt.means")}</div>
        </Fact>
      )}
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  const styles = useActionStyles()
  return (
    <>
      <dt className={styles.factName}>{name}</dt>
      <dd className={styles.fact}>{children}</dd>
    </>
  )
}

/** As written, in quotes; then what it is read as, the first date, and the moves. */
function ByWhen({ answer: { action } }: { answer: ActionAnswer }) {
  const styles = useActionStyles()
  const words = useWords()
  const reading = wordReading(action.byWhen, words)
  const isMoved = action.timesRedated > 0
  return (
    <>
      {action.byWhen.words === ""
        ? words.say("byWhen.unknown")
        : words.say("tab.quoted", { words: action.byWhen.words })}
      {reading !== "" && reading !== action.byWhen.words && (
        <div className={styles.sub}>{words.say("tab.fact.readAs", { reading: small(reading) })}</div>
      )}
      {isMoved && (
        <div className={styles.sub}>
          {words.say("tab.fact.firstDate", { words: action.originalByWhen, moved: wordMoved(action, words) })}
        </div>
      )}
    </>
  )
}

/** Inside a sentence. */
const small = (text: string) => text.charAt(0).toLocaleLowerCase() + text.slice(1)

function Lead({ answer: { action } }: { answer: ActionAnswer }) {
  const styles = useActionStyles()
  const words = useWords()
  return (
    <>
      {action.lead === null ? (
        <Mark shape="ring" ink="quiet">
          {words.say("tab.row.nobody")}
        </Mark>
      ) : (
        action.lead.title
      )}
      {action.lead !== null && action.lead.members !== null && (
        <div className={styles.sub}>{words.say("tab.row.group", { count: action.lead.members })}</div>
      )}
      {action.lead === null && action.leadWords !== "" && (
        <div className={styles.sub}>{words.say("tab.row.asWritten", { words: action.leadWords })}</div>
      )}
      {action.contributors.length > 0 && <div className={styles.sub}>{wordWith(action, words)}</div>}
    </>
  )
}

/** The rule and the owner differ: both are said, each with its reason. */
function Ratings({ answer }: { answer: ActionAnswer }) {
  const words = useWords()
  const { standing } = answer.action
  if (answer.ownerRating === null) return null
  const reason = answer.ownerRatingReason
  return (
    <>
      <div>
        <Mark shape={ratingShapes[standing.rating]} ink={ratingInks[standing.rating]}>
          {words.say("tab.rating.rule", {
            rating: words.say(`tab.rating.${standing.rating}`),
            why: words.say(`tab.rule.${standing.because}`),
          })}
        </Mark>
      </div>
      <div>
        <Mark shape={ratingShapes[answer.ownerRating]} ink={ratingInks[answer.ownerRating]}>
          {words.say(reason === "" ? "tab.rating.owner" : "tab.rating.ownerBecause", {
            rating: words.say(`tab.rating.${answer.ownerRating}`),
            why: reason,
          })}
        </Mark>
      </div>
    </>
  )
}

function Serves({ answer }: { answer: ActionAnswer }) {
  const styles = useActionStyles()
  const served = [
    { key: answer.plan.key, title: answer.plan.title },
    ...answer.serves.filter(it => it.key !== answer.plan.key),
  ]
  return (
    <div className={styles.serves}>
      {served.map((plan, index) => (
        <Fragment key={plan.key}>
          {index > 0 && <span aria-hidden="true"> › </span>}
          <PlaceLink to={planPlace(plan.key)} inline className={styles.inline}>
            {plan.title}
          </PlaceLink>
        </Fragment>
      ))}
    </div>
  )
}
