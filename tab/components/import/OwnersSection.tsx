// Names as written and the posts they are. One choice holds for every action that names them so.
import { useWords } from "../../words/WordsContext.ts"
import { Mark } from "../marks/Mark.tsx"
import { MoreList } from "../page/MoreList.tsx"
import { Section } from "../page/Section.tsx"
import { useSectionStyles } from "../page/section.styles.ts"
import { useDrafting } from "./draftContext.ts"
import { useReadStyles } from "./import.styles.ts"
import { PostChoice } from "./PostChoice.tsx"
import type { Owner } from "./pairing.ts"

export function OwnersSection() {
  const styles = useReadStyles()
  const words = useWords()
  const { owners } = useDrafting()
  const all = [...owners.values()]
  const exact = all.filter(owner => owner.isExact)
  // Those already paired by hand keep their place, and with it the focus of who pairs them.
  const others = all.filter(owner => !owner.isExact)
  const left = others.filter(owner => owner.postKey === undefined).length
  const note =
    all.length === 0
      ? "tab.import.owners.none"
      : others.length === 0
        ? "tab.import.owners.exact"
        : "tab.import.owners.note"
  return (
    <Section title={words.say("tab.import.owners", { count: left })} note={words.say(note)}>
      <MoreList items={others} keyOf={owner => owner.name} draw={owner => <OwnerLine owner={owner} />} />
      {exact.length > 0 && (
        <details className={styles.details}>
          <summary className={styles.summary}>
            {words.say("tab.import.owners.matched", { count: exact.length })}
          </summary>
          <MoreList items={exact} keyOf={owner => owner.name} draw={owner => <OwnerLine owner={owner} />} />
        </details>
      )}
    </Section>
  )
}

function OwnerLine({ owner }: { owner: Owner }) {
  const styles = useSectionStyles()
  const words = useWords()
  return (
    <div className={styles.row}>
      <div className={styles.stack}>
        <p className={styles.sentence}>{words.say("tab.quoted", { words: owner.name })}</p>
        <p className={styles.sub}>{words.say("tab.counts.actions", { count: owner.count })}</p>
      </div>
      <PostChoice name={owner.name} />
      <PairMark owner={owner} />
    </div>
  )
}

export function PairMark({ owner }: { owner: Owner }) {
  const words = useWords()
  if (owner.postKey === undefined)
    return (
      <Mark shape="ring" ink="quiet" isStrong>
        {words.say("tab.import.toPair")}
      </Mark>
    )
  return (
    <Mark shape={owner.postKey === null ? "cross" : "tick"} ink="quiet">
      {words.say(owner.postKey === null ? "tab.import.wordsAlone" : "tab.import.paired")}
    </Mark>
  )
}
