// Every plan, those in force first, and the digests the person may post.
import { mergeClasses } from "@fluentui/react-components"
import { useState } from "react"
import type { PlansAnswer } from "#domain/wire/plans.ts"
import { ImportLink } from "../components/import/ImportLink.tsx"
import { AsOf } from "../components/page/AsOf.tsx"
import { PageHead } from "../components/page/PageHead.tsx"
import { usePageStyles } from "../components/page/page.styles.ts"
import { DigestMessage } from "../components/plans/DigestMessage.tsx"
import { PlanLine } from "../components/plans/PlanLine.tsx"
import { type DigestResult, PostDigest } from "../components/plans/PostDigest.tsx"
import { usePlansStyles } from "../components/plans/plans.styles.ts"
import { plansByState } from "../components/plans/plansByState.ts"
import { Empty } from "../components/states/Empty.tsx"
import { Failed } from "../components/states/Failed.tsx"
import { Loading } from "../components/states/Loading.tsx"
import { OldData } from "../components/states/OldData.tsx"
import { importPlace } from "../places.ts"
import { useMe } from "../queries/useMe.ts"
import { usePlans } from "../queries/usePlans.ts"
import { useWords } from "../words/WordsContext.ts"

export function PlansPage() {
  const page = usePageStyles()
  const words = useWords()
  const { data, error, refetch } = usePlans()
  const retry = () => void refetch()
  if (data) return <Plans answer={data} error={error} retry={retry} />
  return (
    <main className={page.page}>
      {error ? (
        <Failed level={1} error={error} title={words.say("tab.plans.failed")} retry={retry} />
      ) : (
        <Loading title={words.say("tab.plans.title")} />
      )}
    </main>
  )
}

function Plans({ answer, error, retry }: { answer: PlansAnswer; error: Error | null; retry: () => void }) {
  const page = usePageStyles()
  const words = useWords()
  const { data: me } = useMe()
  const [result, setResult] = useState<DigestResult | null>(null)
  const forums = answer.forums.filter(forum => forum.mayPostDigest)
  const actions = answer.plans.reduce((sum, plan) => sum + plan.counts.total, 0)
  const buttons = forums.map(forum => (
    <PostDigest key={forum.key} forum={forum} isOnly={forums.length === 1} today={answer.today} tell={setResult} />
  ))
  return (
    <main className={page.page}>
      <div>
        <PageHead
          title={words.say("tab.plans.title")}
          meta={words.say("tab.plans.meta", {
            plans: answer.plans.length,
            actions,
            today: words.dateNear(answer.today, answer.today),
          })}
          actions={
            <>
              {me?.seesReminders && <ImportLink to={importPlace}>{words.say("tab.import.page")}</ImportLink>}
              {buttons}
            </>
          }
        />
        <DigestMessage result={result} today={answer.today} />
      </div>
      {error && <OldData error={error} asOf={answer.asOf} retry={retry} />}
      {answer.plans.length === 0 && (
        <div className={page.sheet}>
          <Empty title={words.say("tab.plans.empty")} sentence={words.say("tab.plans.emptyNext")} />
        </div>
      )}
      {plansByState(answer.plans).map(group => (
        <PlansSection key={group.section} {...group} />
      ))}
      <AsOf at={answer.asOf} />
    </main>
  )
}

function PlansSection({ section, plans }: ReturnType<typeof plansByState>[number]) {
  const page = usePageStyles()
  const styles = usePlansStyles()
  const words = useWords()
  return (
    <section className={styles.section} aria-label={words.say(`tab.section.${section}`)}>
      <h2 className={styles.sectionTitle}>{words.say(`tab.section.${section}`)}</h2>
      {section === "being made" && <p className={styles.note}>{words.say("tab.plans.notChased")}</p>}
      <ul className={mergeClasses(page.sheet, styles.list)}>
        {plans.map(plan => (
          <PlanLine key={plan.key} plan={plan} />
        ))}
      </ul>
    </section>
  )
}
