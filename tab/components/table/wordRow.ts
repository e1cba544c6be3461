// One action's facts in words.
import type { ActionRow } from "#domain/wire/plans.ts"
import type { Words } from "#domain/words/words.ts"

const list = (items: readonly string[], words: Words) =>
  new Intl.ListFormat(words.language, { type: "unit", style: "short" }).format(items)

/** "Moved once, 31 days". */
export const wordMoved = (row: Pick<ActionRow, "timesRedated" | "daysRedated">, words: Words): string =>
  words.say("tab.row.moved", {
    times: row.timesRedated,
    timesInWords: words.count(row.timesRedated),
    days: row.daysRedated,
  })

/** "with Communications and Marketing team". */
export const wordWith = (row: Pick<ActionRow, "contributors">, words: Words): string =>
  words.say("tab.row.with", { posts: list(row.contributors, words) })

/** "Answers R1, R4. Equalities, Climate. Exempt, paragraph 3"; empty when there is nothing to say. */
export function wordAnswers(
  row: Pick<ActionRow, "recommendations" | "commitments" | "exemptParagraph">,
  words: Words,
): string {
  const parts = [
    row.recommendations.length > 0 ? words.say("tab.row.answers", { numbers: list(row.recommendations, words) }) : "",
    list(row.commitments, words),
    row.exemptParagraph === null ? "" : words.say("tab.row.exempt", { paragraph: row.exemptParagraph }),
  ]
  return parts.filter(part => part !== "").join(". ")
}
