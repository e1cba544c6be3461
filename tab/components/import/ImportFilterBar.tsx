import { SearchBox, ToggleButton } from "@fluentui/react-components"
import { useWords } from "../../words/WordsContext.ts"
import { useFilterStyles } from "../plan/filter.styles.ts"
import { useRowsStyles } from "./import.styles.ts"
import { type ImportFilter, importFilters, passes, type Row } from "./importFilters.ts"
import type { Owner } from "./pairing.ts"

type Props = {
  rows: readonly Row[]
  owners: ReadonlyMap<string, Owner>
  filter: ImportFilter
  choose: (filter: ImportFilter) => void
  search: string
  seek: (search: string) => void
}

/** Search, and pills that count. One that counts nothing is left out. */
export function ImportFilterBar({ rows, owners, filter, choose, search, seek }: Props) {
  const styles = useFilterStyles()
  const bar = useRowsStyles()
  const words = useWords()
  const pills = importFilters.map(it => ({ filter: it, count: rows.filter(row => passes(row, it, owners)).length }))
  return (
    <div className={bar.bar}>
      <SearchBox
        className={styles.search}
        aria-label={words.say("tab.import.search")}
        placeholder={words.say("tab.import.search")}
        value={search}
        onChange={(_, { value }) => seek(value)}
        dismiss={{ "aria-label": words.say("tab.plan.clearSearch") }}
      />
      <fieldset className={styles.pills} aria-label={words.say("tab.plan.filters")}>
        {pills
          .filter(pill => pill.count > 0 || pill.filter === filter)
          .map(pill => (
            <ToggleButton
              key={pill.filter}
              size="small"
              shape="circular"
              className={styles.pill}
              appearance={pill.filter === filter ? "primary" : "outline"}
              checked={pill.filter === filter}
              onClick={() => choose(pill.filter === filter ? "all" : pill.filter)}
            >
              <span className={styles.content}>
                {words.say(`tab.import.filter.${pill.filter}`)} <span className={styles.count}>{pill.count}</span>
              </span>
            </ToggleButton>
          ))}
      </fieldset>
    </div>
  )
}
