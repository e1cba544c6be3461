import { useRef } from "react"
import type { Day } from "#domain/day/day.ts"
import type { ActionRow, PlanAnswer } from "#domain/wire/plans.ts"
import { capital } from "#domain/words/words.ts"
import { planImportPlace, planPlace, plansPlace } from "../../places.ts"
import { useMe } from "../../queries/useMe.ts"
import { useWords } from "../../words/WordsContext.ts"
import { ImportLink } from "../import/ImportLink.tsx"
import { CountsBar } from "../marks/CountsBar.tsx"
import { AsOf } from "../page/AsOf.tsx"
import { KeyboardHelp } from "../page/KeyboardHelp.tsx"
import { PageHead } from "../page/PageHead.tsx"
import { usePageStyles } from "../page/page.styles.ts"
import { useLayout } from "../page/useLayout.ts"
import { useSingleKey } from "../page/useSingleKey.ts"
import { Serves } from "../plans/Serves.tsx"
import { wordPlan } from "../plans/wordPlan.ts"
import { Empty } from "../states/Empty.tsx"
import { OldData } from "../states/OldData.tsx"
import { PlanList } from "../table/PlanList.tsx"
import { PlanTable } from "../table/PlanTable.tsx"
import { tableColumns } from "../table/tableColumns.ts"
import { Approval } from "./Approval.tsx"
import { AsAt } from "./AsAt.tsx"
import { ExportMenu } from "./ExportMenu.tsx"
import { FilterBar } from "./FilterBar.tsx"
import { useFilterStyles } from "./filter.styles.ts"
import { groupRows } from "./groupRows.ts"
import { isJudged } from "./isJudged.ts"
import { usePrintedPage, usePrintStyles } from "./print.styles.ts"
import { Recommendations } from "./Recommendations.tsx"
import { type Sought, seek } from "./rowFilters.ts"
import { useIsPrinting } from "./usePrinting.ts"

export type PlanViewState = Sought & { folded: ReadonlySet<string> }

type Props = {
  answer: PlanAnswer
  error: Error | null
  retry: () => void
  asAt: Day | null
  chooseAsAt: (day: Day | null) => void
  view: PlanViewState
  setView: (view: PlanViewState) => void
  openKey: string | null
  open: (actionKey: string) => void
}

export function PlanView({ answer, error, retry, asAt, chooseAsAt, view, setView, openKey, open }: Props) {
  const page = usePageStyles()
  const filters = useFilterStyles()
  const printing = usePrintStyles()
  const words = useWords()
  const searchField = useRef<HTMLInputElement>(null)
  useSingleKey("/", () => searchField.current?.focus())
  const isPrinting = useIsPrinting()
  const { data: me } = useMe()
  usePrintedPage()
  const { plan, actions, today } = answer
  const judged = isJudged(plan)
  const rows = seek(actions, view)
  const asAtInWords = words.say("tab.plan.asAtDay", { day: words.dateNear(answer.asAt, today) })
  const crumbs = [
    { title: words.say("tab.plans.title"), place: plansPlace },
    ...plan.serves.slice(0, 1).map(served => ({ title: served.title, place: planPlace(served.key) })),
    { title: plan.title, place: null },
  ]
  return (
    <>
      <PageHead
        crumbs={crumbs}
        crumbsLabel={words.say("tab.crumbs")}
        title={plan.title}
        meta={`${capital(wordPlan(plan, words))}. ${asAtInWords}`}
        thread={<Serves serves={plan.serves} contribution={answer.contribution} />}
        actions={
          <div className={printing.onScreen}>
            {me?.seesReminders && (
              <ImportLink to={planImportPlace(plan.key)}>{words.say("tab.import.again")}</ImportLink>
            )}
            <ExportMenu
              {...{ planKey: plan.key, asAt, asAtInWords }}
              sought={view}
              shown={rows.length}
              count={actions.length}
            />
            <AsAt asAt={asAt} today={today} choose={chooseAsAt} />
          </div>
        }
      />
      {error && <OldData error={error} asOf={answer.asOf} retry={retry} />}
      <Approval answer={answer} />
      {judged && actions.length > 0 && <CountsBar counts={plan.counts} isThin />}
      {actions.length > 0 && (
        <div className={printing.onScreen}>
          <FilterBar
            rows={actions}
            isJudged={judged}
            sought={view}
            seekFor={sought => setView({ ...view, ...sought })}
            searchField={searchField}
          />
        </div>
      )}
      <p role="status" className={filters.found} hidden={rows.length === actions.length}>
        {rows.length < actions.length && words.say("tab.plan.found", { shown: rows.length, count: actions.length })}
      </p>
      {isPrinting && <NotPrinted rows={rows} />}
      <section className={page.sheet}>
        {rows.length > 0 ? (
          <Rows
            answer={answer}
            view={view}
            openKey={openKey}
            open={open}
            fold={themeKey => setView({ ...view, folded: toggled(view.folded, themeKey) })}
          />
        ) : (
          <Empty
            title={words.say(actions.length === 0 ? "tab.plan.empty" : "tab.plan.noneFound")}
            sentence={words.say(actions.length === 0 ? "tab.plan.emptyNext" : "tab.plan.noneFoundNext")}
          />
        )}
      </section>
      <Recommendations recommendations={answer.recommendations} />
      <AsOf at={answer.asOf} />
      <KeyboardHelp />
    </>
  )
}

/** The words of an exempt action never leave the tab, on paper neither. */
const mayBePrinted = (row: ActionRow) => row.exemptParagraph === null

function NotPrinted({ rows }: { rows: readonly ActionRow[] }) {
  const words = useWords()
  const count = rows.filter(row => !mayBePrinted(row)).length
  return count > 0 && <p>{words.say("tab.export.notPrinted", { count })}</p>
}

type RowsProps = Pick<Props, "answer" | "view" | "openKey" | "open"> & { fold: (themeKey: string) => void }

function Rows({ answer, view, openKey, open, fold }: RowsProps) {
  const layout = useLayout()
  const isPrinting = useIsPrinting()
  const { plan, actions, themes, asAt } = answer
  const rows = seek(actions, view)
  const props = {
    title: plan.title,
    actionLabel: answer.actionLabel,
    planKey: plan.key,
    groups: groupRows(isPrinting ? rows.filter(mayBePrinted) : rows, themes),
    today: asAt,
    isJudged: isJudged(plan),
    openKey,
    foldedThemes: isPrinting ? unfolded : view.folded,
    fold,
    open,
  }
  if (isPrinting) return <PlanTable {...props} openKey={null} columns={tableColumns("full", actions)} />
  if (layout === "narrow") return <PlanList {...props} />
  const shape = openKey !== null ? "slim" : layout === "wide" ? "full" : "medium"
  return <PlanTable {...props} columns={tableColumns(shape, actions)} />
}

const unfolded: ReadonlySet<string> = new Set()

function toggled(set: ReadonlySet<string>, item: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(item)) next.add(item)
  return next
}
