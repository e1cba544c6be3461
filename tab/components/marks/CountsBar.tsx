import { mergeClasses } from "@fluentui/react-components"
import type { Counts } from "#domain/wire/plans.ts"
import { useHostTheme } from "../../host/HostContext.ts"
import { useBarStyles } from "./marks.styles.ts"
import { ratingsInOrder } from "./ratingsInOrder.ts"

/** Repeats counts that stand beside it in words, so it is hidden from those who listen. */
export function CountsBar({ counts, isThin = false }: { counts: Counts; isThin?: boolean }) {
  const styles = useBarStyles()
  const isContrast = useHostTheme() === "contrast"
  const inContrast = {
    blue: mergeClasses(styles.outlined, styles.dotted),
    green: styles.outlined,
    amber: mergeClasses(styles.outlined, styles.hatched),
    red: mergeClasses(styles.outlined, styles.solid),
    none: mergeClasses(styles.outlined, styles.dotted),
  }
  return (
    <div className={mergeClasses(styles.bar, isThin ? styles.thin : styles.thick)} aria-hidden="true">
      {ratingsInOrder
        .filter(rating => counts[rating] > 0)
        .map(rating => (
          <div
            key={rating}
            className={mergeClasses(styles.segment, isContrast ? inContrast[rating] : styles[rating])}
            style={{ flexGrow: counts[rating] }}
          />
        ))}
    </div>
  )
}
