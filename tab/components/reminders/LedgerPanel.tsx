import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  OverlayDrawer,
  useRestoreFocusTarget,
} from "@fluentui/react-components"
import { Dismiss20Regular, History20Regular } from "@fluentui/react-icons"
import { useState } from "react"
import type { Day } from "#domain/day/day.ts"
import type { LedgerEntry } from "#domain/wire/reminders.ts"
import { useLedger } from "../../queries/useLedger.ts"
import { useWords } from "../../words/WordsContext.ts"
import { Mark } from "../marks/Mark.tsx"
import { useSectionStyles } from "../page/section.styles.ts"
import { Failed } from "../states/Failed.tsx"
import { Loading } from "../states/Loading.tsx"
import { ledgerMarks } from "./ledgerMarks.ts"

type Props = { person: { personId: string; personName: string }; today: Day }

/** Opens everything that was sent to a person, or could not be. */
export function LedgerButton({ person, today }: Props) {
  const words = useWords()
  const [isOpen, setIsOpen] = useState(false)
  const restore = useRestoreFocusTarget()
  return (
    <>
      <Button
        {...restore}
        size="small"
        icon={<History20Regular />}
        aria-label={words.say("tab.ledger.openNamed", { person: person.personName })}
        onClick={() => setIsOpen(true)}
      >
        {words.say("tab.ledger.open")}
      </Button>
      <OverlayDrawer position="end" size="medium" open={isOpen} onOpenChange={(_, { open }) => setIsOpen(open)}>
        <DrawerHeader>
          <DrawerHeaderTitle
            action={
              <Button
                appearance="subtle"
                icon={<Dismiss20Regular />}
                aria-label={words.say("tab.action.close")}
                onClick={() => setIsOpen(false)}
              />
            }
          >
            {words.say("tab.ledger.openNamed", { person: person.personName })}
          </DrawerHeaderTitle>
        </DrawerHeader>
        <DrawerBody>{isOpen && <Ledger personId={person.personId} today={today} />}</DrawerBody>
      </OverlayDrawer>
    </>
  )
}

function Ledger({ personId, today }: { personId: string; today: Day }) {
  const styles = useSectionStyles()
  const words = useWords()
  const { data, error, refetch } = useLedger(personId)
  if (!data)
    return error ? (
      <Failed level={2} error={error} title={words.say("tab.ledger.failed")} retry={() => void refetch()} />
    ) : (
      <Loading />
    )
  if (data.entries.length === 0) return <p className={styles.sentence}>{words.say("tab.ledger.empty")}</p>
  return (
    <ol className={styles.list}>
      {data.entries.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the ledger is only ever added to, and read as a whole
        <Entry key={index} entry={entry} today={today} />
      ))}
    </ol>
  )
}

function Entry({ entry, today }: { entry: LedgerEntry; today: Day }) {
  const styles = useSectionStyles()
  const words = useWords()
  const [shape, ink] = ledgerMarks[entry.state]
  return (
    <li className={styles.entry}>
      <p className={styles.sentence}>
        {words.dateNear(entry.day, today)}, {words.say(`tab.ledger.kind.${entry.kind}`)}
      </p>
      <Mark shape={shape} ink={ink} isStrong>
        {words.say(`tab.ledger.state.${entry.state}`)}
      </Mark>
      {entry.why !== null && <p className={styles.sub}>{entry.why}</p>}
      {entry.items > 0 && (
        <p className={styles.sub}>
          {words.say("tab.ledger.answered", { items: entry.items, answered: entry.answered })}
        </p>
      )}
    </li>
  )
}
