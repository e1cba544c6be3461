import { MessageBar, MessageBarBody } from "@fluentui/react-components"
import { useEffect, useRef } from "react"
import { useWords } from "../../words/WordsContext.ts"
import { wordError } from "../states/wordError.ts"

/** Said where it was pressed. */
export function NotDone({ error, after = "" }: { error: Error; after?: string }) {
  const words = useWords()
  const box = useRef<HTMLDivElement>(null)
  // At the end of a long form it would else be out of sight.
  useEffect(() => {
    box.current?.scrollIntoView({ block: "nearest" })
  }, [])
  return (
    <div ref={box} role="alert">
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>
          {wordError(error, words)} {after}
        </MessageBarBody>
      </MessageBar>
    </div>
  )
}
