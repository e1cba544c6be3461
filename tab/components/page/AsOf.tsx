import type { Instant } from "#domain/day/day.ts"
import { useWords } from "../../words/WordsContext.ts"
import { usePageStyles } from "./page.styles.ts"

/** When the lists were last read. */
export function AsOf({ at }: { at: Instant }) {
  const styles = usePageStyles()
  const words = useWords()
  return <p className={styles.small}>{words.say("tab.asOf", { time: words.time(at) })}</p>
}
