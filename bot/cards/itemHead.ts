// An item's reference, text and mark, with the button that opens its form.
import type { Reminder } from "#domain/reminder/reminder.ts"
import { wordStanding } from "#domain/words/wordStanding.ts"
import type { CardContext } from "./cardContext.ts"
import { actionSet, container, type Element, firstWords, mark, rich, roomOn, run } from "./elements.ts"

export const formId = (at: number) => `form:${at}`

export function itemHead(reminder: Reminder, at: number, { words, today }: CardContext): Element {
  const item = reminder.items[at]
  if (!item) return container([])
  const posts = new Set(reminder.items.map(it => it.postKey))
  const title = [
    rich([run(`${item.reference} ${firstWords(item.text, roomOn(reminder.items.length))}`, { weight: "Bolder" })]),
    ...(posts.size > 1 ? [rich([run(item.postTitle, { isSubtle: true, size: "Small" })], { spacing: "None" })] : []),
    mark(item.standing.rating, wordStanding(item.standing, today, words)),
  ]
  if (reminder.items.length === 1) return container(title, { separator: true, spacing: "Medium" })
  const columns = [
    { type: "Column", width: "stretch", items: title },
    {
      type: "Column",
      width: "auto",
      verticalContentAlignment: "Center",
      items: [actionSet([opener(reminder, at, words.say("card.answer", { reference: item.reference }))])],
    },
  ]
  return container([{ type: "ColumnSet", columns }], { separator: true, spacing: "Medium" })
}

/** Opens this form and shuts the others: one at a time, and what is typed elsewhere stays. */
function opener(reminder: Reminder, at: number, title: string): Element {
  const others = reminder.items.map((_, other) => other).filter(other => other !== at)
  const targetElements = [
    { elementId: formId(at), isVisible: true },
    ...others.map(other => ({ elementId: formId(other), isVisible: false })),
  ]
  return { type: "Action.ToggleVisibility", title, targetElements }
}
