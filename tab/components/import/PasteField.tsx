import { Button, Field, Textarea } from "@fluentui/react-components"
import { useState } from "react"
import type { DocumentSource } from "../../queries/useReadDocument.ts"
import { useWords } from "../../words/WordsContext.ts"
import { useSourceStyles } from "./import.styles.ts"
import { pastedSource } from "./useTakeDocument.ts"

type Props = { isBusy: boolean; read: (source: DocumentSource) => void }

/** What is pasted is read at once, with the table it came from; what is typed, when it is asked for. */
export function PasteField({ isBusy, read }: Props) {
  const styles = useSourceStyles()
  const words = useWords()
  const [typed, setTyped] = useState("")
  return (
    <>
      <Field label={words.say("tab.import.paste")} hint={words.say("tab.import.paste.hint")}>
        <Textarea
          rows={3}
          resize="vertical"
          value={typed}
          onChange={(_, { value }) => setTyped(value)}
          onPaste={event => {
            const source = typed === "" ? pastedSource(event.clipboardData) : null
            if (source === null) return
            event.preventDefault()
            if (source.kind === "paste") setTyped(source.text)
            read(source)
          }}
        />
      </Field>
      {typed.trim() !== "" && (
        <div className={styles.line}>
          <Button disabledFocusable={isBusy} onClick={() => read({ kind: "paste", html: "", text: typed })}>
            {words.say("tab.import.readTyped")}
          </Button>
        </div>
      )}
    </>
  )
}
