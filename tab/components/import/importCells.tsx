// What was read of one row: each function is one cell.
import type { ReadAction } from "#domain/exchange/planReading.ts"
import { useWords } from "../../words/WordsContext.ts"
import { Mark, statusShapes } from "../marks/Mark.tsx"
import { useRowStyles } from "../table/table.styles.ts"
import { useRowsStyles } from "./import.styles.ts"
import type { Row } from "./importFilters.ts"
import type { Owner } from "./pairing.ts"
import { wordReadStage } from "./wordReading.ts"

export function What({ row: { action, isLeftOut, isCorrected } }: { row: Row }) {
  const styles = useRowsStyles()
  const text = useRowStyles()
  const words = useWords()
  const answers =
    action.recommendations.length > 0 && words.say("tab.row.answers", { numbers: action.recommendations.join(", ") })
  const about = [action.theme, action.horizon, answers].filter(part => part !== null && part !== false && part !== "")
  return (
    <div className={styles.stack}>
      <div className={isLeftOut ? styles.leftOut : undefined}>
        {action.ref !== null && <span className={text.reference}>{action.ref} </span>}
        {action.title}
      </div>
      {about.length > 0 && <div className={text.sub}>{about.join(" · ")}</div>}
      {isLeftOut && (
        <Mark shape="cross" ink="quiet" isStrong>
          {words.say("tab.import.leftOut")}
        </Mark>
      )}
      {isCorrected && !isLeftOut && <div className={text.sub}>{words.say("tab.import.corrected")}</div>}
    </div>
  )
}

export function ReadWhom({ action, owners }: { action: ReadAction; owners: ReadonlyMap<string, Owner> }) {
  const styles = useRowsStyles()
  const words = useWords()
  if (action.byWhom.length === 0)
    return (
      <Mark shape="ring" ink="quiet" isStrong>
        {words.say("tab.import.noOwner")}
      </Mark>
    )
  return (
    <ul className={styles.stages}>
      {action.byWhom.map((named, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a name may stand twice, each with its own task
        <li key={at}>
          <Named named={named} owner={owners.get(named.name)} />
        </li>
      ))}
    </ul>
  )
}

function Named({ named, owner }: { named: ReadAction["byWhom"][number]; owner: Owner | undefined }) {
  const text = useRowStyles()
  const words = useWords()
  const isOther = owner?.postTitle !== null && owner?.postTitle !== undefined && owner.postTitle !== named.name
  return (
    <>
      <div>{named.name}</div>
      {isOther && <div className={text.sub}>{words.say("tab.import.is", { post: owner.postTitle ?? "" })}</div>}
      {owner !== undefined && owner.postKey === undefined && (
        <Mark shape="ring" ink="quiet" isStrong>
          {words.say("tab.import.toPair")}
        </Mark>
      )}
      {named.role === "contributor" && <div className={text.sub}>{words.say("tab.import.contributor")}</div>}
      {named.task !== null && <div className={text.sub}>{words.say("tab.import.task", { task: named.task })}</div>}
    </>
  )
}

export function ReadWhen({ byWhen: { text: written, stages } }: Pick<ReadAction, "byWhen">) {
  const styles = useRowsStyles()
  const text = useRowStyles()
  const words = useWords()
  if (written === "" && stages.length === 0) return <span className={text.sub}>{words.say("byWhen.unknown")}</span>
  return (
    <div className={styles.stack}>
      {written !== "" && <div className={styles.words}>{written}</div>}
      <ul className={styles.stages} aria-label={words.say("tab.import.readAs")}>
        {stages.map((stage, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: stages have no other name
          <li key={at}>
            <div className={text.sub}>{wordReadStage(stage, words)}</div>
            {stage.inferred !== null && (
              <Mark shape="half disc" ink="quiet" isStrong>
                {words.say("tab.dates.inferred", { what: stage.inferred })}
              </Mark>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

export function ReadProgress({ action: { status, progress } }: { action: ReadAction }) {
  const styles = useRowsStyles()
  const text = useRowStyles()
  const words = useWords()
  if (status === null && (progress ?? "") === "")
    return <span className={text.sub}>{words.say("tab.import.nothing")}</span>
  return (
    <div className={styles.stack}>
      {status !== null && (
        <Mark shape={statusShapes[status]} ink="quiet">
          {words.say("tab.import.proposed", { status: words.say(`status.${status}`) })}
        </Mark>
      )}
      {progress !== null && progress !== "" && <div className={styles.words}>{progress}</div>}
    </div>
  )
}
