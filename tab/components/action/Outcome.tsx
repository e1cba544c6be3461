import { MessageBar, MessageBarBody } from "@fluentui/react-components"
import { useEffect, useRef } from "react"
import type { UpdateAnswer } from "#domain/wire/actions.ts"
import { useWords } from "../../words/WordsContext.ts"
import { useStateStyles } from "../states/states.styles.ts"

const intents = { applied: "success", kept: "info", held: "warning" } as const

/** What became of an update. The region is always there, so that a listener hears the words arrive. */
export function Outcome({ answer }: { answer: UpdateAnswer | null }) {
  const styles = useStateStyles()
  const words = useWords()
  const region = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (answer) region.current?.scrollIntoView({ block: "nearest" })
  }, [answer])
  return (
    <div ref={region} role="status" className={styles.live}>
      {answer && (
        <MessageBar intent={intents[answer.outcome]} layout="multiline" politeness="polite">
          <MessageBarBody>
            {words.say(`tab.outcome.${answer.outcome}`)}
            {answer.held !== null && ` ${words.say(`held.${answer.held}`)} ${words.say("tab.outcome.heldNext")}`}
          </MessageBarBody>
        </MessageBar>
      )}
    </div>
  )
}
