import { Field, Textarea } from "@fluentui/react-components"
import { useWords } from "../../words/WordsContext.ts"
import { useFormStyles } from "./action.styles.ts"

/** The counter appears when this much room is left. */
const nearLimit = 200

type Props = {
  name: string
  label: string
  hint: string
  problem: string | null
  limit: number
  value: string
  change: (value: string) => void
}

/** Words up to the limit. More may be typed or pasted, and is said to be too much: nothing is cut silently. */
export function LimitedWords({ name, label, hint, problem, limit, value, change }: Props) {
  const styles = useFormStyles()
  const words = useWords()
  const left = limit - value.length
  const counted =
    left < nearLimit ? words.say(left < 0 ? "tab.form.over" : "tab.form.left", { count: Math.abs(left) }) : null
  const message = problem ?? (left < 0 ? counted : null)
  return (
    <Field
      label={label}
      hint={left >= 0 && counted !== null ? counted : hint}
      validationMessage={message}
      validationState={message === null ? "none" : "error"}
    >
      <Textarea
        name={name}
        resize="vertical"
        textarea={{ className: styles.words }}
        value={value}
        onChange={(_, data) => change(data.value)}
      />
    </Field>
  )
}
