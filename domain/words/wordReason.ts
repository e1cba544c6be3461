// Why a message did not arrive, and what can be done about it, in plain words.
import { isReason } from "../message/reasons.ts"
import type { Words } from "./words.ts"

/** Codes that no message file knows, of an earlier or later version, are told as such. */
export const wordReason = (why: string | null, words: Words): string =>
  words.say(why !== null && isReason(why) ? `reason.${why}` : "reason.other")

export const wordAdvice = (why: string | null, words: Words): string =>
  words.say(why !== null && isReason(why) ? `advice.${why}` : "advice.other")
