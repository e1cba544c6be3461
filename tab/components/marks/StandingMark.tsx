import type { Day } from "#domain/day/day.ts"
import type { Standing } from "#domain/wire/standing.ts"
import { wordStanding } from "#domain/words/wordStanding.ts"
import { useWords } from "../../words/WordsContext.ts"
import { Mark, ratingInks, ratingShapes } from "./Mark.tsx"

/** How an action stands by the rule. */
export function StandingMark({ standing, today }: { standing: Standing; today: Day }) {
  const words = useWords()
  return (
    <Mark shape={ratingShapes[standing.rating]} ink={ratingInks[standing.rating]} isStrong>
      {wordStanding(standing, today, words)}
    </Mark>
  )
}
