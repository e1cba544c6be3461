// The first step: a document is dropped, chosen or pasted, and read.
import { Button, mergeClasses, ProgressBar } from "@fluentui/react-components"
import { DocumentArrowUp24Regular } from "@fluentui/react-icons"
import { useEffect, useRef, useState } from "react"
import type { ReadAnswer } from "#domain/wire/imports.ts"
import { type DocumentSource, useReadDocument } from "../../queries/useReadDocument.ts"
import { useWords } from "../../words/WordsContext.ts"
import { NotDone } from "../dialog/NotDone.tsx"
import { Section } from "../page/Section.tsx"
import { acceptedEndings, isTooLarge, largestMegabytes } from "./accepted.ts"
import { useSourceStyles } from "./import.styles.ts"
import { PasteField } from "./PasteField.tsx"
import { useTakeDocument } from "./useTakeDocument.ts"

type Props = { planKey: string | null; done: (answer: ReadAnswer, source: DocumentSource) => void }

export function SourceSection({ planKey, done }: Props) {
  const styles = useSourceStyles()
  const words = useWords()
  const { mutate, isPending, error } = useReadDocument(planKey)
  const [source, setSource] = useState<DocumentSource | null>(null)
  const isRefused = source?.kind === "file" && isTooLarge(source.file)
  const read = (next: DocumentSource) => {
    if (isPending) return
    setSource(next)
    if (next.kind === "file" && isTooLarge(next.file)) return
    mutate({ source: next }, { onSuccess: answer => done(answer, next) })
  }
  const isOver = useTakeDocument(read)
  const name = source === null ? "" : nameOf(source, words.say("tab.import.pasted"))
  return (
    <Section
      title={words.say("tab.import.document")}
      note={words.say("tab.import.accepted", { megabytes: largestMegabytes })}
    >
      <div className={styles.body}>
        <div className={mergeClasses(styles.zone, isOver && styles.over)}>
          <DocumentArrowUp24Regular aria-hidden="true" />
          <p className={styles.sentence}>{words.say(isOver ? "tab.import.letGo" : "tab.import.drop")}</p>
          <ChooseFile isBusy={isPending} read={read} />
        </div>
        <PasteField isBusy={isPending} read={read} />
        <div role="status" className={styles.going}>
          {isPending && (
            <>
              <p className={styles.sentence}>{words.say("tab.import.reading", { name })}</p>
              <ProgressBar aria-label={words.say("tab.import.reading", { name })} />
            </>
          )}
        </div>
        {isRefused && <TooLarge name={name} />}
        {error && !isPending && !isRefused && source && (
          <div className={styles.going}>
            <NotDone error={error} after={words.say("tab.import.kept", { name })} />
            <div>
              <Button onClick={() => read(source)}>{words.say("tab.import.readAgain")}</Button>
            </div>
          </div>
        )}
      </div>
    </Section>
  )
}

const nameOf = (source: DocumentSource, pasted: string) => (source.kind === "file" ? source.file.name : pasted)

function ChooseFile({ isBusy, read }: { isBusy: boolean; read: (source: DocumentSource) => void }) {
  const words = useWords()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={acceptedEndings.join()}
        onChange={event => {
          const file = event.currentTarget.files?.[0]
          // The same file, saved again, is a choice too.
          event.currentTarget.value = ""
          if (file) read({ kind: "file", file })
        }}
      />
      <Button appearance="primary" disabledFocusable={isBusy} onClick={() => input.current?.click()}>
        {words.say("tab.import.choose")}
      </Button>
    </>
  )
}

function TooLarge({ name }: { name: string }) {
  const styles = useSourceStyles()
  const words = useWords()
  const box = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    box.current?.scrollIntoView({ block: "nearest" })
  }, [])
  return (
    <p ref={box} role="alert" className={styles.sentence}>
      {words.say("tab.import.tooLarge", { name, megabytes: largestMegabytes })}
    </p>
  )
}
