// One plan's table, and beside it the action that is open.
import { mergeClasses } from "@fluentui/react-components"
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from "react"
import { useLocation } from "wouter"
import type { Day } from "#domain/day/day.ts"
import { usePageStyles } from "../components/page/page.styles.ts"
import { Results } from "../components/page/Results.tsx"
import { useLayout } from "../components/page/useLayout.ts"
import { PlanView, type PlanViewState } from "../components/plan/PlanView.tsx"
import { seek } from "../components/plan/rowFilters.ts"
import { Failed } from "../components/states/Failed.tsx"
import { Loading } from "../components/states/Loading.tsx"
import { focusRow, showRow } from "../components/table/moveBetweenRows.ts"
import { actionInPlanPlace, planPlace } from "../places.ts"
import { usePlan } from "../queries/usePlan.ts"
import { useWords } from "../words/WordsContext.ts"

/** The form's parts are a good tenth of the whole, and no table needs them. */
const loadActionPage = () => import("./ActionPage.tsx").then(({ ActionPage }) => ({ default: ActionPage }))
const ActionPage = lazy(loadActionPage)

type Props = { planKey: string; actionKey: string | null }

export function PlanPage({ planKey, actionKey }: Props) {
  const page = usePageStyles()
  const words = useWords()
  const layout = useLayout()
  const [, navigate] = useLocation()
  const [asAt, setAsAt] = useState<Day | null>(null)
  const [view, setView] = useState<PlanViewState>({ filter: "all", search: "", folded: new Set() })
  const { data, error, refetch } = usePlan(planKey, asAt)
  const retry = () => void refetch()
  const close = useCallback(() => navigate(planPlace(planKey)), [navigate, planKey])
  const open = (key: string) => navigate(actionInPlanPlace(planKey, key), { replace: actionKey !== null })
  useFocusBack(actionKey)
  useRowInView(actionKey, data !== undefined)
  useEffect(() => void loadActionPage(), [])

  const isBeside = layout === "wide"
  const order = data ? seek(data.actions, view).map(row => row.key) : []
  const at = actionKey === null ? -1 : order.indexOf(actionKey)
  const action = actionKey !== null && (
    <Suspense>
      <ActionPage
        key={actionKey}
        actionKey={actionKey}
        isPanel={isBeside}
        previousKey={order[at - 1] ?? null}
        nextKey={at < 0 ? null : (order[at + 1] ?? null)}
        open={open}
        close={close}
      />
    </Suspense>
  )
  if (action && !isBeside) return action
  return (
    <>
      <main className={mergeClasses(page.page, action && page.beside)}>
        <Results>
          {data ? (
            <PlanView
              answer={data}
              error={error}
              retry={retry}
              asAt={asAt}
              chooseAsAt={setAsAt}
              view={view}
              setView={setView}
              openKey={actionKey}
              open={open}
            />
          ) : error ? (
            <Failed level={1} error={error} title={words.say("tab.plan.failed")} retry={retry} />
          ) : (
            <Loading title={words.say("tab.plan.title")} />
          )}
        </Results>
      </main>
      {action}
    </>
  )
}

/** When an action is closed, its row has the focus again. */
function useFocusBack(actionKey: string | null) {
  const last = useRef<string | null>(null)
  useEffect(() => {
    if (actionKey === null && last.current !== null) focusRow(last.current)
    last.current = actionKey
  }, [actionKey])
}

/** The row of the open action, which a deep link or Alt with an arrow may have opened out of sight. */
function useRowInView(actionKey: string | null, isLoaded: boolean) {
  useEffect(() => {
    if (actionKey !== null && isLoaded) showRow(actionKey)
  }, [actionKey, isLoaded])
}
