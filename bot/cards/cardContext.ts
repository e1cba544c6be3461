// Where cards take their words and links from, and what they must not show.
import type { Register } from "#domain/update/register.ts"
import type { Words } from "#domain/words/words.ts"

export type CardContext = {
  words: Words
  teamsAppId: string
  today: string
  /** Whether an action is exempt now: what was stored before must not be drawn after. */
  isExempt(actionKey: string): boolean
  /** As it is now, with what is on its way: what waits for a decision, and what is on an agenda. */
  register(): Register
}
