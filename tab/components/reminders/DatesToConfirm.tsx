import { Button } from "@fluentui/react-components"
import { useEffect, useRef, useState } from "react"
import { Done, type PlanReminders } from "#domain/wire/reminders.ts"
import { useSend } from "../../queries/useSend.ts"
import { useWords } from "../../words/WordsContext.ts"
import { NotDone } from "../dialog/NotDone.tsx"
import { ActionRef } from "../page/ActionRef.tsx"
import { useTell } from "../page/Results.tsx"
import { useSectionStyles } from "../page/section.styles.ts"
import { useAskingStyles, usePersonStyles } from "./reminders.styles.ts"

type ToConfirm = PlanReminders["toConfirm"][number]

/** Dates read partly by guess: each with its words and its reading, and confirmed one by one. */
export function DatesToConfirm({ plan: { title, toConfirm }, level }: { plan: PlanReminders; level: 3 | 4 }) {
  const styles = useAskingStyles()
  const people = usePersonStyles()
  const words = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef(toConfirm.length)
  const [hadAny] = useState(toConfirm.length > 0)
  const Title = level === 3 ? "h3" : "h4"
  useEffect(() => {
    const isFewer = toConfirm.length < shown.current
    shown.current = toConfirm.length
    if (isFewer && document.activeElement === document.body) heading.current?.focus({ preventScroll: true })
  }, [toConfirm.length])
  if (toConfirm.length === 0 && !hadAny) return null
  return (
    <div className={styles.dates}>
      <Title ref={heading} tabIndex={-1} className={styles.datesTitle}>
        {words.say("tab.dates.title", { count: toConfirm.length })}
      </Title>
      <ul className={people.items} aria-label={words.say("tab.dates.of", { plan: title })}>
        {toConfirm.map(date => (
          <DateToConfirm key={date.actionKey} date={date} />
        ))}
      </ul>
    </div>
  )
}

function DateToConfirm({ date }: { date: ToConfirm }) {
  const styles = useAskingStyles()
  const section = useSectionStyles()
  const words = useWords()
  const tell = useTell()
  const { reference } = date
  const { send, isSending } = useSend(`/api/actions/${encodeURIComponent(date.actionKey)}/dates`, Done, [
    "reminders",
    "plan",
    "action",
  ])
  // Said beside the date: from inside a dialog the page behind is not heard.
  const [error, setError] = useState<Error | null>(null)
  const confirm = () => {
    tell(null)
    setError(null)
    send(
      { words: date.words },
      {
        done: () => tell({ intent: "success", text: words.say("tab.dates.done", { reference }) }),
        failed: setError,
      },
    )
  }
  return (
    <li className={styles.date}>
      <div className={styles.what}>
        <p className={section.sentence}>
          <ActionRef action={date} />
        </p>
        <p className={section.sentence}>
          {words.say("tab.quoted", { words: date.words })} {words.say("tab.fact.readAs", { reading: date.reading })}
        </p>
        {date.inferred !== "" && (
          <p className={section.sub}>{words.say("tab.dates.inferred", { what: date.inferred })}</p>
        )}
      </div>
      {date.mayConfirm && (
        <Button
          size="small"
          onClick={confirm}
          disabledFocusable={isSending}
          aria-label={isSending ? undefined : words.say("tab.dates.confirmNamed", { reference })}
        >
          {isSending ? words.say("tab.form.sending") : words.say("tab.dates.confirm")}
        </Button>
      )}
      {error && <NotDone error={error} />}
    </li>
  )
}
