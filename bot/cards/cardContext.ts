// Where cards take their words and links from, and what they must not show.
import type { Words } from "#domain/words/words.ts"

export type CardContext = {
  words: Words
  teamsAppId: string
  today: string
  /** Whether an action is exempt now: what was stored before must not be drawn after. */
  isExempt(actionKey: string): boolean
}
