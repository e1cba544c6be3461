import { mergeClasses } from "@fluentui/react-components"
import { useWords } from "../../words/WordsContext.ts"
import { usePageStyles } from "../page/page.styles.ts"
import { useStateStyles } from "./states.styles.ts"
import { useIsLate } from "./useIsLate.ts"

const rows = ["first", "second", "third", "fourth", "fifth", "sixth"]

/** Grey rows of the real height, still: nothing that moves. `title` names the page where nothing else does yet. */
export function Loading({ title = null }: { title?: string | null }) {
  const styles = useStateStyles()
  const page = usePageStyles()
  const words = useWords()
  const isLate = useIsLate()
  return (
    <>
      {title !== null && <h1 className={styles.forListeners}>{title}</h1>}
      <div role="status">{isLate && <span className={styles.forListeners}>{words.say("tab.loading")}</span>}</div>
      {isLate && (
        <div className={mergeClasses(title !== null && page.sheet, styles.skeleton)} aria-hidden="true">
          {rows.map(row => (
            <div key={row} className={styles.skeletonRow}>
              <div className={styles.block} />
              <div className={mergeClasses(styles.block, styles.twoLines)} />
              <div className={styles.block} />
            </div>
          ))}
        </div>
      )}
    </>
  )
}
