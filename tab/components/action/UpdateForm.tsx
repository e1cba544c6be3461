// The form that says how an action is getting on. What is typed stays until the API confirms it.
import { Button, MessageBar, MessageBarBody } from "@fluentui/react-components"
import { type KeyboardEvent, useRef } from "react"
import { forecastAsked } from "#domain/byWhen/forecastAsked.ts"
import { type Instant, londonDay } from "#domain/day/day.ts"
import { type ActionAnswer, wordsLimit } from "#domain/wire/actions.ts"
import { useWords } from "../../words/WordsContext.ts"
import { wordError } from "../states/wordError.ts"
import { useFormStyles } from "./action.styles.ts"
import { type DraftStore, fieldInTheWay, isChanging } from "./draft.ts"
import { Outcome } from "./Outcome.tsx"
import { StageField } from "./StageField.tsx"
import { StatusFields } from "./StatusFields.tsx"
import { useUpdateForm } from "./useUpdateForm.ts"
import { WordsFields } from "./WordsFields.tsx"

type Props = { answer: ActionAnswer; store: DraftStore; level: 2 | 3 }

export function UpdateForm({ answer, store, level }: Props) {
  const styles = useFormStyles()
  const words = useWords()
  const Title = level === 2 ? "h2" : "h3"
  const form = useUpdateForm(answer, store)
  const element = useRef<HTMLFormElement>(null)
  const sendUpdate = () => {
    if (form.sendUpdate()) return
    const name = fieldInTheWay(form.draft, wordsLimit)
    focusOn(`[name="${name}"]`)
  }
  // A button that goes away when pressed would take the focus with it.
  const focusOn = (selector: string) => element.current?.querySelector<HTMLElement>(selector)?.focus()
  const fromWhich = (send: () => void) => () => {
    focusOn("[type=submit]")
    send()
  }
  const from = (name: string, press: () => void) => () => {
    focusOn(`[name="${name}"]`)
    press()
  }
  const sendByKeys = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    sendUpdate()
  }
  return (
    <form
      ref={element}
      noValidate
      className={styles.form}
      aria-labelledby="update-form"
      onKeyDown={sendByKeys}
      onSubmit={event => {
        event.preventDefault()
        sendUpdate()
      }}
    >
      <Title id="update-form" className={styles.title}>
        {words.say(isChanging(form.draft) ? "tab.form.changeTitle" : "tab.form.title")}
      </Title>
      {answer.mayUpdate === "on behalf" && <OnBehalf post={answer.action.lead?.title ?? null} />}
      {form.isChangedMeanwhile && <ChangedMeanwhile takeAsItIsNow={from("status", form.takeAsItIsNow)} />}
      <StatusFields
        fields={form.draft.fields}
        asked={forecastAsked(answer.action.byWhen, answer.today)}
        isReasonMissed={form.missed === "no reason"}
        change={form.change}
      />
      <StageField
        fields={form.draft.fields}
        byWhen={answer.action.byWhen}
        before={isChanging(form.draft) ? (answer.sent?.stages ?? []) : []}
        change={form.change}
      />
      <WordsFields draft={form.draft} isNothingSaid={form.missed === "nothing said"} change={form.change} />
      {form.isAskingWhich && <Which sendForm={fromWhich(sendUpdate)} sendNoChange={fromWhich(form.sendNoChange)} />}
      {form.error && (
        <div role="alert">
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>
              {wordError(form.error, words)} {words.say("tab.form.stillHere")}
            </MessageBarBody>
          </MessageBar>
        </div>
      )}
      <div>
        <div className={styles.buttons}>
          <Button type="submit" appearance="primary" disabledFocusable={form.isSending}>
            {words.say(form.isSending ? "tab.form.sending" : "form.send")}
          </Button>
          {isChanging(form.draft) ? (
            <Button onClick={from("status", form.leave)} disabledFocusable={form.isSending}>
              {words.say("card.leave")}
            </Button>
          ) : (
            <Button onClick={form.pressNoChange} disabledFocusable={form.isSending}>
              {words.say("form.noChange")}
            </Button>
          )}
          <span className={styles.note}>{words.say("tab.form.keys")}</span>
        </div>
        <Outcome answer={form.outcome} />
        {form.changeSent && <Sent at={answer.sent?.at ?? ""} change={from("status", form.changeSent)} />}
      </div>
    </form>
  )
}

function OnBehalf({ post }: { post: string | null }) {
  const styles = useFormStyles()
  const words = useWords()
  return (
    <p className={styles.note}>
      {post === null ? words.say("tab.form.onBehalfOfNobody") : words.say("tab.form.onBehalf", { post })}
    </p>
  )
}

/** One's own answer is the last: it can be put right. */
function Sent({ at, change }: { at: Instant; change: () => void }) {
  const styles = useFormStyles()
  const words = useWords()
  return (
    <p className={styles.sent}>
      <span className={styles.note}>
        {words.say("tab.form.sent", { day: words.date(londonDay(at)), time: words.time(at) })}
      </span>{" "}
      <Button size="small" onClick={change}>
        {words.say("card.change")}
      </Button>
    </p>
  )
}

function ChangedMeanwhile({ takeAsItIsNow }: { takeAsItIsNow: () => void }) {
  const words = useWords()
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {words.say("tab.form.changedMeanwhile")}{" "}
        <Button size="small" onClick={takeAsItIsNow}>
          {words.say("tab.form.takeAsItIsNow")}
        </Button>
      </MessageBarBody>
    </MessageBar>
  )
}

/** "No change" was pressed with something in the form: nothing is thrown away on a guess. */
function Which({ sendForm, sendNoChange }: { sendForm: () => void; sendNoChange: () => void }) {
  const styles = useFormStyles()
  const words = useWords()
  return (
    <div className={styles.which} role="alert">
      <span>{words.say("tab.form.which")}</span>
      <div className={styles.buttons}>
        <Button onClick={sendForm}>{words.say("tab.form.which.filledIn")}</Button>
        <Button onClick={sendNoChange}>{words.say("tab.form.which.noChange")}</Button>
      </div>
    </div>
  )
}
