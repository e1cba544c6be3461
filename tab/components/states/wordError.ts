import type { Words } from "#domain/words/words.ts"
import { ApiError } from "../../queries/ApiError.ts"

/** The sentence for an error: the API's own where it gave one. */
export function wordError(error: Error, words: Words): string {
  if (!(error instanceof ApiError)) return words.say("tab.error.fault")
  if (error.sentence !== null && error.sentence !== "") return error.sentence
  return words.say(`tab.error.${error.code}`)
}
