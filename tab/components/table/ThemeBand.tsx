import { Button } from "@fluentui/react-components"
import { ChevronDown16Regular, ChevronRight16Regular } from "@fluentui/react-icons"
import { headingOf } from "#domain/plan/theme.ts"
import { useWords } from "../../words/WordsContext.ts"
import { CountsBar } from "../marks/CountsBar.tsx"
import type { ThemeGroup } from "../plan/groupRows.ts"
import { useBandStyles } from "./table.styles.ts"
import { wordTotals } from "./wordTotals.ts"

type Props = { group: ThemeGroup; isOpen: boolean; isJudged: boolean; toggle: () => void }

/** A theme's heading with its totals; pressing it folds the theme's actions away. */
export function ThemeBand({ group, isOpen, isJudged, toggle }: Props) {
  const styles = useBandStyles()
  const words = useWords()
  const { theme, counts } = group
  return (
    <div className={styles.band}>
      <Button
        appearance="transparent"
        size="small"
        className={styles.toggle}
        icon={isOpen ? <ChevronDown16Regular /> : <ChevronRight16Regular />}
        aria-expanded={isOpen}
        onClick={toggle}
      >
        {theme === null ? words.say("tab.plan.noTheme") : headingOf(theme)}
      </Button>
      <span className={styles.totals}>
        <span>{wordTotals(counts, isJudged, words)}</span>
        {isJudged && (
          <span className={styles.bar}>
            <CountsBar counts={counts} isThin />
          </span>
        )}
      </span>
      {theme !== null && theme.note !== "" && <p className={styles.note}>{theme.note}</p>}
    </div>
  )
}
