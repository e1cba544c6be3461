// The rows in one column, for windows without room for a table.
import { useWords } from "../../words/WordsContext.ts"
import { useSectionStyles } from "../page/section.styles.ts"
import { useRowsStyles } from "./import.styles.ts"
import { ReadProgress, ReadWhen, ReadWhom, What } from "./importCells.tsx"
import type { Row } from "./importFilters.ts"
import { RowEditor } from "./RowEditor.tsx"
import { EditButton, type RowsProps } from "./RowsTable.tsx"
import { wordSource } from "./wordReading.ts"

export function RowsList({ rows, owners, editing, edit, stop }: RowsProps) {
  const section = useSectionStyles()
  return (
    <ul className={section.list}>
      {rows.map(row => (
        <li key={row.at}>
          <Card row={row} owners={owners} isOpen={editing === row.at} edit={edit} />
          {editing === row.at && <RowEditor at={row.at} stop={stop} />}
        </li>
      ))}
    </ul>
  )
}

type CardProps = Pick<RowsProps, "owners" | "edit"> & { row: Row; isOpen: boolean }

function Card({ row, owners, isOpen, edit }: CardProps) {
  const styles = useRowsStyles()
  const section = useSectionStyles()
  const words = useWords()
  const facts = [
    ["whom", <ReadWhom key="whom" action={row.action} owners={owners} />],
    ["when", <ReadWhen key="when" byWhen={row.action.byWhen} />],
    ["progress", <ReadProgress key="progress" action={row.action} />],
  ] as const
  return (
    <div className={styles.card}>
      <p className={section.sub}>{wordSource(row.action.source, words)}</p>
      <What row={row} />
      <dl className={styles.cardFacts}>
        {facts.map(([column, value]) => [
          <dt key={`${column} name`} className={section.factName}>
            {words.say(`tab.import.head.${column}`)}
          </dt>,
          <dd key={column} className={section.fact}>
            {value}
          </dd>,
        ])}
      </dl>
      <div>
        <EditButton row={row} isOpen={isOpen} edit={edit} />
      </div>
    </div>
  )
}
