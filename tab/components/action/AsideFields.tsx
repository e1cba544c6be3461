import { Field, Input, Select } from "@fluentui/react-components"
import { addDays } from "#domain/day/day.ts"
import { type AsideKind, dayOfWords, type Filled } from "#domain/request/readAside.ts"
import { type ActionAnswer, type AskingAnswer, wordsLimit } from "#domain/wire/actions.ts"
import { wordReading } from "#domain/words/wordByWhen.ts"
import type { MessageId } from "#domain/words/words.ts"
import { useWords } from "../../words/WordsContext.ts"
import { useDialogStyles } from "../dialog/dialog.styles.ts"
import { isDayFrom } from "../reminders/isDayFrom.ts"
import { ChoiceField } from "./ChoiceField.tsx"
import { LimitedWords } from "./LimitedWords.tsx"

type Props = {
  what: AsideKind
  asking: AskingAnswer
  answer: ActionAnswer
  filled: Filled
  change: (part: Partial<Filled>) => void
}

export function AsideFields(props: Props) {
  if (props.what === "laterDate") return <LaterDate {...props} />
  if (props.what === "handOver") return <HandOver {...props} />
  return (
    <>
      {props.what === "away" && <Starts {...props} />}
      <DayField {...props} />
      {props.what === "away" && <StandIn {...props} />}
    </>
  )
}

function DayField({ what, answer: { today }, filled, change }: Props) {
  const words = useWords()
  const first = what === "away" ? today : addDays(today, 1)
  return (
    <Field
      label={words.say(`aside.${what}.day` as MessageId)}
      required={what !== "laterDate"}
      hint={isDayFrom(filled.day, first) ? words.dateNear(filled.day, today) : null}
    >
      <Input type="date" min={first} value={filled.day} onChange={(_, { value }) => change({ day: value })} />
    </Field>
  )
}

function Starts({ answer: { today }, filled, change }: Props) {
  const words = useWords()
  return (
    <Field
      label={words.say("aside.away.starts")}
      hint={isDayFrom(filled.starts, today) ? words.dateNear(filled.starts, today) : null}
    >
      <Input type="date" min={today} value={filled.starts} onChange={(_, { value }) => change({ starts: value })} />
    </Field>
  )
}

function LaterDate(props: Props) {
  const { asking, answer, filled, change } = props
  const styles = useDialogStyles()
  const words = useWords()
  const { byWhen } = answer.action
  const now = byWhen.words === "" ? wordReading(byWhen, words) : words.say("tab.quoted", { words: byWhen.words })
  return (
    <>
      {now !== "" && (
        <p className={styles.sentence}>
          {words.say("card.byWhen")} {now}
        </p>
      )}
      {asking.stages.length > 0 && (
        <Field label={words.say("aside.laterDate.stage")}>
          <Select value={filled.stage} onChange={(_, { value }) => change({ stage: value })}>
            <option value="">{words.say("aside.laterDate.nextStage")}</option>
            {asking.stages.map(stage => (
              <option key={stage} value={stage}>
                {stage}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field label={words.say("aside.laterDate.words")} hint={useReading(props)}>
        <Input value={filled.words} onChange={(_, { value }) => change({ words: value })} />
      </Field>
      <DayField {...props} />
      <Reason label={words.say("aside.laterDate.reason")} filled={filled} change={change} />
    </>
  )
}

/** What the words come to, read back while they are typed. */
function useReading({ answer: { today }, filled }: Props): string {
  const words = useWords()
  if (filled.words.trim() === "") return words.say("aside.laterDate.wordsHint")
  if (isDayFrom(filled.day, today)) return words.say("tab.else.dayCounts")
  const day = dayOfWords(filled.words, today)
  return day === null ? words.say("tab.else.unread") : words.say("tab.fact.readAs", { reading: words.date(day) })
}

function HandOver({ asking, filled, change }: Props) {
  const words = useWords()
  const choices = asking.posts.map(({ key, title }) => ({ key, text: title }))
  return (
    <>
      <ChoiceField
        label={words.say("aside.handOver.post")}
        hint={words.say("aside.find")}
        choices={choices}
        chosen={filled.post}
        typed={filled.postWords}
        change={(post, postWords) => change({ post, postWords })}
      />
      <Reason label={words.say("aside.handOver.reason")} filled={filled} change={change} />
    </>
  )
}

const Reason = ({ label, filled, change }: Pick<Props, "filled" | "change"> & { label: string }) => (
  <LimitedWords
    name="reason"
    label={label}
    hint=""
    problem={null}
    limit={wordsLimit}
    value={filled.reason}
    change={reason => change({ reason })}
  />
)

function StandIn({ asking, filled, change }: Props) {
  const words = useWords()
  return (
    <Field label={words.say("aside.away.person")}>
      <Select value={filled.person} onChange={(_, { value }) => change({ person: value })}>
        <option value="">{words.say("aside.away.usual")}</option>
        {asking.people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  )
}
