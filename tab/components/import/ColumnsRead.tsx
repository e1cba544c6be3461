import type { ReadColumn } from "#domain/wire/imports.ts"
import { useWords } from "../../words/WordsContext.ts"
import { Mark } from "../marks/Mark.tsx"
import { useSectionStyles } from "../page/section.styles.ts"
import { useReadStyles } from "./import.styles.ts"

/** What each column was taken for; open where one was taken by its place. */
export function ColumnsRead({ columns }: { columns: readonly ReadColumn[] }) {
  const styles = useReadStyles()
  const section = useSectionStyles()
  const words = useWords()
  const unsure = columns.filter(column => !column.isSure).length
  return (
    <details className={styles.details} open={unsure > 0}>
      <summary className={styles.summary}>{words.say("tab.import.columns", { count: columns.length, unsure })}</summary>
      <div className={styles.detailsBody}>
        <p className={section.sub}>{words.say("tab.import.columns.hint")}</p>
        <ul className={styles.columns}>
          {columns.map(column => (
            <li key={column.id} className={styles.column}>
              <div>
                <div className={section.sentence}>
                  {column.heading === "" ? words.say("tab.import.noHeading") : column.heading}
                </div>
                <div className={section.sub}>{wordPlace(column.id)}</div>
              </div>
              <div>{words.say(`tab.import.column.${column.meaning}`)}</div>
              <div>
                {!column.isSure && (
                  <Mark shape="half disc" ink="quiet" isStrong>
                    {words.say("tab.import.unsure")}
                  </Mark>
                )}
              </div>
            </li>
          ))}
        </ul>
      </div>
    </details>
  )

  function wordPlace(id: string): string {
    const [table = "", column = ""] = id.split(":")
    return words.say("tab.import.columnPlace", { table, column })
  }
}
