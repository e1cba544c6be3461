import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from "@fluentui/react-components"
import type { Instant } from "#domain/day/day.ts"
import { useWords } from "../../words/WordsContext.ts"
import { wordError } from "./wordError.ts"

/** Shown above a page that could not be read again: what is there stays usable. */
export function OldData({ error, asOf, retry }: { error: Error; asOf: Instant; retry: () => void }) {
  const words = useWords()
  return (
    <MessageBar intent="warning">
      <MessageBarBody>
        <MessageBarTitle>{words.say("tab.asOf", { time: words.time(asOf) })}</MessageBarTitle> {wordError(error, words)}{" "}
        {words.say("tab.oldData.usable")}
      </MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={retry}>
          {words.say("tab.failed.tryAgain")}
        </Button>
      </MessageBarActions>
    </MessageBar>
  )
}
