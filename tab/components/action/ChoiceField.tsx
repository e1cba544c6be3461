import { Combobox, Field, Option } from "@fluentui/react-components"
import { useState } from "react"
import { useWords } from "../../words/WordsContext.ts"
import { usePostFormStyles } from "../posts/posts.styles.ts"
import { found } from "./found.ts"

type Choice = { key: string; text: string }
type Props = {
  label: string
  hint: string
  choices: readonly Choice[]
  chosen: string
  typed: string
  /** The one that was chosen, or what was typed instead. */
  change: (chosen: string, typed: string) => void
}

/** One of a long list, found by any part of its name. */
export function ChoiceField({ label, hint, choices, chosen, typed, change }: Props) {
  const styles = usePostFormStyles()
  const words = useWords()
  const [isOpen, setIsOpen] = useState(false)
  const text = choices.find(({ key }) => key === chosen)?.text ?? typed
  const shown = chosen === "" ? found(choices, typed) : choices
  return (
    <Field label={label} hint={hint} required>
      <Combobox
        freeform
        className={styles.field}
        input={{ className: styles.field, autoComplete: "off" }}
        expandIcon={{ className: styles.opener }}
        value={text}
        selectedOptions={chosen === "" ? [] : [chosen]}
        open={isOpen}
        onOpenChange={(_, { open }) => setIsOpen(open)}
        onChange={event => {
          setIsOpen(true)
          change("", event.target.value)
        }}
        onOptionSelect={(_, { optionValue }) => change(optionValue ?? "", "")}
      >
        {shown.map(({ key, text: title }) => (
          <Option key={key} value={key} text={title}>
            {title}
          </Option>
        ))}
        {shown.length === 0 && (
          <Option disabled value="" text="">
            {words.say("tab.else.noneFound")}
          </Option>
        )}
      </Combobox>
    </Field>
  )
}
