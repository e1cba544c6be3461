// What waits for a decision: requests of owners, and the agendas of forums.
import type { DecisionsAnswer } from "#domain/wire/decisions.ts"
import { AgendaSection } from "../components/decisions/AgendaSection.tsx"
import { agendaOf } from "../components/decisions/agendaOf.ts"
import { RequestsSection } from "../components/decisions/RequestsSection.tsx"
import { AsOf } from "../components/page/AsOf.tsx"
import { PageHead } from "../components/page/PageHead.tsx"
import { TopPageStates } from "../components/page/TopPageStates.tsx"
import { OldData } from "../components/states/OldData.tsx"
import { useDecisions } from "../queries/useDecisions.ts"
import { useWords } from "../words/WordsContext.ts"

export function DecisionsPage() {
  const words = useWords()
  const { data, error, refetch } = useDecisions()
  const retry = () => void refetch()
  return (
    <TopPageStates
      data={data}
      error={error}
      title={words.say("tab.decisions.title")}
      failed={words.say("tab.decisions.failed")}
      retry={retry}
    >
      {answer => <Decisions answer={answer} error={error} retry={retry} />}
    </TopPageStates>
  )
}

type Props = { answer: DecisionsAnswer; error: Error | null; retry: () => void }

function Decisions({ answer, error, retry }: Props) {
  const words = useWords()
  const lines = answer.forums.reduce((sum, forum) => sum + agendaOf(forum.lines).open.length, 0)
  return (
    <>
      <PageHead
        title={words.say("tab.decisions.title")}
        meta={words.say("tab.decisions.meta", { requests: answer.requests.length, lines })}
      />
      {error && <OldData error={error} asOf={answer.asOf} retry={retry} />}
      <RequestsSection answer={answer} />
      {answer.forums.map(forum => (
        <AgendaSection key={forum.key} forum={forum} today={answer.today} />
      ))}
      <AsOf at={answer.asOf} />
    </>
  )
}
