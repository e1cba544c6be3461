import { Button } from "@fluentui/react-components"
import { useState } from "react"
import { useWords } from "../../words/WordsContext.ts"
import { AskDialog } from "../dialog/AskDialog.tsx"
import { useDialogStyles } from "../dialog/dialog.styles.ts"
import { type ImportDraft, isTouched } from "./importDraft.ts"

/** Back to the first step; asked before where there is work to lose. A dialog must outlive its own closing. */
export function OtherDocument({ draft, drop }: { draft: ImportDraft | null; drop: () => void }) {
  const styles = useDialogStyles()
  const words = useWords()
  const [isOpen, setIsOpen] = useState(false)
  const press = words.say("tab.import.other")
  const go = () => {
    setIsOpen(false)
    drop()
    document.querySelector("h1")?.focus({ preventScroll: true })
  }
  const setOpen = (next: boolean) => {
    if (next && draft !== null && !isTouched(draft)) go()
    else setIsOpen(next)
  }
  return (
    <div hidden={draft === null}>
      <AskDialog
        dialog={{ isOpen, setOpen, error: null, isSending: false }}
        trigger={<Button>{press}</Button>}
        title={words.say("tab.import.otherTitle")}
        press={press}
        act={go}
      >
        <p className={styles.sentence}>{words.say("tab.import.otherWhat")}</p>
      </AskDialog>
    </div>
  )
}
