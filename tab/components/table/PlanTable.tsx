// A plan as councils know it: reference, action, by whom, by when, progress, and how it stands.
import { mergeClasses } from "@fluentui/react-components"
import { Fragment, type ReactNode } from "react"
import type { Day } from "#domain/day/day.ts"
import type { ActionRow } from "#domain/wire/plans.ts"
import { capital } from "#domain/words/words.ts"
import { useHostTheme } from "../../host/HostContext.ts"
import { actionInPlanPlace } from "../../places.ts"
import { useWords } from "../../words/WordsContext.ts"
import { PlaceLink } from "../page/PlaceLink.tsx"
import type { ThemeGroup } from "../plan/groupRows.ts"
import { Progress, Stands, Tags, When, Whom } from "./cells.tsx"
import { moveBetweenRows } from "./moveBetweenRows.ts"
import { ThemeBand } from "./ThemeBand.tsx"
import { useRowStyles, useTableStyles } from "./table.styles.ts"
import type { Column } from "./tableColumns.ts"

export type TableProps = {
  title: string
  /** What this plan calls its actions, where it calls them something else. */
  actionLabel: string
  planKey: string
  groups: ThemeGroup[]
  today: Day
  isJudged: boolean
  openKey: string | null
  foldedThemes: ReadonlySet<string>
  fold: (themeKey: string) => void
  open: (actionKey: string) => void
}

export function PlanTable({ columns, ...props }: TableProps & { columns: readonly Column[] }) {
  const styles = useTableStyles()
  const words = useWords()
  return (
    <table className={styles.table} onKeyDown={moveBetweenRows}>
      <caption className={styles.caption}>{words.say("tab.plan.caption", { title: props.title })}</caption>
      <thead>
        <tr>
          {columns.map(column => (
            <th
              key={column}
              scope="col"
              className={mergeClasses(
                styles.columnHead,
                styles[column],
                column === "when" && !columns.includes("whom") && styles.whenInMedium,
              )}
            >
              {column === "action" && props.actionLabel !== ""
                ? capital(props.actionLabel)
                : words.say(`tab.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      {props.groups.map(group => (
        <ThemeRows key={group.theme?.key ?? ""} group={group} columns={columns} {...props} />
      ))}
    </table>
  )
}

type ThemeRowsProps = Omit<TableProps, "groups"> & { group: ThemeGroup; columns: readonly Column[] }

function ThemeRows({ group, columns, ...props }: ThemeRowsProps) {
  const styles = useTableStyles()
  const themeKey = group.theme?.key ?? ""
  const isOpen = !props.foldedThemes.has(themeKey)
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={columns.length} className={styles.band}>
          <ThemeBand group={group} isOpen={isOpen} isJudged={props.isJudged} toggle={() => props.fold(themeKey)} />
        </th>
      </tr>
      {isOpen &&
        group.horizons.map(({ horizon, rows }) => (
          <Fragment key={rows[0]?.key}>
            {horizon !== "" && (
              <tr>
                <th scope="rowgroup" colSpan={columns.length} className={styles.horizon}>
                  {horizon}
                </th>
              </tr>
            )}
            {rows.map(row => (
              <Row key={row.key} row={row} columns={columns} {...props} />
            ))}
          </Fragment>
        ))}
    </tbody>
  )
}

type RowProps = Omit<TableProps, "groups"> & { row: ActionRow; columns: readonly Column[] }

function Row({ row, columns, planKey, today, isJudged, openKey, open }: RowProps) {
  const styles = useTableStyles()
  const text = useRowStyles()
  const isContrast = useHostTheme() === "contrast"
  const pointed = isContrast ? styles.pointedInContrast : styles.pointed
  const picked = isContrast ? styles.pickedInContrast : styles.picked
  const isWhomBeneath = !columns.includes("whom") && columns.includes("when")
  const cells: Record<Exclude<Column, "action">, ReactNode> = {
    reference: <span className={text.reference}>{row.reference}</span>,
    whom: <Whom row={row} />,
    when: <When row={row} />,
    progress: <Progress row={row} today={today} />,
    recommendations: row.recommendations.join(", "),
    commitments: row.commitments.join(", "),
    stands: <Stands row={row} today={today} isJudged={isJudged} />,
  }
  return (
    // The link in the row is what the keyboard and listeners use; the whole row is a bigger target for a pointer.
    <tr
      className={mergeClasses(styles.row, pointed, openKey === row.key && picked)}
      onClick={event => pressed(event.target) && open(row.key)}
    >
      {columns.map(column =>
        column === "action" ? (
          <th key={column} scope="row" className={styles.cell}>
            <PlaceLink
              to={actionInPlanPlace(planKey, row.key)}
              appearance="subtle"
              className={text.title}
              data-row={row.key}
              aria-current={openKey === row.key ? "true" : "false"}
            >
              {row.text}
            </PlaceLink>
            {isWhomBeneath && <Whom row={row} />}
            {!columns.includes("recommendations") && <Tags row={row} />}
          </th>
        ) : (
          <td key={column} className={styles.cell}>
            {cells[column]}
          </td>
        ),
      )}
    </tr>
  )
}

/** A press that ends a selection of words is no wish to open; the link looks after itself. */
export const pressed = (target: EventTarget): boolean =>
  getSelection()?.isCollapsed !== false && !(target instanceof Element && target.closest("a, button"))
