// The card an owner answers on: every item, one form open at a time, and what they sent in place of the form they sent.
import { itemKey, type Reminder } from "#domain/reminder/reminder.ts"
import type { ReplyRow } from "#domain/update/reply.ts"
import { capital, type Words } from "#domain/words/words.ts"
import type { Draft } from "../verbs.ts"
import { answeredItem } from "./answeredItem.ts"
import type { CardContext } from "./cardContext.ts"
import { actionSet, type Card, card, container, type Element, heading, press, rich, run, small } from "./elements.ts"
import { itemForm } from "./itemForm.ts"
import { itemHead } from "./itemHead.ts"
import { tabLink } from "./link.ts"

export type ReminderView = {
  reminder: Reminder
  /** The answers each item has had, by `itemKey`. */
  answers: ReadonlyMap<string, readonly ReplyRow[]>
  /** What is typed in forms that were not sent, by item. */
  drafts: ReadonlyMap<number, Draft>
  /** The item whose form is open; null for none. */
  open: number | null
}

/** Teams refuses a message of some 100 KB; what does not fit is counted and linked. */
export const cardLimitBytes = 72_000

export const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length

/** The first item without an answer, after `from` and round again. */
export function nextOpen(reminder: Reminder, answers: ReminderView["answers"], from = 0): number | null {
  const count = reminder.items.length
  for (let step = 0; step < count; step++) {
    const at = (from + step) % count
    const item = reminder.items[at]
    if (item && !answers.get(itemKey(item))?.length) return at
  }
  return null
}

export function reminderCard(view: ReminderView, context: CardContext): Card {
  const { reminder } = view
  const summary = summaryOf(reminder, context.words)
  const items: Element[] = []
  let left = cardLimitBytes - bytesOf(frame(view, context, [], 0, summary))
  for (let at = 0; at < reminder.items.length; at++) {
    const elements = itemElements(view, at, context)
    left -= bytesOf(elements)
    if (left < 0) return frame(view, context, items, reminder.items.length - at, summary)
    items.push(...elements)
  }
  return frame(view, context, items, 0, summary)
}

/** What a notification or a chat list shows; counts only, so never a word of an exempt item. */
export function summaryOf(reminder: Reminder, words: Words): string {
  const overdue = reminder.items.filter(item => item.standing.because === "overdue").length
  const count = reminder.items.length
  if (count === 0) return words.say("card.exemptOnly", { count: reminder.exempt })
  const title = capital(words.say("card.updatesDue", { count, countWords: words.count(count) }))
  return overdue === 0
    ? title
    : `${title}, ${words.say("card.overdueOf", { count: overdue, countWords: words.count(overdue) })}`
}

function frame(view: ReminderView, context: CardContext, items: Element[], more: number, summary: string): Card {
  const { words, teamsAppId } = context
  const { reminder, answers } = view
  const count = reminder.items.length
  const unanswered = reminder.items.filter(item => !answers.get(itemKey(item))?.length)
  const title = capital(
    words.say(count === 0 ? "card.exemptTitle" : "card.updatesDue", { count, countWords: words.count(count) }),
  )
  const body = [
    heading(title),
    ...askedAs(reminder, words),
    ...items,
    ...(more > 0 ? [linkLine(words.say("card.more", { count: more }), words.say("card.openInTab"), teamsAppId)] : []),
    ...(reminder.exempt > 0
      ? [
          linkLine(
            capital(words.say("card.exempt", { count: reminder.exempt, countWords: words.count(reminder.exempt) })),
            words.say("card.openInTab"),
            teamsAppId,
          ),
        ]
      : []),
    ...(unanswered.length > 1 ? [noChangeToAll(reminder, unanswered.length, words)] : []),
    small(words.say("card.disclosure")),
  ]
  return card(body, summary)
}

/** "You are asked as Head of Learning and Development." and, where they answer for another, how so. */
function askedAs(reminder: Reminder, words: Words): Element[] {
  const posts = new Map(reminder.items.map(item => [item.postTitle, item.capacity]))
  const overdue = reminder.items.filter(item => item.standing.because === "overdue").length
  const overdueToo =
    overdue === 0
      ? ""
      : ` ${capital(words.say("card.areOverdue", { count: overdue, countWords: words.count(overdue) }))}`
  return [...posts].map(([post, capacity], at) => {
    const isLast = at === posts.size - 1
    const sentence = `${words.say(`card.askedAs.${capacity}`, { post })}${isLast ? overdueToo : ""}`
    return rich([run(sentence, { isSubtle: true })], { spacing: at === 0 ? "None" : "Small" })
  })
}

function itemElements(view: ReminderView, at: number, context: CardContext): Element[] {
  const item = view.reminder.items[at]
  if (!item) return []
  const answers = view.answers.get(itemKey(item)) ?? []
  const last = answers.at(-1)
  const isOpen = view.open === at
  if (last && !isOpen && !view.drafts.has(at)) return answeredItem(view.reminder, at, last, context)
  return [
    itemHead(view.reminder, at, context),
    itemForm({ reminder: view.reminder, at, answers, draft: view.drafts.get(at) ?? null, isOpen }, context),
  ]
}

const linkLine = (text: string, title: string, teamsAppId: string): Element =>
  rich([run(`${text} `), run(title, { link: tabLink(teamsAppId, "") })], { separator: true, spacing: "Medium" })

const noChangeToAll = (reminder: Reminder, left: number, words: Words): Element =>
  container(
    [
      rich([run(words.say("card.nothingToAdd"))]),
      actionSet([
        press(
          "noChangeToAll",
          words.say("card.noChangeToAll"),
          { card: reminder.key },
          {
            tooltip: words.say("card.noChangeToAllMeans", { count: left, countWords: words.count(left) }),
          },
        ),
      ]),
    ],
    { separator: true, spacing: "Medium" },
  )
