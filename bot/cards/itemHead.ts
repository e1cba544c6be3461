// An item's reference, text and mark, with the button that opens its form.
import type { Reminder } from "#domain/reminder/reminder.ts"
import { wordStanding } from "#domain/words/wordStanding.ts"
import type { CardContext } from "./cardContext.ts"
import { actionSet, container, type Element, firstWords, mark, press, rich, roomOn, run } from "./elements.ts"

/** A card of more items than this holds the form that is open and those that are filled in; the others are fetched. */
const formsAtOnce = 6
const roomOnLongCard = 300

/** What was read out of typed words is sent from its forms, so all of those are there. */
export const holdsAllForms = ({ items, proposed }: Reminder): boolean =>
  items.length <= formsAtOnce || proposed !== undefined

/** How many characters of each long text a card has room for. */
export const roomFor = (reminder: Reminder): number =>
  holdsAllForms(reminder) ? roomOn(reminder.items.length) : roomOnLongCard

export const formId = (at: number) => `form:${at}`

export function itemHead(reminder: Reminder, at: number, { words, today }: CardContext): Element {
  const item = reminder.items[at]
  if (!item) return container([])
  const posts = new Set(reminder.items.map(it => it.postKey))
  const title = [
    rich([run(`${item.reference} ${firstWords(item.text, roomFor(reminder))}`, { weight: "Bolder" })]),
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
  if (!holdsAllForms(reminder)) return press("showCard", title, { card: reminder.key, open: at })
  const others = reminder.items.map((_, other) => other).filter(other => other !== at)
  const targetElements = [
    { elementId: formId(at), isVisible: true },
    ...others.map(other => ({ elementId: formId(other), isVisible: false })),
  ]
  return { type: "Action.ToggleVisibility", title, targetElements }
}
