// The card an owner answers on: every item, one form open at a time, and what they sent in place of the form they sent.
import { itemKey, type Reminder } from "#domain/reminder/reminder.ts"
import type { ReplyRow } from "#domain/update/reply.ts"
import type { Update } from "#domain/update/update.ts"
import { capital, type Words } from "#domain/words/words.ts"
import { asideNameId, type Draft, inputsOf } from "../verbs.ts"
import { answeredElsewhere } from "./answeredElsewhere.ts"
import { answeredItem } from "./answeredItem.ts"
import { type Aside, asideForAll, asideForm, asideName } from "./asideForm.ts"
import { askedFor, justTaken, notTaken } from "./askedFor.ts"
import type { CardContext } from "./cardContext.ts"
import { actionSet, type Card, card, container, type Element, heading, press, rich, run, small } from "./elements.ts"
import { escalatedLines } from "./escalatedLines.ts"
import { itemForm, saysSomething } from "./itemForm.ts"
import { holdsAllForms, itemHead } from "./itemHead.ts"
import { tabLink } from "./link.ts"
import { readAs } from "./readAs.ts"
import { roundLines } from "./roundLines.ts"
import { wishedAside } from "./wishedAside.ts"

export type ReminderView = {
  reminder: Reminder
  /** The answers each item has had, by `itemKey`. */
  answers: ReadonlyMap<string, readonly ReplyRow[]>
  /** Items answered elsewhere since the card was made, by `itemKey`. */
  elsewhere: ReadonlyMap<string, Update>
  /** What is typed in forms that were not sent, by item. */
  drafts: ReadonlyMap<number, Draft>
  /** The item whose form is open; null for none. */
  open: number | null
  /** The items this reader may answer; null for all. */
  only: readonly number[] | null
  /** What else is being said of an item, or of all; it stands in the place of the open form. */
  aside: Aside | null
  /** What was just taken, or not, in a sentence where it was pressed: at an item, or at what is meant for all. */
  notice: { at: number | null; text: string; isRefusal?: boolean } | null
}

export const plainView = (reminder: Reminder): ReminderView => ({
  reminder,
  ...{ answers: new Map(), elsewhere: new Map(), drafts: new Map() },
  ...{ open: nextOpen(reminder, new Map()), only: null, aside: null, notice: null },
})

/** Teams counts a message in UTF-16 and refuses it at some 100 KB; activity and envelope need room too. */
export const cardLimitBytes = 80_000

export const bytesOf = (value: unknown): number => 2 * JSON.stringify(value).length

type Answered = Pick<ReminderView, "answers" | "elsewhere">

/** The next item without an answer, after `from` and round again. */
export function nextOpen(
  reminder: Reminder,
  answers: ReminderView["answers"],
  from = 0,
  elsewhere: ReminderView["elsewhere"] = new Map(),
): number | null {
  const count = reminder.items.length
  for (let step = 0; step < count; step++) {
    const at = (from + step) % count
    if (!isAnswered({ answers, elsewhere }, reminder, at)) return at
  }
  return null
}

function isAnswered({ answers, elsewhere }: Answered, reminder: Reminder, at: number): boolean {
  const item = reminder.items[at]
  const key = item ? itemKey(item) : ""
  return Boolean(answers.get(key)?.length) || elsewhere.has(key)
}

