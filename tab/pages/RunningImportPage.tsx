// One import on its way, found again by its address after the page was closed.
import { useQueryClient } from "@tanstack/react-query"
import { useEffect } from "react"
import { RunningImport } from "../components/import/RunningImport.tsx"
import { PageHead } from "../components/page/PageHead.tsx"
import { TopPageStates } from "../components/page/TopPageStates.tsx"
import { plansPlace } from "../places.ts"
import { isGoing, useImport } from "../queries/useImport.ts"
import { useWords } from "../words/WordsContext.ts"

/** What an import changes. */
const changed = ["plans", "plan", "action", "reminders", "posts"]

export function RunningImportPage({ importKey }: { importKey: string }) {
  const words = useWords()
  const { data, error, refetch } = useImport(importKey)
  const client = useQueryClient()
  const isOver = data !== undefined && !isGoing(data)
  useEffect(() => {
    if (isOver) for (const key of changed) void client.invalidateQueries({ queryKey: [key] })
  }, [isOver, client])
  const title = words.say("tab.import.page")
  return (
    <TopPageStates
      data={data}
      error={error}
      title={title}
      failed={words.say("tab.import.failed")}
      retry={() => void refetch()}
    >
      {answer => (
        <>
          <PageHead
            crumbs={[
              { title: words.say("tab.plans.title"), place: plansPlace },
              { title, place: null },
            ]}
            crumbsLabel={words.say("tab.crumbs")}
            title={title}
            meta={words.say("tab.import.rowsOf", { count: answer.rows })}
          />
          <RunningImport answer={answer} />
        </>
      )}
    </TopPageStates>
  )
}
