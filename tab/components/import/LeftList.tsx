// What an import left as it was, for others had changed it since it was looked at; each with the way to its action.
import { MessageBar, MessageBarBody } from "@fluentui/react-components"
import type { ImportAnswer } from "#domain/wire/imports.ts"
import { actionInPlanPlace } from "../../places.ts"
import { useWords } from "../../words/WordsContext.ts"
import { PlaceLink } from "../page/PlaceLink.tsx"
import { useSectionStyles } from "../page/section.styles.ts"
import { useBringInStyles } from "./import.styles.ts"

type Props = { planKey: string; left: ImportAnswer["left"] }

export function LeftList({ planKey, left: { actions, first } }: Props) {
  const styles = useBringInStyles()
  const section = useSectionStyles()
  const words = useWords()
  if (actions === 0) return null
  return (
    <div className={styles.wide}>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{words.say("tab.import.left", { count: actions })}</MessageBarBody>
      </MessageBar>
      <ul className={section.list}>
        {first.map(({ actionKey, reference, text, what }) => (
          <li key={actionKey} className={section.entry}>
            <PlaceLink inline to={actionInPlanPlace(planKey, actionKey)}>
              {`${reference} ${text}`.trim()}
            </PlaceLink>
            <p className={section.sub}>
              {words.say("tab.import.leftOf", {
                what: what.map(each => words.say(`tab.import.what.${each}`)).join(", "),
              })}
            </p>
          </li>
        ))}
      </ul>
      {actions > first.length && (
        <p className={styles.sentence}>{words.say("tab.import.leftMore", { count: actions - first.length })}</p>
      )}
    </div>
  )
}
