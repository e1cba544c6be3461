// The tab: its host, its words and its places.
import { QueryClient, QueryClientProvider } from "@tanstack/react-query"
import { type ComponentType, lazy, type ReactNode, Suspense, useEffect, useRef, useState } from "react"
import { Redirect, Router, useLocation, useRoute } from "wouter"
import { memoryLocation } from "wouter/memory-location"
import { useHashLocation } from "wouter/use-hash-location"
import type { Words } from "#domain/words/words.ts"
import { PlacesNav } from "./components/page/PlacesNav.tsx"
import { SignedInAs } from "./components/page/SignedInAs.tsx"
import { Themed } from "./components/page/Themed.tsx"
import { CrashBoundary } from "./components/states/CrashBoundary.tsx"
import { Failed } from "./components/states/Failed.tsx"
import type { Host } from "./host/Host.ts"
import { HostContext, useHostTheme } from "./host/HostContext.ts"
import { ActionLinkPage } from "./pages/ActionLinkPage.tsx"
import { PlansPage } from "./pages/PlansPage.tsx"
import { importPlace, placeOfSubPage, plansPlace, type TopPlace, topPlaceOf } from "./places.ts"
import { ApiContext, makeApiClient } from "./queries/apiClient.ts"
import { mayAskAgain } from "./queries/freshness.ts"
import { useWords, WordsContext } from "./words/WordsContext.ts"

/** Fetched while the host answers: the plan list does not wait for the table's parts. */
const planPage = import("./pages/PlanPage.tsx")
const PlanPage = lazy(() => planPage.then(page => ({ default: page.PlanPage })))

const ImportPage = lazy(() => import("./pages/ImportPage.tsx").then(page => ({ default: page.ImportPage })))
const RunningImportPage = lazy(() =>
  import("./pages/RunningImportPage.tsx").then(page => ({ default: page.RunningImportPage })),
)

const topPages: Record<TopPlace, ComponentType> = {
  "/": PlansPage,
  "/reminders": lazy(() => import("./pages/RemindersPage.tsx").then(page => ({ default: page.RemindersPage }))),
  "/decisions": lazy(() => import("./pages/DecisionsPage.tsx").then(page => ({ default: page.DecisionsPage }))),
  "/posts": lazy(() => import("./pages/PostsPage.tsx").then(page => ({ default: page.PostsPage }))),
}

export function App({ host, words }: { host: Host; words: Words }) {
  const [queries] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: mayAskAgain, staleTime: 5000 } } }),
  )
  const [api] = useState(() => makeApiClient({ getToken: host.getToken, fetch: (input, init) => fetch(input, init) }))
  const [hook] = useState(() =>
    host.addresses === "hash" ? useHashLocation : memoryLocation({ path: placeOfSubPage(host.startAt) }).hook,
  )
  return (
    <HostContext value={host}>
      <WordsContext value={words}>
        <ApiContext value={api}>
          <QueryClientProvider client={queries}>
            <Router hook={hook}>
              <InHostTheme>
                <Guarded host={host}>
                  <SignedInAs />
                  <Suspense>
                    <Place />
                  </Suspense>
                </Guarded>
              </InHostTheme>
            </Router>
          </QueryClientProvider>
        </ApiContext>
      </WordsContext>
    </HostContext>
  )
}

/** Tells the host that the tab is drawn, or that it cannot be; after that a crash is said on the page. */
function Guarded({ host, children }: { host: Host; children: ReactNode }) {
  const words = useWords()
  const isLoaded = useRef(false)
  const loaded = () => {
    isLoaded.current = true
    host.notifyLoaded()
  }
  const crashed = (message: string) => {
    if (!isLoaded.current) host.notifyFailed(message)
  }
  const fallback = (
    <main>
      <Failed level={1} title={words.say("tab.crashed")} error={new Error("crashed")} retry={() => location.reload()} />
    </main>
  )
  return (
    <CrashBoundary fallback={fallback} tell={crashed}>
      {children}
      <Once act={loaded} />
    </CrashBoundary>
  )
}

/** Drawn with the first page, and not when drawing it fails. */
function Once({ act }: { act: () => void }) {
  const first = useRef(act)
  useEffect(() => first.current(), [])
  return null
}

function InHostTheme({ children }: { children: ReactNode }) {
  return <Themed name={useHostTheme()}>{children}</Themed>
}

function Place() {
  const [isAction, action] = useRoute("/plan/:planKey/action/:actionKey")
  const [isPlan, plan] = useRoute("/plan/:planKey")
  const [isPlanImport, planImport] = useRoute("/plan/:planKey/import")
  const [isRunning, running] = useRoute(`${importPlace}/:importKey`)
  const [isLink, link] = useRoute("/action/:actionKey")
  const [place] = useLocation()
  const top = topPlaceOf(place)
  if (isAction) return <PlanPage key={action.planKey} planKey={action.planKey} actionKey={action.actionKey} />
  if (isPlan) return <PlanPage key={plan.planKey} planKey={plan.planKey} actionKey={null} />
  if (isPlanImport) return <ImportPage key={planImport.planKey} planKey={planImport.planKey} />
  if (isRunning) return <RunningImportPage key={running.importKey} importKey={running.importKey} />
  if (place === importPlace) return <ImportPage planKey={null} />
  if (isLink) return <ActionLinkPage actionKey={link.actionKey} />
  return top === null ? <Redirect to={plansPlace} replace /> : <TopPage place={top} />
}

function TopPage({ place }: { place: TopPlace }) {
  const Page = topPages[place]
  return (
    <>
      <PlacesNav place={place} />
      <Suspense>
        <Page />
      </Suspense>
    </>
  )
}