export function reminderCard(given: ReminderView, context: CardContext): Card {
  const { words, teamsAppId } = context
  const { reminder, notice } = given
  const shown = shownItems(given, context)
  const isDrawn = given.aside?.at == null || shown.includes(given.aside.at)
  const view = isDrawn ? given : { ...given, aside: null }
  const exempt = exemptCount(reminder, context)
  const count = shown.length
  const unanswered = shown.filter(at => !isAnswered(view, reminder, at))
  const openInTab = words.say("card.openInTab")
  const body = [
    ...(isTest(reminder) ? [testBanner(words)] : []),
    heading(capital(titleOf(view, { count, unanswered: unanswered.length }, words))),
    ...(count === 0 ? [] : askedAs(reminder, words, count - unanswered.length)),
    ...roundLines(
      shown.flatMap(at => reminder.items[at] ?? []),
      reminder.day,
      words,
    ),
    ...shown.flatMap(at => itemElements(view, at, context)),
    ...(reminder.more.length > 0 ? [moreItems(reminder, words, teamsAppId)] : []),
    ...(exempt > 0
      ? [
          linkLine(
            capital(words.say("card.exempt", { count: exempt, countWords: words.count(exempt) })),
            openInTab,
            teamsAppId,
          ),
        ]
      : []),
    ...escalatedLines(reminder, context),
    ...(notice?.at === null ? [notice.isRefusal ? notTaken(notice.text) : justTaken(notice.text)] : []),
    ...forAll(view, unanswered.length, context),
    ...endedWish(view, words),
    ...(reminder.proposed ? recordAll(view, unanswered, words) : []),
    ...(count === 0 ? [] : [small(words.say("card.disclosure"))]),
  ]
  return card(body, summaryOf(reminder, words), { refresh: { action: refreshing(view, context) } })
}

/** A refresh comes without the inputs: what stands in the forms comes with it as it was drawn, or it would be wiped. */
function refreshing({ reminder, drafts, aside }: ReminderView, context: CardContext): Element {
  const { words } = context
  const typed = [...drafts].flatMap(([at, draft]) => {
    const item = reminder.items[at]
    return item && saysSomething(draft, item) ? Object.entries(inputsOf(at, draft)) : []
  })
  const title = words.say("card.checkAgain")
  const about = { card: reminder.key, ...(aside === null || aside.at === null ? {} : { item: aside.at }) }
  // What was opened stays open; what was asked for in words, until it is sent or left.
  const wish = wishedAside(reminder, context)
  const isWish = aside !== null && wish !== null && asideName(aside) === asideName(wish)
  const { fallback, ...action } =
    aside && !isWish
      ? press("openAside", title, { ...about, what: aside.what })
      : press("showCard", title, { card: reminder.key })
  const data = {
    ...action.data,
    ...Object.fromEntries(typed),
    ...aside?.typed,
    ...(isWish ? { [asideNameId]: asideName(wish) } : {}),
  }
  return { ...action, data, fallback: { ...fallback, data: { ...fallback.data, ...data } } }
}

export const isTest = ({ key }: Pick<Reminder, "key">): boolean => key.startsWith("test/")

/** It looks like a card that counts, so it says before anything else that it is none. */
const testBanner = (words: Words): Element =>
  container([rich([run(`▲\u00A0${words.say("card.test")}`, { weight: "Bolder", color: "Warning" })])], {
    style: "warning",
  })

type Counts = { count: number; unanswered: number }

