import { actionInPlanPlace } from "../../places.ts"
import { useWords } from "../../words/WordsContext.ts"
import { PlaceLink } from "./PlaceLink.tsx"
import { useSectionStyles } from "./section.styles.ts"

type Props = { action: { actionKey: string; planKey: string; reference: string; text: string | null } }

/** A link to an action by its reference and words; an exempt action's words stay on its own page. */
export function ActionRef({ action }: Props) {
  const styles = useSectionStyles()
  const words = useWords()
  return (
    <PlaceLink to={actionInPlanPlace(action.planKey, action.actionKey)} className={styles.nameLink}>
      {action.reference} {action.text ?? words.say("tab.exempt.title")}
    </PlaceLink>
  )
}
