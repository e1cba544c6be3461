// An import as it is written: how far it is, the way to stop it, and what is next when it has ended.
import { Button, MessageBar, MessageBarBody, ProgressBar } from "@fluentui/react-components"
import { useEffect, useState } from "react"
import { ImportAnswer, type ImportRequest } from "#domain/wire/imports.ts"
import { planImportPlace, planPlace, remindersPlace } from "../../places.ts"
import { importPath, isGoing, requestName } from "../../queries/useImport.ts"
import { useKept } from "../../queries/useKept.ts"
import { useSend } from "../../queries/useSend.ts"
import { useWords } from "../../words/WordsContext.ts"
import { AskDialog } from "../dialog/AskDialog.tsx"
import { useDialogStyles } from "../dialog/dialog.styles.ts"
import { NotDone } from "../dialog/NotDone.tsx"
import { PlaceLink } from "../page/PlaceLink.tsx"
import { Section } from "../page/Section.tsx"
import { useStateStyles } from "../states/states.styles.ts"
import { useBringInStyles } from "./import.styles.ts"
import { LeftList } from "./LeftList.tsx"

const intents = { done: "success", cancelled: "warning", stopped: "error" } as const

export function RunningImport({ answer }: { answer: ImportAnswer }) {
  const styles = useBringInStyles()
  const forListeners = useStateStyles().forListeners
  const words = useWords()
  const { state, rows, written, left } = answer
  const share = rows === 0 ? 0 : written / rows
  const isWhole = state === "done" && left.actions === 0
  const told = words.say(`tab.import.state.${state === "done" && !isWhole ? "done but for some" : state}`, {
    rows,
    written,
  })
  const isOver = !isGoing(answer)
  return (
    <Section title={words.say(isOver ? `tab.import.ended.${ended(state)}` : "tab.import.running")}>
      <div className={styles.form}>
        {!isOver && (
          <>
            <p className={styles.sentence}>{told}</p>
            <ProgressBar
              thickness="large"
              aria-label={words.say("tab.import.running")}
              {...(state === "writing" && { value: share })}
            />
          </>
        )}
        <div role="status" className={styles.wide}>
          {state === "writing" && (
            // In tenths: each row would be too much to hear.
            <span className={forListeners}>
              {words.say("tab.import.tenths", { percent: Math.floor(share * 10) * 10 })}
            </span>
          )}
          {isOver && (
            <MessageBar intent={state === "done" && !isWhole ? "info" : intents[ended(state)]} layout="multiline">
              <MessageBarBody>
                {told} {answer.why}
              </MessageBarBody>
            </MessageBar>
          )}
        </div>
        {isOver ? (
          <>
            <LeftList planKey={answer.planKey} left={left} />
            {state === "stopped" && <GoOn importKey={answer.key} />}
            <NextSteps answer={answer} />
          </>
        ) : (
          <p className={styles.sentence}>{words.say("tab.import.mayClose")}</p>
        )}
        {/* A dialog must outlive its own closing, and the import may end while it is open. */}
        <div hidden={isOver}>
          <CancelImport importKey={answer.key} isOver={isOver} />
        </div>
      </div>
    </Section>
  )
}

const ended = (state: ImportAnswer["state"]) => (state === "cancelled" || state === "stopped" ? state : "done")

function NextSteps({ answer: { state, planKey, left } }: { answer: ImportAnswer }) {
  const styles = useBringInStyles()
  const words = useWords()
  return (
    <>
      <p className={styles.sentence}>
        {words.say(state === "done" ? "tab.import.next.done" : "tab.import.next.again")}
      </p>
      <div className={styles.links}>
        <PlaceLink to={planPlace(planKey)}>{words.say("tab.import.toPlan")}</PlaceLink>
        {state === "done" && <PlaceLink to={remindersPlace}>{words.say("tab.import.toReminders")}</PlaceLink>}
        {(state !== "done" || left.actions > 0) && (
          <PlaceLink to={planImportPlace(planKey)}>{words.say("tab.import.again")}</PlaceLink>
        )}
      </div>
    </>
  )
}

/** For whoever sent it, while the tab is open: others bring the document in again. */
function GoOn({ importKey }: { importKey: string }) {
  const words = useWords()
  const [request] = useKept<ImportRequest>(requestName(importKey))
  const [error, setError] = useState<Error | null>(null)
  const { send, isSending } = useSend("/api/imports", ImportAnswer, ["import"])
  if (request === null) return null
  const goOn = () => {
    setError(null)
    send(request, { done: () => undefined, failed: setError })
  }
  return (
    <>
      {error && <NotDone error={error} />}
      <Button appearance="primary" disabledFocusable={isSending} onClick={goOn}>
        {words.say(isSending ? "tab.form.sending" : "tab.import.goOn")}
      </Button>
    </>
  )
}

/** A dialog gives the focus back a moment after it is closed. */
const givenBackMs = 500

function CancelImport({ importKey, isOver }: { importKey: string; isOver: boolean }) {
  const styles = useDialogStyles()
  const words = useWords()
  const [isOpen, setIsOpen] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const { send, isSending } = useSend(`${importPath(importKey)}/cancel`, ImportAnswer, ["import"])
  // The button that had the focus is hidden once there is nothing to stop.
  useEffect(() => {
    if (!isOver || isOpen) return
    const timer = setTimeout(() => {
      if (document.activeElement === document.body) document.querySelector("h1")?.focus()
    }, givenBackMs)
    return () => clearTimeout(timer)
  }, [isOver, isOpen])
  const setOpen = (next: boolean) => {
    setIsOpen(next)
    setError(null)
  }
  return (
    <AskDialog
      dialog={{ isOpen, setOpen, error, isSending }}
      trigger={<Button>{words.say("tab.import.cancel")}</Button>}
      title={words.say("tab.import.cancelTitle")}
      press={words.say("tab.import.cancel")}
      act={() => send({}, { done: () => setOpen(false), failed: setError })}
    >
      <p className={styles.sentence}>{words.say("tab.import.cancelWhat")}</p>
    </AskDialog>
  )
}
