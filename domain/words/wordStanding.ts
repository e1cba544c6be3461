// How an action stands, in words; the shape beside them comes from the rating.
import type { Standing } from "../action/rating.ts"
import type { Day } from "../day/day.ts"
import type { MessageId, Words } from "./words.ts"

/** "Overdue by 26 days", "Review due on Monday 30 November 2026", "On course". */
export function wordStanding(standing: Standing, today: Day, words: Words): string {
  const because = standing.because.replaceAll(" ", "-")
  const id = `standing.${because}` as MessageId
  if (standing.because === "overdue") return words.say(id, { days: standing.days })
  if (standing.because === "due soon" || standing.because === "review soon")
    return words.say(id, { day: words.dateNear(standing.on, today) })
  return words.say(id)
}

/** The mark's shape as a character, for cards and plain text. */
export const shapes: Record<Standing["rating"], string> = { red: "◆", amber: "▲", green: "●", blue: "✓", none: "✕" }
