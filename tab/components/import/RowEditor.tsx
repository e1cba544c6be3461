// The panel under a row in which what was read is corrected.
import { Button, Field, Input, Select, Textarea } from "@fluentui/react-components"
import { useEffect, useId, useRef } from "react"
import { Status } from "#domain/action/status.ts"
import { useWords } from "../../words/WordsContext.ts"
import { useDrafting } from "./draftContext.ts"
import { useEditorStyles } from "./import.styles.ts"
import { OwnerFields } from "./OwnerFields.tsx"
import { StageFields } from "./StageFields.tsx"
import { type RowForm, useRowForm } from "./useRowForm.ts"
import { wordSource } from "./wordReading.ts"

export function RowEditor({ at, stop }: { at: number; stop: () => void }) {
  const styles = useEditorStyles()
  const words = useWords()
  const title = useId()
  const form = useRowForm(at, stop)
  const box = useRef<HTMLFormElement>(null)
  const focusTitle = () => box.current?.querySelector<HTMLElement>("textarea")?.focus()
  useEffect(focusTitle, [])
  if (form === null) return null
  return (
    <form
      ref={box}
      noValidate
      className={styles.panel}
      aria-labelledby={title}
      onSubmit={event => {
        event.preventDefault()
        if (!form.save()) focusTitle()
      }}
    >
      <h3 id={title} className={styles.title}>
        {words.say("tab.import.editTitle", { source: wordSource(form.action.source, words) })}
      </h3>
      <WhatFields form={form} />
      <OwnerFields form={form} />
      <StageFields form={form} />
      <ProgressFields form={form} />
      <Buttons form={form} stop={stop} />
    </form>
  )
}

function WhatFields({ form: { action, themes, put, isTitleMissing } }: { form: RowForm }) {
  const styles = useEditorStyles()
  const words = useWords()
  const list = useId()
  return (
    <>
      <Field
        label={words.say("tab.column.action")}
        required
        validationMessage={isTitleMissing ? words.say("tab.import.fault.action") : null}
      >
        <Textarea resize="vertical" value={action.title} onChange={(_, { value }) => put({ title: value })} />
      </Field>
      <div className={styles.pair}>
        <Field label={words.say("tab.import.reference")}>
          <Input value={action.ref ?? ""} onChange={(_, { value }) => put({ ref: value })} />
        </Field>
        <Field label={words.say("tab.import.themeOf")}>
          <Input list={list} value={action.theme ?? ""} onChange={(_, { value }) => put({ theme: value })} />
        </Field>
        <Field label={words.say("tab.import.horizon")}>
          <Input value={action.horizon ?? ""} onChange={(_, { value }) => put({ horizon: value })} />
        </Field>
        <Field label={words.say("tab.import.recommendations")} hint={words.say("tab.import.recommendations.hint")}>
          <Input
            value={action.recommendations.join(",")}
            onChange={(_, { value }) => put({ recommendations: value === "" ? [] : value.split(",") })}
          />
        </Field>
      </div>
      <datalist id={list}>
        {themes.map(theme => (
          <option key={theme} value={theme} />
        ))}
      </datalist>
    </>
  )
}

function ProgressFields({ form: { action, put } }: { form: RowForm }) {
  const styles = useEditorStyles()
  const words = useWords()
  return (
    <>
      <Field label={words.say("tab.import.status")} hint={words.say("tab.import.status.hint")}>
        <Select
          className={styles.field}
          select={{ className: styles.field }}
          value={action.status ?? ""}
          onChange={(_, { value }) => put({ status: Status.options.find(status => status === value) ?? null })}
        >
          <option value="">{words.say("tab.import.notTold")}</option>
          {Status.options.map(status => (
            <option key={status} value={status}>
              {words.say(`status.${status}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={words.say("tab.column.progress")}>
        <Textarea
          resize="vertical"
          value={action.progress ?? ""}
          onChange={(_, { value }) => put({ progress: value })}
        />
      </Field>
    </>
  )
}

function Buttons({ form, stop }: { form: RowForm; stop: () => void }) {
  const styles = useEditorStyles()
  const words = useWords()
  const { planKey } = useDrafting()
  const { asRead, action } = form
  return (
    <div className={styles.buttons}>
      <Button type="submit" appearance="primary">
        {words.say("tab.import.save")}
      </Button>
      <Button onClick={stop}>{words.say("tab.dialog.cancel")}</Button>
      {asRead !== null && asRead !== action && (
        <Button onClick={() => form.setAction(asRead)}>{words.say("tab.import.asRead")}</Button>
      )}
      {planKey === null && (
        <Button onClick={() => form.leaveOut(!form.isLeftOut)}>
          {words.say(form.isLeftOut ? "tab.import.putBack" : "tab.import.leaveOut")}
        </Button>
      )}
    </div>
  )
}
