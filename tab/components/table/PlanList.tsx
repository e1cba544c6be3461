// The plan in one column: mark, title, by when, owner. A list, since there are no columns left to name.
import { mergeClasses } from "@fluentui/react-components"
import { headingOf } from "#domain/plan/theme.ts"
import type { ActionRow } from "#domain/wire/plans.ts"
import { wordReading } from "#domain/words/wordByWhen.ts"
import { actionInPlanPlace } from "../../places.ts"
import { useWords } from "../../words/WordsContext.ts"
import { PlaceLink } from "../page/PlaceLink.tsx"
import { Stands, Tags } from "./cells.tsx"
import { moveBetweenRows } from "./moveBetweenRows.ts"
import { pressed, type TableProps } from "./PlanTable.tsx"
import { ThemeBand } from "./ThemeBand.tsx"
import { useListStyles, useRowStyles } from "./table.styles.ts"
import { wordMoved } from "./wordRow.ts"

export function PlanList({ groups, foldedThemes, fold, ...props }: TableProps) {
  const styles = useListStyles()
  return groups.map((group, index) => {
    const themeKey = group.theme?.key ?? ""
    const isOpen = !foldedThemes.has(themeKey)
    return (
      <section key={themeKey} aria-label={group.theme ? headingOf(group.theme) : undefined}>
        <div className={mergeClasses(styles.bandSpace, index === 0 && styles.first)}>
          <ThemeBand group={group} isOpen={isOpen} isJudged={props.isJudged} toggle={() => fold(themeKey)} />
        </div>
        {isOpen &&
          group.horizons.map(({ horizon, rows }) => (
            <div key={rows[0]?.key}>
              {horizon !== "" && <p className={styles.horizon}>{horizon}</p>}
              <ul className={styles.list} onKeyDown={moveBetweenRows}>
                {rows.map(row => (
                  <Item key={row.key} row={row} {...props} />
                ))}
              </ul>
            </div>
          ))}
      </section>
    )
  })
}

function Item({
  row,
  planKey,
  today,
  isJudged,
  open,
}: Omit<TableProps, "groups" | "foldedThemes" | "fold"> & { row: ActionRow }) {
  const styles = useListStyles()
  const text = useRowStyles()
  const words = useWords()
  const byWhen = row.byWhen.words || wordReading(row.byWhen, words)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the link in the row answers to keys
    <li className={styles.item} onClick={event => pressed(event.target) && open(row.key)}>
      <div>
        <Stands row={row} today={today} isJudged={isJudged} />
      </div>
      <div>
        <PlaceLink
          to={actionInPlanPlace(planKey, row.key)}
          appearance="subtle"
          className={mergeClasses(text.title, styles.title)}
          data-row={row.key}
        >
          {row.reference} {row.text}
        </PlaceLink>
      </div>
      {byWhen !== "" && (
        <div className={text.sub}>
          {byWhen}
          {row.timesRedated > 0 && <span className={text.moved}>. {wordMoved(row, words)}</span>}
        </div>
      )}
      <div className={text.sub}>{row.lead?.title ?? words.say("tab.row.nobody")}</div>
      <Tags row={row} />
      {row.isWaiting && <div className={text.sub}>{words.say("tab.row.waiting")}</div>}
    </li>
  )
}
