// Where a deep link to an action arrives: the action tells which plan to open it in.
import { Redirect } from "wouter"
import { usePageStyles } from "../components/page/page.styles.ts"
import { Failed } from "../components/states/Failed.tsx"
import { Loading } from "../components/states/Loading.tsx"
import { actionInPlanPlace } from "../places.ts"
import { useAction } from "../queries/useAction.ts"
import { useWords } from "../words/WordsContext.ts"

export function ActionLinkPage({ actionKey }: { actionKey: string }) {
  const page = usePageStyles()
  const words = useWords()
  const { data, error, refetch } = useAction(actionKey)
  if (data) return <Redirect to={actionInPlanPlace(data.plan.key, actionKey)} replace />
  return (
    <main className={page.page}>
      {error ? (
        <Failed level={1} error={error} title={words.say("tab.action.failed")} retry={() => void refetch()} />
      ) : (
        <Loading title={words.say("tab.action.title")} />
      )}
    </main>
  )
}
