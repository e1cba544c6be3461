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
  /** The items this reader may answer; null for all. */
  only: readonly number[] | null
}

/** Teams counts a message in UTF-16 and refuses it at some 100 KB; activity and envelope need room too. */
export const cardLimitBytes = 80_000

export const bytesOf = (value: unknown): number => 2 * JSON.stringify(value).length

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
  const { words, teamsAppId } = context
  const { reminder } = view
  const shown = shownItems(view, context)
  const exempt = exemptCount(reminder, context)
  const count = shown.length
  const title = words.say(count === 0 ? "card.exemptTitle" : "card.updatesDue", {
    count,
    countWords: words.count(count),
  })
  const unanswered = shown.filter(at => !answersOf(view, at).length)
  const openInTab = words.say("card.openInTab")
  const body = [
    heading(capital(title)),
    ...askedAs(reminder, words, count - unanswered.length),
    ...shown.flatMap(at => itemElements(view, at, context)),
    ...(reminder.more > 0 ? [moreItems(reminder, words)] : []),
    ...(exempt > 0
      ? [
          linkLine(
            capital(words.say("card.exempt", { count: exempt, countWords: words.count(exempt) })),
            openInTab,
            teamsAppId,
          ),
        ]
      : []),
    ...(unanswered.length > 1 ? [noChangeToAll(reminder, unanswered.length, words)] : []),
    small(words.say("card.disclosure")),
  ]
  return card(body, summaryOf(reminder, words))
}

/** Items drawn for this reader: not those that have become exempt since, nor those that are another's to answer. */
function shownItems({ reminder, only }: ReminderView, { isExempt }: CardContext): number[] {
  const all = reminder.items.map((_, at) => at)
  return all.filter(at => !isExempt(reminder.items[at]?.actionKey ?? "") && (only === null || only.includes(at)))
}

const exemptCount = ({ items, exempt }: Reminder, { isExempt }: CardContext): number =>
  exempt.length + items.filter(item => isExempt(item.actionKey)).length

function answersOf({ reminder, answers }: ReminderView, at: number): readonly ReplyRow[] {
  const item = reminder.items[at]
  return item ? (answers.get(itemKey(item)) ?? []) : []
}

const moreItems = (reminder: Reminder, words: Words): Element =>
  container(
    [
      rich([run(words.say("card.more", { count: reminder.more }))]),
      actionSet([press("showMore", words.say("card.showMore"), { card: reminder.key })]),
    ],
    { separator: true, spacing: "Medium" },
  )

/** What a notification or a chat list shows; counts only, so never a word of an exempt item. */
export function summaryOf(reminder: Reminder, words: Words): string {
  const overdue = reminder.items.filter(item => item.standing.because === "overdue").length
  const count = reminder.items.length
  if (count === 0) return words.say("card.exemptOnly", { count: reminder.exempt.length })
  const title = capital(words.say("card.updatesDue", { count, countWords: words.count(count) }))
  return overdue === 0
    ? title
    : `${title}, ${words.say("card.overdueOf", { count: overdue, countWords: words.count(overdue) })}`
}

/** "You are asked as Head of Learning and Development." and, where they answer for another, how so. */
function askedAs(reminder: Reminder, words: Words, answered: number): Element[] {
  const posts = new Map(reminder.items.map(item => [item.postTitle, item.capacity]))
  const count = reminder.items.length
  const overdue = reminder.items.filter(item => item.standing.because === "overdue").length
  const told = () => capital(words.say("card.areOverdue", { count: overdue, countWords: words.count(overdue) }))
  const progress =
    answered > 0
      ? capital(words.say("card.answeredOf", { answered: words.count(answered), count: words.count(count) }))
      : ""
  const overdueToo = progress !== "" ? ` ${progress}` : overdue > 0 ? ` ${told()}` : ""
  return [...posts].map(([post, capacity], at) => {
    const isLast = at === posts.size - 1
    const sentence = `${words.say(`card.askedAs.${capacity}`, { post })}${isLast ? overdueToo : ""}`
    return rich([run(sentence, { isSubtle: true })], { spacing: at === 0 ? "None" : "Small" })
  })
}

function itemElements(view: ReminderView, at: number, context: CardContext): Element[] {
  const item = view.reminder.items[at]
  if (!item) return []
  const answers = answersOf(view, at)
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
