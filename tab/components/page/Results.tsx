// What became of what was pressed, wherever on a long page that was: said at the window's foot until the next press.
import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles } from "@fluentui/react-components"
import { Dismiss20Regular } from "@fluentui/react-icons"
import { createContext, type ReactNode, useContext, useState } from "react"
import { useWords } from "../../words/WordsContext.ts"

export type Result = { intent: "success" | "info" | "warning" | "error"; text: string }

const useStyles = makeStyles({
  region: { position: "sticky", bottom: "16px", zIndex: 1 },
})

const TellContext = createContext<(result: Result | null) => void>(() => undefined)

export const useTell = () => useContext(TellContext)

/** The region is always there, so that a listener hears the words arrive. */
export function Results({ children }: { children: ReactNode }) {
  const styles = useStyles()
  const words = useWords()
  const [result, setResult] = useState<Result | null>(null)
  const dismiss = () => {
    setResult(null)
    document.querySelector("h1")?.focus({ preventScroll: true })
  }
  return (
    <TellContext value={setResult}>
      {children}
      <div role="status" className={styles.region}>
        {result && (
          <MessageBar intent={result.intent} layout="multiline" politeness="polite">
            <MessageBarBody>{result.text}</MessageBarBody>
            <MessageBarActions
              containerAction={
                <Button
                  appearance="transparent"
                  size="small"
                  icon={<Dismiss20Regular />}
                  aria-label={words.say("tab.result.dismiss")}
                  onClick={dismiss}
                />
              }
            />
          </MessageBar>
        )}
      </div>
    </TellContext>
  )
}
