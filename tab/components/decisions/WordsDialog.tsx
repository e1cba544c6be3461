import { type ReactElement, type ReactNode, useRef, useState } from "react"
import { DecideAnswer } from "#domain/wire/decisions.ts"
import { useWords } from "../../words/WordsContext.ts"
import { LimitedWords } from "../action/LimitedWords.tsx"
import { AskDialog } from "../dialog/AskDialog.tsx"
import { useDialog } from "../dialog/useDialog.ts"
import { useTell } from "../page/Results.tsx"

const wordsLimit = 2000

type Props = {
  path: string
  trigger: ReactElement
  title: string
  press: string
  label: string
  hint: string
  /** What is said when there are no words; null where none are needed. */
  needed: string | null
  request: (words: string) => unknown
  children: ReactNode
}

/** A decision, and the words that go with it. */
export function WordsDialog({ path, trigger, title, press, label, hint, needed, request, children }: Props) {
  const words = useWords()
  const tell = useTell()
  const dialog = useDialog(path, DecideAnswer, ["decisions", "action", "plan", "plans"])
  const [typed, setTyped] = useState("")
  const [isTried, setIsTried] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const isMissing = needed !== null && typed.trim() === ""
  const act = () => {
    setIsTried(true)
    if (isMissing || typed.length > wordsLimit) return box.current?.querySelector("textarea")?.focus()
    dialog.ask(request(typed.trim()), ({ outcome }) => {
      setTyped("")
      setIsTried(false)
      tell({ intent: outcome === "decided" ? "success" : "info", text: words.say(`tab.decided.${outcome}`) })
    })
  }
  return (
    <AskDialog dialog={dialog} trigger={trigger} title={title} press={press} act={act} keepsWords={typed !== ""}>
      {children}
      <div ref={box}>
        <LimitedWords
          name="words"
          label={label}
          hint={hint}
          problem={isTried && isMissing ? needed : null}
          limit={wordsLimit}
          value={typed}
          change={setTyped}
        />
      </div>
    </AskDialog>
  )
}
