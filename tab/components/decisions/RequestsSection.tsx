import { Button, mergeClasses } from "@fluentui/react-components"
import type { Day } from "#domain/day/day.ts"
import type { DecisionsAnswer, OpenRequest } from "#domain/wire/decisions.ts"
import { useWords } from "../../words/WordsContext.ts"
import { useDialogStyles } from "../dialog/dialog.styles.ts"
import { ActionRef } from "../page/ActionRef.tsx"
import { Section } from "../page/Section.tsx"
import { useSectionStyles } from "../page/section.styles.ts"
import { useDecisionsStyles } from "./decisions.styles.ts"
import { WordsDialog } from "./WordsDialog.tsx"
import { wordWanted } from "./wordWanted.ts"

/** Later dates and hand-overs that wait for a decision. */
export function RequestsSection({ answer: { requests, today } }: { answer: DecisionsAnswer }) {
  const styles = useSectionStyles()
  const words = useWords()
  return (
    <Section
      title={words.say("tab.requests.title", { count: requests.length })}
      note={words.say(requests.length === 0 ? "tab.requests.none" : "tab.requests.until")}
    >
      <ul className={styles.list}>
        {requests.map(request => (
          <Request key={request.key} request={request} today={today} />
        ))}
      </ul>
    </Section>
  )
}

function Request({ request, today }: { request: OpenRequest; today: Day }) {
  const styles = useDecisionsStyles()
  const section = useSectionStyles()
  const words = useWords()
  return (
    <li className={styles.item}>
      <div>
        <h3 className={section.name}>
          <ActionRef action={request} />
        </h3>
        <p className={section.sub}>
          {request.planTitle}.{" "}
          {words.say(`tab.requests.by.${request.kind}`, {
            person: request.askedBy,
            day: words.dateNear(request.askedOn, today),
          })}
        </p>
      </div>
      <dl className={mergeClasses(section.facts, styles.change)}>
        <div>
          <dt className={section.factName}>{words.say("tab.requests.now")}</dt>
          <dd className={section.fact}>{request.now}</dd>
        </div>
        <div>
          <dt className={section.factName}>{words.say("tab.requests.wanted")}</dt>
          <dd className={styles.wanted}>{request.wanted}</dd>
        </div>
      </dl>
      {request.reason !== "" && (
        <p className={section.sentence}>{words.say("tab.quoted", { words: request.reason })}</p>
      )}
      {request.kind === "date change" && (
        <p className={section.sub}>
          {words.say("tab.requests.redated", {
            times: request.timesRedated,
            timesInWords: words.count(request.timesRedated),
          })}
        </p>
      )}
      {request.mayDecide && (
        <div className={styles.buttons}>
          <Decide request={request} verdict="agreed" />
          <Decide request={request} verdict="refused" />
        </div>
      )}
    </li>
  )
}

function Decide({ request, verdict }: { request: OpenRequest; verdict: "agreed" | "refused" }) {
  const styles = useDialogStyles()
  const words = useWords()
  const { reference } = request
  const press = words.say(`tab.decide.${verdict}`)
  return (
    <WordsDialog
      path={`/api/requests/${encodeURIComponent(request.key)}/decision`}
      trigger={
        <Button
          appearance={verdict === "agreed" ? "primary" : "secondary"}
          aria-label={words.say(`tab.decide.${verdict}.named`, { reference })}
        >
          {press}
        </Button>
      }
      title={words.say(`tab.decide.${verdict}.title`, { reference })}
      press={press}
      label={words.say(`tab.decide.${verdict}.words`)}
      hint={words.say("tab.decide.wordsHint", { person: request.askedBy })}
      needed={verdict === "refused" ? words.say("tab.decide.needed") : null}
      request={typed => ({ verdict, words: typed })}
    >
      <p className={styles.sentence}>{wordWanted(request, words)}</p>
    </WordsDialog>
  )
}
