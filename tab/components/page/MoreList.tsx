import { Button } from "@fluentui/react-components"
import { type ReactNode, useState } from "react"
import { useWords } from "../../words/WordsContext.ts"
import { useSectionStyles } from "./section.styles.ts"

/** Of a long list the beginning is enough, until somebody asks. */
const shownAtFirst = 20

type Props<Item> = { items: readonly Item[]; keyOf: (item: Item) => string; draw: (item: Item) => ReactNode }

export function MoreList<Item>({ items, keyOf, draw }: Props<Item>) {
  const styles = useSectionStyles()
  const words = useWords()
  const [isWhole, setIsWhole] = useState(false)
  const isLong = items.length > shownAtFirst
  return (
    <>
      <ul className={styles.list}>
        {(isWhole || !isLong ? items : items.slice(0, shownAtFirst)).map(item => (
          <li key={keyOf(item)}>{draw(item)}</li>
        ))}
      </ul>
      {isLong && (
        <div className={styles.more}>
          <Button size="small" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
            {isWhole ? words.say("tab.list.fewer") : words.say("tab.list.all", { count: items.length })}
          </Button>
        </div>
      )}
    </>
  )
}
