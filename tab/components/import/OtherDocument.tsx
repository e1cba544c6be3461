import { Button } from "@fluentui/react-components"
import { useState } from "react"
import { useWords } from "../../words/WordsContext.ts"
import { AskDialog } from "../dialog/AskDialog.tsx"
import { useDialogStyles } from "../dialog/dialog.styles.ts"
import { type ImportDraft, isTouched } from "./importDraft.ts"

/** Back to the first step; asked before where there is work to lose. */
export function OtherDocument({ draft, drop }: { draft: ImportDraft; drop: () => void }) {
  const styles = useDialogStyles()
  const words = useWords()
  const [isOpen, setOpen] = useState(false)
  const press = words.say("tab.import.other")
  const go = () => {
    setOpen(false)
    drop()
    document.querySelector("h1")?.focus({ preventScroll: true })
  }
  if (!isTouched(draft)) return <Button onClick={go}>{press}</Button>
  return (
    <AskDialog
      dialog={{ isOpen, setOpen, error: null, isSending: false }}
      trigger={<Button>{press}</Button>}
      title={words.say("tab.import.otherTitle")}
      press={press}
      act={go}
    >
      <p className={styles.sentence}>{words.say("tab.import.otherWhat")}</p>
    </AskDialog>
  )
}
