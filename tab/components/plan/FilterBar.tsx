import { SearchBox, ToggleButton } from "@fluentui/react-components"
import type { RefObject } from "react"
import type { ActionRow } from "#domain/wire/plans.ts"
import { useWords } from "../../words/WordsContext.ts"
import type { Ink } from "../marks/Mark.tsx"
import { useMarkStyles } from "../marks/marks.styles.ts"
import { Shape, type ShapeName } from "../marks/Shape.tsx"
import { useFilterStyles } from "./filter.styles.ts"
import { countFilter, otherFilters, type RowFilter, type Sought, standingFilters } from "./rowFilters.ts"

const marks: Partial<Record<RowFilter, [ShapeName, Ink]>> = {
  overdue: ["diamond", "red"],
  late: ["diamond", "red"],
  "at risk": ["triangle", "amber"],
  "on course": ["disc", "green"],
  complete: ["tick", "blue"],
  closed: ["cross", "quiet"],
  "without owner": ["ring", "quiet"],
}

type Props = {
  rows: readonly ActionRow[]
  isJudged: boolean
  sought: Sought
  seekFor: (sought: Sought) => void
  searchField: RefObject<HTMLInputElement | null>
}

/** Search, and pills whose counts filter. A pill that counts nothing is left out. */
export function FilterBar({ rows, isJudged, sought, seekFor, searchField }: Props) {
  const styles = useFilterStyles()
  const words = useWords()
  const shown = (filters: readonly RowFilter[]) =>
    filters.filter(filter => filter === sought.filter || countFilter(rows, filter) > 0)
  const standing = isJudged ? shown(standingFilters) : []
  const other = shown(otherFilters)
  const pill = (filter: RowFilter) => (
    <Pill
      key={filter}
      filter={filter}
      count={countFilter(rows, filter)}
      isOn={sought.filter === filter}
      press={() => seekFor({ ...sought, filter: sought.filter === filter ? "all" : filter })}
    />
  )
  return (
    <div className={styles.bar}>
      <SearchBox
        input={{ ref: searchField }}
        className={styles.search}
        aria-label={words.say("tab.plan.search")}
        placeholder={words.say("tab.plan.search")}
        value={sought.search}
        onChange={(_, { value }) => seekFor({ ...sought, search: value })}
        dismiss={{ "aria-label": words.say("tab.plan.clearSearch") }}
      />
      <fieldset className={styles.pills} aria-label={words.say("tab.plan.filters")}>
        {pill("all")}
        {standing.map(pill)}
        {other.map(pill)}
      </fieldset>
    </div>
  )
}

type PillProps = { filter: RowFilter; count: number; isOn: boolean; press: () => void }

function Pill({ filter, count, isOn, press }: PillProps) {
  const styles = useFilterStyles()
  const inks = useMarkStyles()
  const words = useWords()
  const [shape, ink] = marks[filter] ?? []
  return (
    <ToggleButton
      size="small"
      shape="circular"
      className={styles.pill}
      appearance={isOn ? "primary" : "outline"}
      checked={isOn}
      onClick={press}
    >
      <span className={styles.content}>
        {shape && <Shape name={shape} className={isOn || !ink ? undefined : inks[ink]} />}
        {words.say(`tab.filter.${filter}`)} <span className={styles.count}>{count}</span>
      </span>
    </ToggleButton>
  )
}
