// Every row that was read, beside its source: filtered, searched, a page at a time, and corrected in place.
import { useDeferredValue, useMemo, useRef, useState } from "react"
import { useWords } from "../../words/WordsContext.ts"
import { Section } from "../page/Section.tsx"
import { useLayout } from "../page/useLayout.ts"
import { useDrafting } from "./draftContext.ts"
import { ImportFilterBar } from "./ImportFilterBar.tsx"
import { useRowsStyles } from "./import.styles.ts"
import { type ImportFilter, passes, rowsOf, seekRows } from "./importFilters.ts"
import { Pager, pageOf } from "./Pager.tsx"
import { RowsList } from "./RowsList.tsx"
import { RowsTable } from "./RowsTable.tsx"

export function RowsSection() {
  const styles = useRowsStyles()
  const words = useWords()
  const layout = useLayout()
  const { draft, owners } = useDrafting()
  const [filter, setFilter] = useState<ImportFilter>("all")
  const [search, setSearch] = useState("")
  const [page, setPage] = useState(0)
  const editing = useEditing()
  const all = useMemo(() => rowsOf(draft), [draft])
  const sought = useDeferredValue(search)
  const found = useMemo(
    () =>
      seekRows(
        all.filter(row => passes(row, filter, owners)),
        sought,
      ),
    [all, filter, owners, sought],
  )
  const shown = pageOf(found, page)
  const Rows = layout === "wide" ? RowsTable : RowsList
  const first = () => setPage(0)
  return (
    <Section title={words.say("tab.import.rows", { count: all.length })} note={words.say("tab.import.rows.note")}>
      <ImportFilterBar
        rows={all}
        owners={owners}
        filter={filter}
        choose={next => {
          setFilter(next)
          first()
        }}
        search={search}
        seek={next => {
          setSearch(next)
          first()
        }}
      />
      {shown.items.length > 0 ? (
        <Rows rows={shown.items} owners={owners} {...editing} />
      ) : (
        <p className={styles.none}>{words.say("tab.import.noneFound")}</p>
      )}
      <Pager {...shown} count={found.length} of={all.length} turn={setPage} />
    </Section>
  )
}

/** One row is corrected at a time; its button has the focus again after. */
function useEditing() {
  const [editing, setEditing] = useState<number | null>(null)
  const last = useRef<number | null>(null)
  const edit = (at: number) => {
    last.current = at
    setEditing(at)
  }
  const stop = () => {
    setEditing(null)
    // Drawn without the panel first: the button may have moved.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-edit="${last.current}"]`)?.focus())
  }
  return { editing, edit, stop }
}
