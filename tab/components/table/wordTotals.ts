import type { Counts } from "#domain/wire/plans.ts"
import type { Words } from "#domain/words/words.ts"

/** "8 actions, 2 overdue or late, 1 at risk"; what is zero is left out. */
export function wordTotals(counts: Counts, isJudged: boolean, words: Words): string {
  const parts = [words.say("tab.counts.actions", { count: counts.total })]
  if (isJudged && counts.red > 0) parts.push(`${counts.red} ${words.say("tab.counts.red")}`)
  if (isJudged && counts.amber > 0) parts.push(`${counts.amber} ${words.say("tab.counts.amber")}`)
  if (counts.withoutOwner > 0) parts.push(`${counts.withoutOwner} ${words.say("tab.counts.withoutOwner")}`)
  return parts.join(", ")
}
