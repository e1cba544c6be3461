// Where cards take their words and links from.
import type { Words } from "#domain/words/words.ts"

export type CardContext = { words: Words; teamsAppId: string; today: string }
