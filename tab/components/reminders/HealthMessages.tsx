import { MessageBar, MessageBarBody, MessageBarTitle } from "@fluentui/react-components"
import type { RemindersAnswer } from "#domain/wire/reminders.ts"
import { useWords } from "../../words/WordsContext.ts"

/** Said at the head of the page where something keeps cards from going. */
export function HealthMessages({ health, today }: Pick<RemindersAnswer, "health" | "today">) {
  const words = useWords()
  return (
    <>
      {health.heldUntil !== null && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>
              {words.say("tab.health.held", { day: words.dateNear(health.heldUntil, today) })}
            </MessageBarTitle>{" "}
            {words.say("tab.health.heldWhy")}
          </MessageBarBody>
        </MessageBar>
      )}
      {!health.isHealthy && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{words.say("tab.health.unwell")}</MessageBarTitle>{" "}
            {health.lastError === null
              ? words.say("tab.health.unwellNext")
              : words.say("tab.health.lastError", { error: health.lastError })}
          </MessageBarBody>
        </MessageBar>
      )}
    </>
  )
}
