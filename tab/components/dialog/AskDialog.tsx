import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
} from "@fluentui/react-components"
import type { ReactElement, ReactNode } from "react"
import { useWords } from "../../words/WordsContext.ts"
import { useDialogStyles } from "./dialog.styles.ts"
import { NotDone } from "./NotDone.tsx"

type Props = {
  dialog: { isOpen: boolean; setOpen: (isOpen: boolean) => void; error: Error | null; isSending: boolean }
  /** The button that opens it and has the focus again after. */
  trigger: ReactElement
  title: string
  press: string
  act: () => void
  /** Whether there is something typed, which stays when it could not be sent. */
  keepsWords?: boolean
  /** What can be done when it could not be. */
  ways?: ReactNode
  children: ReactNode
}

/** Asks before something is done: the button repeats what will be. */
export function AskDialog({ dialog, trigger, title, press, act, keepsWords = false, ways, children }: Props) {
  const styles = useDialogStyles()
  const words = useWords()
  return (
    <Dialog open={dialog.isOpen} onOpenChange={(_, { open }) => dialog.setOpen(open)}>
      <DialogTrigger disableButtonEnhancement>{trigger}</DialogTrigger>
      <DialogSurface>
        <form
          noValidate
          onSubmit={event => {
            event.preventDefault()
            act()
          }}
        >
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className={styles.content}>
              {children}
              {dialog.error && (
                <NotDone error={dialog.error} after={keepsWords ? words.say("tab.form.stillHere") : ""} />
              )}
              {ways}
            </DialogContent>
            <DialogActions>
              <Button type="submit" appearance="primary" disabledFocusable={dialog.isSending}>
                {dialog.isSending ? words.say("tab.form.sending") : press}
              </Button>
              <DialogTrigger disableButtonEnhancement>
                <Button>{words.say("tab.dialog.cancel")}</Button>
              </DialogTrigger>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}
