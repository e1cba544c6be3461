import { Button } from "@fluentui/react-components"
import type { Day } from "#domain/day/day.ts"
import type { AgendaLine, DecisionsAnswer } from "#domain/wire/decisions.ts"
import { useWords } from "../../words/WordsContext.ts"
import { useDialogStyles } from "../dialog/dialog.styles.ts"
import { Mark } from "../marks/Mark.tsx"
import { ActionRef } from "../page/ActionRef.tsx"
import { Section } from "../page/Section.tsx"
import { useSectionStyles } from "../page/section.styles.ts"
import { agendaOf } from "./agendaOf.ts"
import { useDecisionsStyles } from "./decisions.styles.ts"
import { WordsDialog } from "./WordsDialog.tsx"

type Forum = DecisionsAnswer["forums"][number]

/** A forum's agenda: what it has to decide, and what it decided. */
export function AgendaSection({ forum, today }: { forum: Forum; today: Day }) {
  const styles = useSectionStyles()
  const words = useWords()
  const { open, decided } = agendaOf(forum.lines)
  return (
    <Section
      title={words.say("tab.agenda.title", { forum: forum.title, count: open.length })}
      note={open.length === 0 ? words.say("tab.agenda.none") : null}
    >
      <ul className={styles.list} aria-label={words.say("tab.agenda.open")}>
        {open.map(line => (
          <OpenLine key={line.key} line={line} forum={forum} today={today} />
        ))}
      </ul>
      {decided.length > 0 && (
        <>
          <h3 className={styles.subhead}>{words.say("tab.agenda.decided", { count: decided.length })}</h3>
          <ul className={styles.list}>
            {decided.map(line => (
              <DecidedLine key={line.key} line={line} today={today} />
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

type LineProps = { line: AgendaLine; today: Day }

function OpenLine({ line, forum, today }: LineProps & { forum: Forum }) {
  const styles = useDecisionsStyles()
  const section = useSectionStyles()
  const words = useWords()
  const day = words.dateNear(line.putOn, today)
  return (
    <li className={styles.item}>
      <div>
        <p className={section.sentence}>
          <ActionRef action={line} />
        </p>
        <p className={section.sub}>
          {line.putBy === null
            ? words.say("tab.agenda.thirdDate", { day })
            : words.say("tab.agenda.putBy", { person: line.putBy, day })}
        </p>
      </div>
      {forum.mayRecord && (
        <div className={styles.buttons}>
          <RecordDecision line={line} forum={forum} />
        </div>
      )}
    </li>
  )
}

function RecordDecision({ line, forum }: { line: AgendaLine; forum: Forum }) {
  const styles = useDialogStyles()
  const words = useWords()
  const { reference } = line
  return (
    <WordsDialog
      path={`/api/agenda/${encodeURIComponent(line.key)}/decision`}
      trigger={
        <Button aria-label={words.say("tab.agenda.recordNamed", { reference })}>
          {words.say("tab.agenda.record")}
        </Button>
      }
      title={words.say("tab.agenda.recordTitle", { forum: forum.title, reference })}
      press={words.say("tab.agenda.record")}
      label={words.say("tab.agenda.words")}
      hint={words.say("tab.agenda.wordsHint")}
      needed={words.say("tab.agenda.needed")}
      request={typed => ({ words: typed })}
    >
      {line.text !== null && <p className={styles.sentence}>{line.text}</p>}
    </WordsDialog>
  )
}

function DecidedLine({ line, today }: LineProps) {
  const styles = useDecisionsStyles()
  const section = useSectionStyles()
  const words = useWords()
  const on = words.dateNear(line.decidedOn ?? line.putOn, today)
  return (
    <li className={styles.item}>
      <p className={section.sentence}>
        <ActionRef action={line} />
      </p>
      <Mark shape="tick" ink="quiet" isStrong>
        {words.say("tab.agenda.decidedOn", { day: on })}
      </Mark>
      {line.decision !== "" && <p className={styles.words}>{words.say("tab.quoted", { words: line.decision })}</p>}
      {line.decidedBy !== null && (
        <p className={section.sub}>{words.say("tab.agenda.by", { person: line.decidedBy })}</p>
      )}
    </li>
  )
}
