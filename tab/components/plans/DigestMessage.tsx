import { MessageBar, MessageBarBody } from "@fluentui/react-components"
import type { Day } from "#domain/day/day.ts"
import type { Words } from "#domain/words/words.ts"
import { useWords } from "../../words/WordsContext.ts"
import { useStateStyles } from "../states/states.styles.ts"
import { wordError } from "../states/wordError.ts"
import type { DigestResult } from "./PostDigest.tsx"
import { wordDigest } from "./wordDigest.ts"

const intents = {
  posted: "success",
  "on its way": "info",
  "already posted": "info",
  unknown: "warning",
  failed: "error",
} as const

/** What became of a digest. The region is always there, so that a listener hears the words arrive. */
export function DigestMessage({ result, today }: { result: DigestResult | null; today: Day }) {
  const styles = useStateStyles()
  const words = useWords()
  return (
    <div role="status" className={styles.live}>
      {result && (
        <MessageBar
          intent={"answer" in result ? intents[result.answer.outcome] : "error"}
          layout="multiline"
          politeness="polite"
        >
          <MessageBarBody>{wordResult(result, today, words)}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  )
}

function wordResult(result: DigestResult, today: Day, words: Words): string {
  if ("error" in result)
    return `${words.say("tab.digest.notPosted", { forum: result.forum.title })} ${wordError(result.error, words)}`
  return wordDigest(result.forum, result.answer, today, words)
}
