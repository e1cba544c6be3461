import { Button, mergeClasses } from "@fluentui/react-components"
import { memo } from "react"
import { useWords } from "../../words/WordsContext.ts"
import { useTableStyles } from "../table/table.styles.ts"
import { useRowsStyles } from "./import.styles.ts"
import { ReadProgress, ReadWhen, ReadWhom, What } from "./importCells.tsx"
import type { Row } from "./importFilters.ts"
import type { Owner } from "./pairing.ts"
import { RowEditor } from "./RowEditor.tsx"
import { wordSource } from "./wordReading.ts"

export type RowsProps = {
  rows: readonly Row[]
  owners: ReadonlyMap<string, Owner>
  editing: number | null
  edit: (at: number) => void
  stop: () => void
}

const columns = ["source", "action", "whom", "when", "progress", "buttons"] as const

export function RowsTable({ rows, owners, editing, edit, stop }: RowsProps) {
  const table = useTableStyles()
  const styles = useRowsStyles()
  const words = useWords()
  return (
    <table className={table.table}>
      <caption className={table.caption}>{words.say("tab.import.caption")}</caption>
      <thead>
        <tr>
          {columns.map(column => (
            <th
              key={column}
              scope="col"
              className={mergeClasses(table.columnHead, column !== "action" && styles[column])}
            >
              {words.say(`tab.import.head.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => [
          <Line key={row.at} {...lineOf(row)} owners={owners} isOpen={editing === row.at} edit={edit} />,
          editing === row.at && (
            <tr key="editor">
              <td colSpan={columns.length} className={styles.panelCell}>
                <RowEditor at={row.at} stop={stop} />
              </td>
            </tr>
          ),
        ])}
      </tbody>
    </table>
  )
}

/** Apart, so that a row that stays as it is need not be drawn again. */
const lineOf = ({ at, action, isLeftOut, isCorrected }: Row) => ({ at, action, isLeftOut, isCorrected })

type LineProps = Row & Pick<RowsProps, "owners"> & { isOpen: boolean; edit: (at: number) => void }

const Line = memo(function Line({ owners, isOpen, edit, ...row }: LineProps) {
  const table = useTableStyles()
  const styles = useRowsStyles()
  const words = useWords()
  return (
    <tr>
      <td className={mergeClasses(table.cell, styles.source)}>{wordSource(row.action.source, words)}</td>
      <th scope="row" className={table.cell}>
        <What row={row} />
      </th>
      <td className={table.cell}>
        <ReadWhom action={row.action} owners={owners} />
      </td>
      <td className={table.cell}>
        <ReadWhen byWhen={row.action.byWhen} />
      </td>
      <td className={table.cell}>
        <ReadProgress action={row.action} />
      </td>
      <td className={table.cell}>
        <EditButton row={row} isOpen={isOpen} edit={edit} />
      </td>
    </tr>
  )
}, isSameLine)

/** `edit` is made anew at each drawing and always does the same. */
function isSameLine(before: LineProps, after: LineProps): boolean {
  return (
    before.action === after.action &&
    before.owners === after.owners &&
    before.isOpen === after.isOpen &&
    before.isLeftOut === after.isLeftOut &&
    before.at === after.at
  )
}

type ButtonProps = { row: Row; isOpen: boolean; edit: (at: number) => void }

export function EditButton({ row, isOpen, edit }: ButtonProps) {
  const words = useWords()
  const name = row.action.ref ?? row.action.title.slice(0, 60)
  return (
    <Button
      size="small"
      data-edit={row.at}
      aria-expanded={isOpen}
      aria-label={words.say("tab.import.editNamed", { name })}
      onClick={() => edit(row.at)}
    >
      {words.say("tab.import.edit")}
    </Button>
  )
}
