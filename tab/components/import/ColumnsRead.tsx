// What each column was taken for, to be corrected by hand; the document is then read again.
import { Button, Select } from "@fluentui/react-components"
import { useState } from "react"
import { ColumnMeaning, type ReadColumn } from "#domain/wire/imports.ts"
import { useReadDocument } from "../../queries/useReadDocument.ts"
import { useWords } from "../../words/WordsContext.ts"
import { NotDone } from "../dialog/NotDone.tsx"
import { Mark } from "../marks/Mark.tsx"
import { useTell } from "../page/Results.tsx"
import { useSectionStyles } from "../page/section.styles.ts"
import { useDrafting } from "./draftContext.ts"
import { useReadStyles } from "./import.styles.ts"
import { isTouched, rereadDraft } from "./importDraft.ts"

/** Open where one was taken by its place. */
export function ColumnsRead({ columns }: { columns: readonly ReadColumn[] }) {
  const styles = useReadStyles()
  const section = useSectionStyles()
  const words = useWords()
  const tell = useTell()
  const { draft, planKey, change } = useDrafting()
  const { mutate, isPending, error } = useReadDocument(planKey)
  const [wanted, setWanted] = useState<Readonly<Record<string, ColumnMeaning>>>({})
  const unsure = columns.filter(column => !column.isSure).length
  const isOther = columns.some(({ id, meaning }) => (wanted[id] ?? meaning) !== meaning)
  const readAgain = () => {
    const corrected = { ...draft.columns, ...wanted }
    const asAt = draft.asAt === draft.answer.reading.plan.asAt ? null : draft.asAt
    mutate(
      { source: draft.source, columns: corrected, asAt },
      {
        onSuccess: answer => {
          change(was => rereadDraft(was, answer, corrected))
          setWanted({})
          const { actions, unread } = answer.reading
          tell({ intent: "info", text: words.say("tab.import.done", { count: actions.length, unread: unread.length }) })
        },
      },
    )
  }
  return (
    <details className={styles.details} open={unsure > 0}>
      <summary className={styles.summary}>{words.say("tab.import.columns", { count: columns.length, unsure })}</summary>
      <div className={styles.detailsBody}>
        <p className={section.sub}>{words.say("tab.import.columns.hint")}</p>
        <ul className={styles.columns}>
          {columns.map(column => (
            <Column
              key={column.id}
              column={column}
              meaning={wanted[column.id] ?? column.meaning}
              choose={meaning => setWanted({ ...wanted, [column.id]: meaning })}
            />
          ))}
        </ul>
        {isTouched(draft) && isOther && <p className={section.sub}>{words.say("tab.import.columns.drops")}</p>}
        <div>
          <Button size="small" disabledFocusable={!isOther || isPending} onClick={readAgain}>
            {words.say(isPending ? "tab.import.columns.reading" : "tab.import.columns.again")}
          </Button>
        </div>
        {error && !isPending && <NotDone error={error} after={words.say("tab.import.workKept")} />}
      </div>
    </details>
  )
}

type ColumnProps = { column: ReadColumn; meaning: ColumnMeaning; choose: (meaning: ColumnMeaning) => void }

function Column({ column: { id, heading, isSure }, meaning, choose }: ColumnProps) {
  const styles = useReadStyles()
  const section = useSectionStyles()
  const words = useWords()
  const [table = "", column = ""] = id.split(":")
  const place = words.say("tab.import.columnPlace", { table, column })
  const name = heading === "" ? words.say("tab.import.noHeading") : heading
  return (
    <li className={styles.column}>
      <div>
        <div className={section.sentence}>{name}</div>
        <div className={section.sub}>{place}</div>
      </div>
      <Select
        className={styles.choice}
        select={{ className: styles.choice }}
        aria-label={words.say("tab.import.meaningOf", { name, place })}
        value={meaning}
        onChange={(_, { value }) => choose(ColumnMeaning.options.find(option => option === value) ?? meaning)}
      >
        {ColumnMeaning.options.map(option => (
          <option key={option} value={option}>
            {words.say(`tab.import.column.${option}`)}
          </option>
        ))}
      </Select>
      <div>
        {!isSure && (
          <Mark shape="half disc" ink="quiet" isStrong>
            {words.say("tab.import.unsure")}
          </Mark>
        )}
      </div>
    </li>
  )
}
