import { Button } from "@fluentui/react-components"
import { Send20Regular } from "@fluentui/react-icons"
import { TestAnswer } from "#domain/wire/reminders.ts"
import { useSend } from "../../queries/useSend.ts"
import { useWords } from "../../words/WordsContext.ts"
import { useTell } from "../page/Results.tsx"
import { wordError } from "../states/wordError.ts"

type Props = { person: { personId: string; personName: string } | null }

/** Sends a card to whoever presses: that of a person, else their own or, where they have none, the first. */
export function TestButton({ person }: Props) {
  const words = useWords()
  const tell = useTell()
  const { send, isSending } = useSend("/api/reminders/test", TestAnswer, [])
  const press = () => {
    tell(null)
    send(
      { personId: person?.personId ?? null },
      {
        done: ({ outcome }) =>
          tell({ intent: outcome === "on its way" ? "success" : "info", text: words.say(`tab.test.${outcome}`) }),
        failed: error => tell({ intent: "error", text: `${words.say("tab.test.failed")} ${wordError(error, words)}` }),
      },
    )
  }
  const label = person === null ? words.say("tab.test.me") : words.say("tab.test.person")
  return (
    <Button
      icon={<Send20Regular />}
      size={person === null ? "medium" : "small"}
      onClick={press}
      disabledFocusable={isSending}
      aria-label={
        person === null || isSending ? undefined : words.say("tab.test.personNamed", { person: person.personName })
      }
    >
      {isSending ? words.say("tab.form.sending") : label}
    </Button>
  )
}
