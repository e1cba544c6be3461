// What goes today, what is outstanding, who was not reached, and which plans are asked about.
import type { RemindersAnswer } from "#domain/wire/reminders.ts"
import { AsOf } from "../components/page/AsOf.tsx"
import { PageHead } from "../components/page/PageHead.tsx"
import { TopPageStates } from "../components/page/TopPageStates.tsx"
import { AskingSection } from "../components/reminders/AskingSection.tsx"
import { DaySection } from "../components/reminders/DaySection.tsx"
import { Figures } from "../components/reminders/Figures.tsx"
import { HealthMessages } from "../components/reminders/HealthMessages.tsx"
import { LeaversSection } from "../components/reminders/LeaversSection.tsx"
import { OutstandingSection } from "../components/reminders/OutstandingSection.tsx"
import { RoundsSection } from "../components/reminders/RoundsSection.tsx"
import { TestButton } from "../components/reminders/TestButton.tsx"
import { UnreachedSection } from "../components/reminders/UnreachedSection.tsx"
import { OldData } from "../components/states/OldData.tsx"
import { useReminders } from "../queries/useReminders.ts"
import { useWords } from "../words/WordsContext.ts"

export function RemindersPage() {
  const words = useWords()
  const { data, error, refetch } = useReminders()
  const retry = () => void refetch()
  return (
    <TopPageStates
      data={data}
      error={error}
      title={words.say("tab.reminders.title")}
      failed={words.say("tab.reminders.failed")}
      retry={retry}
    >
      {answer => <Reminders answer={answer} error={error} retry={retry} />}
    </TopPageStates>
  )
}

type Props = { answer: RemindersAnswer; error: Error | null; retry: () => void }

function Reminders({ answer, error, retry }: Props) {
  const words = useWords()
  const { today, health } = answer
  return (
    <>
      <PageHead
        title={words.say("tab.reminders.title")}
        meta={words.dateNear(today, today)}
        actions={<TestButton person={null} />}
      />
      {error && <OldData error={error} asOf={answer.asOf} retry={retry} />}
      <HealthMessages health={health} today={today} />
      <Figures answer={answer} />
      <UnreachedSection answer={answer} />
      <DaySection answer={answer} />
      <OutstandingSection answer={answer} />
      <AskingSection answer={answer} />
      <RoundsSection answer={answer} />
      <LeaversSection leavers={answer.leavers} />
      <AsOf at={answer.asOf} />
    </>
  )
}
