// A document becomes a plan, or is brought into one: read, looked over and corrected, then brought in.
import { useMemo } from "react"
import { BringInSection } from "../components/import/BringInSection.tsx"
import { DifferencesSection } from "../components/import/DifferencesSection.tsx"
import { DraftContext, type Drafting } from "../components/import/draftContext.ts"
import { draftFrom, type ImportDraft } from "../components/import/importDraft.ts"
import { OtherDocument } from "../components/import/OtherDocument.tsx"
import { OwnersSection } from "../components/import/OwnersSection.tsx"
import { ownersOf } from "../components/import/pairing.ts"
import { ReadSection } from "../components/import/ReadSection.tsx"
import { RowsSection } from "../components/import/RowsSection.tsx"
import { SourceSection } from "../components/import/SourceSection.tsx"
import { UnreadSection } from "../components/import/UnreadSection.tsx"
import { PageHead } from "../components/page/PageHead.tsx"
import { usePageStyles } from "../components/page/page.styles.ts"
import { Results, useTell } from "../components/page/Results.tsx"
import { planPlace, plansPlace } from "../places.ts"
import { useKept } from "../queries/useKept.ts"
import { usePlans } from "../queries/usePlans.ts"
import { usePosts } from "../queries/usePosts.ts"
import { useWords } from "../words/WordsContext.ts"

export function ImportPage({ planKey }: { planKey: string | null }) {
  const page = usePageStyles()
  return (
    <main className={page.page}>
      <Results>
        <Import planKey={planKey} />
      </Results>
    </main>
  )
}

const noPosts: readonly { key: string; title: string }[] = []

function Import({ planKey }: { planKey: string | null }) {
  const words = useWords()
  const tell = useTell()
  const [draft, change] = useKept<ImportDraft>(`import ${planKey ?? ""}`)
  const plan = usePlans().data?.plans.find(({ key }) => key === planKey)
  const title = planKey === null ? words.say("tab.import.page") : words.say("tab.import.again")
  const crumbs = [
    { title: words.say("tab.plans.title"), place: plansPlace },
    ...(planKey === null ? [] : [{ title: plan?.title ?? words.say("tab.plan.title"), place: planPlace(planKey) }]),
    { title, place: null },
  ]
  const read = words.say(draft === null ? "tab.import.meta" : "tab.import.readFrom", {
    name: draft?.source.kind === "file" ? draft.source.file.name : words.say("tab.import.pasted"),
  })
  return (
    <>
      <PageHead
        crumbs={crumbs}
        crumbsLabel={words.say("tab.crumbs")}
        title={title}
        meta={read}
        actions={<OtherDocument draft={draft} drop={() => change(() => null)} />}
      />
      {draft === null ? (
        <SourceSection
          planKey={planKey}
          done={(answer, source) => {
            change(() => draftFrom(answer, source, crypto.randomUUID()))
            // The button that had the focus is gone.
            document.querySelector("h1")?.focus({ preventScroll: true })
            const { actions, unread } = answer.reading
            tell({
              intent: "info",
              text: words.say("tab.import.done", { count: actions.length, unread: unread.length }),
            })
          }}
        />
      ) : (
        <Work
          draft={draft}
          planKey={planKey}
          change={step => {
            tell(null)
            change(was => was && step(was))
          }}
          done={() => change(() => null)}
        />
      )}
    </>
  )
}

type WorkProps = Pick<Drafting, "draft" | "planKey" | "change"> & { done: () => void }

function Work({ draft, planKey, change, done }: WorkProps) {
  const posts = usePosts().data?.posts ?? noPosts
  const { answer, actions, leftOut, chosen } = draft
  const owners = useMemo(
    () => ownersOf({ answer, actions, leftOut, chosen }, posts),
    [answer, actions, leftOut, chosen, posts],
  )
  return (
    <DraftContext value={{ draft, planKey, owners, posts, change }}>
      <ReadSection />
      <UnreadSection />
      <OwnersSection />
      <RowsSection />
      {answer.differences !== null && <DifferencesSection />}
      <BringInSection done={done} />
    </DraftContext>
  )
}
