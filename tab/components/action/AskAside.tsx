import { Button } from "@fluentui/react-components"
import { useState } from "react"
import type { AsideKind, Filled } from "#domain/request/readAside.ts"
import { type ActionAnswer, AskedAnswer, type AskingAnswer } from "#domain/wire/actions.ts"
import { askingPath } from "../../queries/useAsking.ts"
import { useWords } from "../../words/WordsContext.ts"
import { AskDialog } from "../dialog/AskDialog.tsx"
import { useDialogStyles } from "../dialog/dialog.styles.ts"
import { useDialog } from "../dialog/useDialog.ts"
import { AsideFields } from "./AsideFields.tsx"

const nothing: Filled = { starts: "", day: "", words: "", reason: "", stage: "", post: "", postWords: "", person: "" }

type Props = { what: AsideKind; asking: AskingAnswer; answer: ActionAnswer; tell: (sentence: string) => void }

/** One thing asked for. What is typed stays until it is taken; the API says what is still wanting. */
export function AskAside({ what, asking, answer, tell }: Props) {
  const styles = useDialogStyles()
  const words = useWords()
  const { key, reference } = answer.action
  const dialog = useDialog(askingPath(key), AskedAnswer, ["action", "plan", "plans", "decisions", "reminders", "posts"])
  const [filled, setFilled] = useState(nothing)
  const [formId, setFormId] = useState(() => crypto.randomUUID())
  const name = words.say(`aside.${what}`)
  const act = () =>
    dialog.ask({ formId, what, ...filled }, ({ sentence }) => {
      setFilled(nothing)
      setFormId(crypto.randomUUID())
      tell(sentence)
    })
  return (
    <AskDialog
      dialog={dialog}
      trigger={<Button>{name}</Button>}
      title={`${words.say("aside.forOne", { reference })}: ${name}`}
      press={words.say(`aside.${what}.send`)}
      act={act}
      keepsWords={filled !== nothing}
    >
      <AsideFields
        what={what}
        asking={asking}
        answer={answer}
        filled={filled}
        change={part => setFilled({ ...filled, ...part })}
      />
      <p className={styles.quiet}>{words.say(`aside.${what}.means`)}</p>
    </AskDialog>
  )
}
