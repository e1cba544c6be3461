import { Field, Input, Textarea } from "@fluentui/react-components"
import { useState } from "react"
import { Day } from "#domain/day/day.ts"
import type { ReadAction } from "#domain/exchange/planReading.ts"
import { useWords } from "../../words/WordsContext.ts"
import { Mark } from "../marks/Mark.tsx"
import { useSectionStyles } from "../page/section.styles.ts"
import { useEditorStyles } from "./import.styles.ts"
import type { RowForm } from "./useRowForm.ts"
import { wordReadStage } from "./wordReading.ts"

type Stage = ReadAction["byWhen"]["stages"][number]

/** The words as written, which are read as they are typed, and the days of each stage. */
export function StageFields({ form }: { form: RowForm }) {
  const words = useWords()
  const { text, stages } = form.action.byWhen
  const change = (at: number, stage: Stage) =>
    form.put({ byWhen: { text, stages: stages.map((other, index) => (index === at ? stage : other)) } })
  return (
    <>
      <Field label={words.say("tab.column.when")} hint={words.say("tab.import.when.hint")}>
        <Textarea resize="vertical" rows={2} value={text} onChange={(_, { value }) => form.putByWhen(value)} />
      </Field>
      {stages.map((stage, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: stages have no other name
        <StageDays key={at} stage={stage} at={at} change={next => change(at, next)} />
      ))}
    </>
  )
}

const ends = ["earliest", "latest"] as const

type DaysProps = { stage: Stage; at: number; change: (stage: Stage) => void }

function StageDays({ stage, at, change }: DaysProps) {
  const styles = useEditorStyles()
  const section = useSectionStyles()
  const words = useWords()
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{words.say("tab.import.stageOf", { n: at + 1 })}</legend>
      <p role="status" className={section.sub}>
        {words.say("tab.fact.readAs", { reading: wordReadStage(stage, words) })}
      </p>
      {stage.inferred !== null && (
        <Mark shape="half disc" ink="quiet" isStrong>
          {words.say("tab.dates.inferred", { what: stage.inferred })}
        </Mark>
      )}
      <div className={styles.pair}>
        {ends.map(end => (
          <DayField
            key={end}
            label={words.say(`tab.import.${end}`)}
            day={stage[end]}
            choose={day => change(chosen(stage, end, day))}
          />
        ))}
      </div>
    </fieldset>
  )
}

/** A day that a person gives is inferred no more, and makes a day of what was only an event. */
const chosen = (stage: Stage, end: (typeof ends)[number], day: Day | null): Stage => ({
  ...stage,
  [end]: day,
  inferred: null,
  certainty: day !== null && (stage.certainty === "event" || stage.certainty === "unknown") ? "day" : stage.certainty,
})

/** A year being typed is 0002 at first: no plan's day, and not taken. */
const earliestTaken: Day = "1990-01-01"

function DayField({ label, day, choose }: { label: string; day: Day | null; choose: (day: Day | null) => void }) {
  const [typed, setTyped] = useState(day ?? "")
  const [shown, setShown] = useState(day)
  if (shown !== day) {
    setShown(day)
    setTyped(day ?? "")
  }
  const type = (text: string) => {
    setTyped(text)
    const read = Day.safeParse(text)
    if (read.success && read.data >= earliestTaken) choose(read.data)
  }
  const leave = () => {
    if (typed === "" && day !== null) choose(null)
    else setTyped(day ?? "")
  }
  return (
    <Field label={label}>
      <Input type="date" value={typed} onChange={(_, { value }) => type(value)} onBlur={leave} />
    </Field>
  )
}