function titleOf({ reminder, aside }: ReminderView, { count, unanswered }: Counts, words: Words): string {
  const isAsked = unanswered > 0 || aside !== null
  if (reminder.proposed) return words.say(isAsked ? "card.proposed" : "card.proposedDone")
  // All that was drawn is answered, and what was only counted is left.
  const due = reminder.items.length === 0 ? reminder.more.length : count
  if (due > 0) return words.say("card.updatesDue", { count: due, countWords: words.count(due) })
  return words.say(reminder.escalated.length > 0 ? "card.escalatedTitle" : "card.exemptTitle")
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

const moreItems = (reminder: Reminder, words: Words, teamsAppId: string): Element =>
  container(
    [
      rich([
        run(`${words.say("card.more", { count: reminder.more.length })} `),
        run(words.say("card.openInTab"), { link: tabLink(teamsAppId, "") }),
      ]),
      actionSet([press("showMore", words.say("card.showMore"), { card: reminder.key })]),
    ],
    { separator: true, spacing: "Medium" },
  )

/** What a notification or a chat list shows; counts only, so never a word of an exempt item. */
export function summaryOf(reminder: Reminder, words: Words): string {
  const summary = countsOf(reminder, words)
  return isTest(reminder) ? words.say("card.testSummary", { summary }) : summary
}

function countsOf(reminder: Reminder, words: Words): string {
  const overdue = reminder.items.filter(item => item.standing.because === "overdue").length
  const count = reminder.items.length
  if (reminder.proposed) return capital(words.say("card.proposed"))
  if (count === 0 && reminder.exempt.length > 0) return words.say("card.exemptOnly", { count: reminder.exempt.length })
  if (count === 0) return capital(words.say("card.escalated", { count: reminder.escalated.length }))
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
  const aside = view.aside?.at === at ? [asideForm(view.reminder, view.aside, context)] : []
  const isOpen = view.open === at && aside.length === 0
  if (last && view.open !== at && !view.drafts.has(at))
    return [...answeredItem(view.reminder, at, last, context), ...wishBelow(view, at, context), ...aside]
  const other = view.elsewhere.get(itemKey(item))
  if (!last && other)
    return [...answeredElsewhere(view.reminder, at, other, context), ...wishBelow(view, at, context), ...aside]
  const draft = view.drafts.get(at) ?? null
  const isHeld = holdsAllForms(view.reminder) || view.open === at || (draft !== null && saysSomething(draft, item))
  return [
    itemHead(view.reminder, at, context),
    ...readAs(view.reminder, at, draft, context),
    ...(view.notice?.at === at ? [justTaken(view.notice.text)] : askedFor(item.actionKey, context)),
    ...aside,
    ...(isHeld ? [itemForm({ reminder: view.reminder, at, answers, draft, isOpen }, context)] : []),
  ]
}

/** What was asked for beside the answer that stands above it. */
function wishBelow({ reminder, notice }: ReminderView, at: number, context: CardContext): Element[] {
  if (notice?.at === at) return [justTaken(notice.text)]
  const actionKey = reminder.items[at]?.actionKey
  return actionKey !== undefined && actionKey === reminder.wished?.actionKey ? askedFor(actionKey, context) : []
}

const linkLine = (text: string, title: string, teamsAppId: string): Element =>
  rich([run(`${text} `), run(title, { link: tabLink(teamsAppId, "") })], { separator: true, spacing: "Medium" })

function forAll(view: ReminderView, left: number, context: CardContext): Element[] {
  const { words } = context
  const { reminder, aside } = view
  if (aside !== null && aside.at === null)
    return [container([asideForm(reminder, aside, context)], { separator: true, spacing: "Medium" })]
  if (left < 2 || reminder.proposed) return []
  const noChange = press(
    "noChangeToAll",
    words.say("card.noChangeToAll"),
    { card: reminder.key },
    { tooltip: words.say("card.noChangeToAllMeans", { count: left, countWords: words.count(left) }) },
  )
  const presses = actionSet([noChange, asideForAll(reminder, words)])
  return [container([rich([run(words.say("card.nothingToAdd"))]), presses], { separator: true, spacing: "Medium" })]
}

/** What became of what was asked for; at an item it is told there. */
function endedWish({ reminder: { wished }, aside, notice }: ReminderView, words: Words): Element[] {
  if (wished?.actionKey !== null || wished.ended === undefined || aside !== null || notice !== null) return []
  return [wished.ended === "" ? small(words.say("card.leftAlone")) : justTaken(wished.ended)]
}

/** One press for everything that was read without doubt, named where there is more; what is left over then is unsure. */
function recordAll({ reminder }: ReminderView, open: readonly number[], words: Words): Element[] {
  const read = new Set(reminder.proposed?.map(({ key }) => key))
  const unanswered = open.filter(at => read.has(itemKeyAt(reminder, at)))
  const sure = new Set(reminder.proposed?.filter(({ isSure }) => isSure).map(({ key }) => key))
  const left = unanswered.filter(at => sure.has(itemKeyAt(reminder, at)))
  if (unanswered.length === 0) return []
  if (left.length === 0) return [small(words.say("card.proposedUnsure", { count: unanswered.length }))]
  const references = [...new Set(left.map(at => reminder.items[at]?.reference))].join(", ")
  const title =
    left.length < open.length
      ? words.say("card.recordSome", { references })
      : words.say("card.recordAll", { count: left.length, countWords: words.count(left.length) })
  const button = press("sendAll", title, { card: reminder.key }, { style: "positive" })
  return [container([actionSet([button])], { separator: true, spacing: "Medium" })]
}

function itemKeyAt({ items }: Reminder, at: number): string {
  const item = items[at]
  return item ? itemKey(item) : ""
}
