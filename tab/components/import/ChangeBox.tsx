import { Checkbox } from "@fluentui/react-components"
import { useWords } from "../../words/WordsContext.ts"
import { Mark } from "../marks/Mark.tsx"
import { useSectionStyles } from "../page/section.styles.ts"
import type { Change, Tickable } from "./differences.ts"
import { useDrafting } from "./draftContext.ts"
import { useDifferenceStyles } from "./import.styles.ts"
import { tick } from "./importDraft.ts"
import { wordValue } from "./wordReading.ts"

type Props = { name: string; found: Change; box: Tickable }

/** One thing that the document says otherwise, with both beside each other. */
export function ChangeBox({ name, found, box }: Props) {
  const styles = useDifferenceStyles()
  const section = useSectionStyles()
  const words = useWords()
  const { change } = useDrafting()
  const what = words.say(`tab.import.what.${found.what}`)
  return (
    <div className={styles.change}>
      <Checkbox
        label={what}
        input={{ "aria-label": words.say("tab.import.takeNamed", { what, name: name.slice(0, 80) }) }}
        checked={box.isTaken}
        onChange={(_, { checked }) => change(was => tick(was, [box.key], checked === true))}
      />
      <dl className={styles.fromTo}>
        <dt className={section.factName}>{words.say("tab.import.inPlan")}</dt>
        <dd className={styles.value}>{wordValue(found.now, words)}</dd>
        <dt className={section.factName}>{words.say("tab.import.inDocument")}</dt>
        <dd className={styles.value}>{wordValue(found.document, words)}</dd>
      </dl>
      {found.isOwnersNewer && (
        <div className={styles.newer}>
          <Mark shape="half disc" ink="quiet" isStrong>
            {words.say("tab.import.newer")}
          </Mark>
        </div>
      )}
    </div>
  )
}
