// What the document says otherwise than the plan that is there. Only what is ticked is taken.
import { Button, Checkbox } from "@fluentui/react-components"
import { useState } from "react"
import type { Difference } from "#domain/wire/imports.ts"
import { useWords } from "../../words/WordsContext.ts"
import { Section } from "../page/Section.tsx"
import { useSectionStyles } from "../page/section.styles.ts"
import { ChangeBox } from "./ChangeBox.tsx"
import { differencesOf, tickables } from "./differences.ts"
import { useDrafting } from "./draftContext.ts"
import { useDifferenceStyles } from "./import.styles.ts"
import { tick } from "./importDraft.ts"
import { Pager, pageOf } from "./Pager.tsx"

const kinds = ["new", "changed", "gone"] as const

export function DifferencesSection() {
  const words = useWords()
  const differences = differencesOf(useDrafting().draft)
  const same = differences.filter(it => it.kind === "same").length
  const counts = Object.fromEntries(kinds.map(kind => [kind, differences.filter(it => it.kind === kind).length]))
  return (
    <Section
      title={words.say("tab.import.differences")}
      note={`${words.say("tab.import.differences.counts", { ...counts, same })} ${words.say("tab.import.differences.note")}`}
    >
      {kinds.map(kind => {
        const items = differences.filter(it => it.kind === kind)
        return items.length > 0 && <Kind key={kind} kind={kind} items={items} />
      })}
    </Section>
  )
}

function Kind({ kind, items }: { kind: (typeof kinds)[number]; items: readonly Difference[] }) {
  const styles = useDifferenceStyles()
  const section = useSectionStyles()
  const words = useWords()
  const { draft, change } = useDrafting()
  const [page, setPage] = useState(0)
  const shown = pageOf(items, page)
  const boxes = items.flatMap(item => tickables(item, draft.ticks))
  const title = words.say(`tab.import.kind.${kind}`, { count: items.length })
  const usual = boxes.filter(box => !box.isOwnersNewer).map(box => box.key)
  const all = boxes.map(box => box.key)
  const tickUsual = words.say(usual.length < all.length ? "tab.import.tickOlder" : "tab.import.tickAll")
  const untick = words.say("tab.import.untickAll")
  return (
    <>
      <div className={styles.sectionHead}>
        <h3 className={section.name}>{title}</h3>
        <div className={styles.buttons}>
          <Button
            size="small"
            aria-label={words.say("tab.import.tickNamed", { press: tickUsual, title })}
            onClick={() => change(was => tick(was, usual, true))}
          >
            {tickUsual}
          </Button>
          <Button
            size="small"
            aria-label={words.say("tab.import.tickNamed", { press: untick, title })}
            onClick={() => change(was => tick(was, all, false))}
          >
            {untick}
          </Button>
        </div>
      </div>
      <ul className={section.list}>
        {shown.items.map(item => (
          <li key={`${item.at} ${item.actionKey}`} className={styles.item}>
            <Item item={item} />
          </li>
        ))}
      </ul>
      {shown.pages > 1 && <Pager {...shown} count={items.length} of={items.length} turn={setPage} />}
    </>
  )
}

function Item({ item }: { item: Difference }) {
  const section = useSectionStyles()
  const words = useWords()
  const { draft, change } = useDrafting()
  const name = `${item.reference} ${item.text}`.trim()
  const boxes = tickables(item, draft.ticks)
  const [whole] = boxes
  if (item.kind === "changed")
    return (
      <>
        <p className={section.sentence}>{name}</p>
        {item.changes.map((found, at) => {
          const box = boxes[at]
          return box && <ChangeBox key={found.what} name={name} found={found} box={box} />
        })}
      </>
    )
  return (
    whole && (
      <Checkbox
        label={item.kind === "gone" ? words.say("tab.import.takeGone", { name }) : name}
        checked={whole.isTaken}
        onChange={(_, { checked }) => change(was => tick(was, [whole.key], checked === true))}
      />
    )
  )
}
