// What was read of the document as a whole: its title, its day, its themes, and what its columns were taken for.
import { Field, Input } from "@fluentui/react-components"
import { useState } from "react"
import { Day } from "#domain/day/day.ts"
import { useWords } from "../../words/WordsContext.ts"
import { Section } from "../page/Section.tsx"
import { useSectionStyles } from "../page/section.styles.ts"
import { ColumnsRead } from "./ColumnsRead.tsx"
import { useDrafting } from "./draftContext.ts"
import { useReadStyles } from "./import.styles.ts"
import { chooseAsAt, renameTheme } from "./importDraft.ts"
import { hasNoOwner, isInferred, rowsOf } from "./importFilters.ts"

export function ReadSection() {
  const styles = useReadStyles()
  const section = useSectionStyles()
  const words = useWords()
  const { draft } = useDrafting()
  const rows = rowsOf(draft).filter(row => !row.isLeftOut)
  const counts = {
    actions: rows.length,
    inferred: rows.filter(({ action }) => isInferred(action)).length,
    without: rows.filter(({ action }) => hasNoOwner(action)).length,
  }
  return (
    <Section title={words.say("tab.import.read")} note={words.say("tab.import.read.counts", counts)}>
      <div className={styles.facts}>
        <dl className={section.stack}>
          <dt className={section.factName}>{words.say("tab.import.title")}</dt>
          <dd className={section.fact}>{draft.answer.reading.plan.title ?? words.say("tab.import.noTitle")}</dd>
        </dl>
        <AsAtField key={draft.asAt ?? ""} />
      </div>
      {draft.themes.length > 0 && <Themes />}
      {draft.answer.columns.length > 0 && <ColumnsRead columns={draft.answer.columns} />}
    </Section>
  )
}

/** Taken when the field is left: thousands of dates may hang on it. */
function AsAtField() {
  const words = useWords()
  const { draft, change } = useDrafting()
  const [typed, setTyped] = useState(draft.asAt ?? "")
  const commit = () => {
    const day = Day.safeParse(typed)
    const asAt = day.success ? day.data : null
    if (asAt !== draft.asAt) change(was => chooseAsAt(was, asAt))
  }
  return (
    <Field label={words.say("tab.import.asAt")} hint={words.say("tab.import.asAt.hint")}>
      <Input
        type="date"
        value={typed}
        onChange={(_, { value }) => setTyped(value)}
        onBlur={commit}
        onKeyDown={event => event.key === "Enter" && commit()}
      />
    </Field>
  )
}

function Themes() {
  const styles = useReadStyles()
  const section = useSectionStyles()
  const words = useWords()
  const { draft } = useDrafting()
  return (
    <details className={styles.details}>
      <summary className={styles.summary}>{words.say("tab.import.themes", { count: draft.themes.length })}</summary>
      <div className={styles.detailsBody}>
        <p className={section.sub}>{words.say("tab.import.themes.hint")}</p>
        {draft.themes.map((theme, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: its place is what a theme keeps when it is renamed
          <ThemeField key={at} theme={theme} at={at} />
        ))}
      </div>
    </details>
  )
}

function ThemeField({ theme, at }: { theme: string; at: number }) {
  const words = useWords()
  const { change } = useDrafting()
  const [typed, setTyped] = useState(theme)
  const [shown, setShown] = useState(theme)
  if (shown !== theme) {
    setShown(theme)
    setTyped(theme)
  }
  const commit = () => {
    const name = typed.trim()
    if (name === "") setTyped(theme)
    else if (name !== theme) change(was => renameTheme(was, theme, name))
  }
  return (
    <Input
      aria-label={words.say("tab.import.theme", { n: at + 1 })}
      value={typed}
      onChange={(_, { value }) => setTyped(value)}
      onBlur={commit}
      onKeyDown={event => event.key === "Enter" && commit()}
    />
  )
}
