import { Button } from "@fluentui/react-components"
import { useWords } from "../../words/WordsContext.ts"
import { useRowsStyles } from "./import.styles.ts"

/** As many as a browser draws at once without being felt. */
const perPage = 200

export type Page<Item> = { items: readonly Item[]; page: number; pages: number; first: number }

/** The page asked for, or the last one there is. */
export function pageOf<Item>(items: readonly Item[], wanted: number): Page<Item> {
  const pages = Math.max(1, Math.ceil(items.length / perPage))
  const page = Math.min(wanted, pages - 1)
  const first = page * perPage
  return { items: items.slice(first, first + perPage), page, pages, first }
}

type Props = Page<unknown> & {
  /** Found, and there at all. */
  count: number
  of: number
  turn: (page: number) => void
}

/** Which of how many are shown; the way to the others where there are any. */
export function Pager({ items, page, pages, first, count, of, turn }: Props) {
  const styles = useRowsStyles()
  const words = useWords()
  const range = { from: items.length === 0 ? 0 : first + 1, to: first + items.length, count, of }
  return (
    <nav className={styles.pager} aria-label={words.say("tab.import.pages")}>
      <p role="status" className={styles.pagerWords}>
        {words.say(count < of ? "tab.import.shownOf" : "tab.import.shown", range)}
      </p>
      {pages > 1 && (
        <>
          <Button size="small" disabledFocusable={page === 0} onClick={() => turn(page - 1)}>
            {words.say("tab.import.previous")}
          </Button>
          <Button size="small" disabledFocusable={page === pages - 1} onClick={() => turn(page + 1)}>
            {words.say("tab.import.next")}
          </Button>
        </>
      )}
    </nav>
  )
}
