// The last step: what it is to be called, how long it will take, and the button.
import { Button, Field, Input, Select } from "@fluentui/react-components"
import { useQueryClient } from "@tanstack/react-query"
import { useRef, useState } from "react"
import { useLocation } from "wouter"
import { PlanKind } from "#domain/plan/plan.ts"
import { ImportAnswer } from "#domain/wire/imports.ts"
import { capital } from "#domain/words/words.ts"
import { runningImportPlace } from "../../places.ts"
import { requestName } from "../../queries/useImport.ts"
import { keep } from "../../queries/useKept.ts"
import { useSend } from "../../queries/useSend.ts"
import { useWords } from "../../words/WordsContext.ts"
import { NotDone } from "../dialog/NotDone.tsx"
import { Section } from "../page/Section.tsx"
import { useDrafting } from "./draftContext.ts"
import { useBringInStyles } from "./import.styles.ts"
import { codeLimit, countTaken, faultIn, type ImportFault, requestOf, titleLimit } from "./importRequest.ts"
import { wordExpected } from "./wordReading.ts"

/** A field that is faulty goes by this name; what has none is said over the button. */
const fieldOf: Partial<Record<ImportFault, string>> = {
  title: "title",
  "title too long": "title",
  code: "code",
  "code too long": "code",
}

export function BringInSection({ done }: { done: () => void }) {
  const styles = useBringInStyles()
  const words = useWords()
  const [, navigate] = useLocation()
  const client = useQueryClient()
  const { draft, planKey, owners } = useDrafting()
  const { send, isSending } = useSend("/api/imports", ImportAnswer, [])
  const [isTried, setIsTried] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const box = useRef<HTMLFormElement>(null)
  const fault = faultIn(draft, planKey)
  const bringIn = () => {
    setIsTried(true)
    setError(null)
    if (fault !== null)
      return box.current?.querySelector<HTMLElement>(`[name="${fieldOf[fault] ?? "bringIn"}"]`)?.focus()
    const request = requestOf(draft, planKey, owners)
    send(request, {
      done: ({ key }) => {
        keep(client, requestName(key), request)
        done()
        navigate(runningImportPlace(key), { replace: true })
      },
      failed: setError,
    })
  }
  const shownFault = isTried && fault !== null && fieldOf[fault] === undefined ? fault : null
  return (
    <Section title={words.say("tab.import.bringIn")}>
      <form
        ref={box}
        noValidate
        className={styles.form}
        onSubmit={event => {
          event.preventDefault()
          bringIn()
        }}
      >
        {planKey === null && <NewPlanFields fault={isTried ? fault : null} />}
        <p className={styles.sentence}>
          {words.say(planKey === null ? "tab.import.willNew" : "tab.import.willTake", {
            count: countTaken(draft, planKey),
          })}{" "}
          {wordExpected(draft.answer.expectedSeconds, words)}
        </p>
        <p className={styles.sentence}>{words.say("tab.import.mayClose")}</p>
        <p role="alert" className={styles.sentence} hidden={shownFault === null}>
          {shownFault !== null && words.say(`tab.import.fault.${shownFault}`)}
        </p>
        {error && <NotDone error={error} after={words.say("tab.import.workKept")} />}
        <Button type="submit" name="bringIn" appearance="primary" disabledFocusable={isSending}>
          {words.say(isSending ? "tab.form.sending" : "tab.import.bringItIn")}
        </Button>
      </form>
    </Section>
  )
}

function NewPlanFields({ fault }: { fault: ImportFault | null }) {
  const styles = useBringInStyles()
  const words = useWords()
  const { draft, change } = useDrafting()
  const problem = (faults: readonly ImportFault[]) =>
    fault !== null && faults.includes(fault) ? words.say(`tab.import.fault.${fault}`, { titleLimit, codeLimit }) : null
  return (
    <>
      <p className={styles.sentence}>{words.say("tab.import.draft")}</p>
      <Field
        className={styles.wide}
        label={words.say("tab.import.planTitle")}
        required
        validationMessage={problem(["title", "title too long"])}
      >
        <Input
          name="title"
          value={draft.title}
          onChange={(_, { value }) => change(was => ({ ...was, title: value }))}
        />
      </Field>
      <Field
        label={words.say("tab.import.code")}
        hint={words.say("tab.import.code.hint")}
        required
        validationMessage={problem(["code", "code too long"])}
      >
        <Input name="code" value={draft.code} onChange={(_, { value }) => change(was => ({ ...was, code: value }))} />
      </Field>
      <Field label={words.say("tab.import.planKind")}>
        <Select
          value={draft.planKind}
          onChange={(_, { value }) => {
            const planKind = PlanKind.options.find(kind => kind === value)
            if (planKind) change(was => ({ ...was, planKind }))
          }}
        >
          {PlanKind.options.map(kind => (
            <option key={kind} value={kind}>
              {capital(words.say(`tab.kind.${kind}`))}
            </option>
          ))}
        </Select>
      </Field>
    </>
  )
}
