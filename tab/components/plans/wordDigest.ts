// What became of a digest, in words.
import type { Day } from "#domain/day/day.ts"
import type { DigestAnswer } from "#domain/wire/digests.ts"
import type { ForumSummary } from "#domain/wire/plans.ts"
import type { Words } from "#domain/words/words.ts"

type Forum = Pick<ForumSummary, "title" | "lastDigestOn" | "nextDigestFrom">

export const wordDigest = ({ title }: Pick<Forum, "title">, answer: DigestAnswer, today: Day, words: Words): string =>
  words.say(`tab.digest.${answer.outcome}`, {
    forum: title,
    on: words.dateNear(answer.on, today),
    nextFrom: words.dateNear(answer.nextFrom, today),
  })

/** What stands beside the button: the last one, and from when there may be another. Null before the first. */
export function wordLastDigest({ lastDigestOn, nextDigestFrom }: Forum, today: Day, words: Words): string | null {
  if (lastDigestOn === null) return null
  const day = words.dateNear(lastDigestOn, today)
  if (nextDigestFrom <= today) return words.say("tab.digest.last", { day })
  return words.say("tab.digest.lastAndNext", { day, nextFrom: words.dateNear(nextDigestFrom, today) })
}
