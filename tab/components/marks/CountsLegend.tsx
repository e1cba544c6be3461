import type { Counts } from "#domain/wire/plans.ts"
import { useWords } from "../../words/WordsContext.ts"
import { Mark, ratingInks, ratingShapes } from "./Mark.tsx"
import { useLegendStyles } from "./marks.styles.ts"
import { ratingsInOrder } from "./ratingsInOrder.ts"

/** "3 complete", "7 on course": every count with its shape; what is zero is left out. */
export function CountsLegend({ counts, isJudged }: { counts: Counts; isJudged: boolean }) {
  const styles = useLegendStyles()
  const words = useWords()
  return (
    <ul className={styles.legend}>
      {isJudged ? (
        ratingsInOrder
          .filter(rating => counts[rating] > 0)
          .map(rating => (
            <li key={rating}>
              <Mark shape={ratingShapes[rating]} ink={ratingInks[rating]}>
                <Figure number={counts[rating]} word={words.say(`tab.counts.${rating}`)} />
              </Mark>
            </li>
          ))
      ) : (
        <li>{words.say("tab.counts.actions", { count: counts.total })}</li>
      )}
      {counts.withoutOwner > 0 && (
        <li>
          <Mark shape="ring" ink="quiet">
            <Figure number={counts.withoutOwner} word={words.say("tab.counts.withoutOwner")} />
          </Mark>
        </li>
      )}
    </ul>
  )
}

function Figure({ number, word }: { number: number; word: string }) {
  const styles = useLegendStyles()
  return (
    <span className={styles.word}>
      <span className={styles.number}>{number}</span> {word}
    </span>
  )
}
