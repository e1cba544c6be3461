// What can be asked for besides an update, and what was asked for and waits: the same as "Something else" on a card.
import { MessageBar, MessageBarBody } from "@fluentui/react-components"
import { useState } from "react"
import type { ActionAnswer, AskingAnswer } from "#domain/wire/actions.ts"
import { useAsking } from "../../queries/useAsking.ts"
import { useWords } from "../../words/WordsContext.ts"
import { Mark } from "../marks/Mark.tsx"
import { useStateStyles } from "../states/states.styles.ts"
import { AskAside } from "./AskAside.tsx"
import { useFormStyles } from "./action.styles.ts"

type Props = { answer: ActionAnswer; level: 2 | 3 }

export function SomethingElse({ answer, level }: Props) {
  const styles = useFormStyles()
  const words = useWords()
  const Title = level === 2 ? "h2" : "h3"
  const state = useStateStyles()
  // Said where it was pressed, until the next press.
  const [said, setSaid] = useState<string | null>(null)
  const { data } = useAsking(answer.action.key)
  if (!data || data.may.length + data.waiting.length === 0) return null
  return (
    <section className={styles.else} aria-labelledby="something-else">
      <Title id="something-else" className={styles.title}>
        {words.say("card.other")}
      </Title>
      <Waiting waiting={data.waiting} answer={answer} />
      {data.may.length > 0 && (
        <div className={styles.buttons}>
          {data.may.map(what => (
            <AskAside key={what} what={what} asking={data} answer={answer} tell={setSaid} />
          ))}
        </div>
      )}
      <div role="status" className={state.live}>
        {said !== null && (
          <MessageBar intent="success" layout="multiline" politeness="polite">
            <MessageBarBody>{said}</MessageBarBody>
          </MessageBar>
        )}
      </div>
    </section>
  )
}

function Waiting({ waiting, answer: { today } }: { waiting: AskingAnswer["waiting"]; answer: ActionAnswer }) {
  const words = useWords()
  return waiting.map(({ key, kind, askedBy, askedOn, wanted }) => (
    <Mark key={key} shape="half disc" ink="quiet">
      {words.say(`tab.else.waiting.${kind}`, {
        person: askedBy,
        day: words.dateNear(askedOn ?? today, today),
        wanted,
      })}
    </Mark>
  ))
}
