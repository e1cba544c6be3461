import type { Day } from "#domain/day/day.ts"
import type { PlanReminders, RemindersAnswer } from "#domain/wire/reminders.ts"
import { planPlace } from "../../places.ts"
import { useWords } from "../../words/WordsContext.ts"
import { type Ink, Mark } from "../marks/Mark.tsx"
import type { ShapeName } from "../marks/Shape.tsx"
import { PlaceLink } from "../page/PlaceLink.tsx"
import { Section } from "../page/Section.tsx"
import { useSectionStyles } from "../page/section.styles.ts"
import { DatesToConfirm } from "./DatesToConfirm.tsx"
import { PausePlan } from "./PausePlan.tsx"
import { ResumePlan } from "./ResumePlan.tsx"
import { useAskingStyles } from "./reminders.styles.ts"
import { StartPlan } from "./StartPlan.tsx"
import { wordPlanState } from "./wordReminders.ts"

const marks: Record<PlanReminders["state"], [ShapeName, Ink]> = {
  "not chased": ["ring", "quiet"],
  "not started": ["ring", "quiet"],
  asking: ["disc", "green"],
  paused: ["bars", "amber"],
}

/** For each plan whether it is asked about, and the dates that nobody is chased for yet. */
export function AskingSection({ answer: { plans, today } }: { answer: RemindersAnswer }) {
  const styles = useSectionStyles()
  const words = useWords()
  return (
    <Section title={words.say("tab.asking.title")} note={plans.length === 0 ? words.say("tab.asking.none") : null}>
      <ul className={styles.list}>
        {plans.map(plan => (
          <PlanAsking key={plan.key} plan={plan} today={today} />
        ))}
      </ul>
    </Section>
  )
}

/** Where nobody would be asked there is nothing to start, unless a date waits for its confirmation. */
const isWorthStarting = ({ preview, toConfirm }: PlanReminders): boolean => preview.items + toConfirm.length > 0

function PlanAsking({ plan, today }: { plan: PlanReminders; today: Day }) {
  const styles = useAskingStyles()
  const section = useSectionStyles()
  const words = useWords()
  const [shape, ink] = marks[plan.state]
  return (
    <li className={styles.plan}>
      <div className={styles.line}>
        <div className={styles.what}>
          <h3 className={section.name}>
            <PlaceLink to={planPlace(plan.key)} className={section.nameLink}>
              {plan.title}
            </PlaceLink>
          </h3>
          <Mark shape={shape} ink={ink}>
            {wordPlanState(plan, today, words)}
          </Mark>
          {plan.state !== "not chased" && (
            <p className={section.sub}>{words.say("tab.asking.preview", { ...plan.preview })}</p>
          )}
        </div>
        {plan.mayPause && (
          <div className={section.end}>
            {plan.state === "not started" && isWorthStarting(plan) && <StartPlan plan={plan} today={today} />}
            {plan.state === "asking" && <PausePlan plan={plan} today={today} />}
            {plan.state === "paused" && <ResumePlan plan={plan} today={today} />}
          </div>
        )}
      </div>
      <DatesToConfirm plan={plan} level={4} />
    </li>
  )
}
