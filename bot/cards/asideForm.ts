// What can be said of an item besides an answer: remind me on, a later date, somebody else's, I am away.
import { namedStages } from "#domain/byWhen/currentStages.ts"
import { isRealDay } from "#domain/day/day.ts"
import type { Reminder } from "#domain/reminder/reminder.ts"
import { type AsideKind, asideKinds, type Choices } from "#domain/request/readAside.ts"
import { wordReading } from "#domain/words/wordByWhen.ts"
import type { MessageId, Words } from "#domain/words/words.ts"
import { asideIds, asideNameId } from "../verbs.ts"
import type { CardContext } from "./cardContext.ts"
import { actionSet, container, type Element, fact, press, rich, run, small } from "./elements.ts"

export type Aside = Choices & {
  /** The item it is about; null for all that are not answered yet. */
  at: number | null
  what: AsideKind | "choose"
  /** What stands in it: typed before it was refused, or read from what somebody wrote; and why it was refused. */
  typed: Readonly<Record<string, string>>
  fault: string | null
}

/** Names the form that is open, so that what stands in it is not taken for another's. */
export const asideName = ({ at, what }: Pick<Aside, "at" | "what">): string => `${what} ${at ?? "all"}`

export function asideForm(reminder: Reminder, aside: Aside, context: CardContext): Element {
  const { words } = context
  const about = { card: reminder.key, ...(aside.at === null ? {} : { item: aside.at }) }
  const leave = press("showCard", words.say("aside.leave"), { card: reminder.key, leaveAside: asideName(aside) })
  const reference = aside.at === null ? null : (reminder.items[aside.at]?.reference ?? "")
  const title = reference === null ? words.say("aside.forAll") : words.say("aside.forOne", { reference })
  const head = rich([run(title, { weight: "Bolder" })])
  if (aside.what === "choose") {
    const kinds = asideKinds.map(what => press("openAside", words.say(`aside.${what}`), { ...about, what }))
    return container([head, actionSet(kinds), actionSet([leave])], { style: "emphasis", spacing: "Small" })
  }
  const { what } = aside
  const send = press(
    "sendAside",
    words.say(`aside.${what}.send` as MessageId),
    { ...about, what },
    { style: "positive" },
  )
  const items = [
    // An absence is about no action.
    rich([
      run(what === "away" ? words.say("aside.away") : `${title}: ${words.say(`aside.${what}`)}`, { weight: "Bolder" }),
    ]),
    ...(aside.fault === null ? [] : [rich([run(`▲\u00A0${aside.fault}`, { color: "Attention", weight: "Bolder" })])]),
    ...inputsOf[what](reminder, aside, context),
    { type: "Input.Text", id: asideNameId, isVisible: false, value: asideName(aside) },
    actionSet([send, leave]),
  ]
  return container(items, { style: "emphasis", spacing: "Small" })
}

type Inputs = (reminder: Reminder, aside: Aside, context: CardContext) => Element[]

const inputsOf: Record<AsideKind, Inputs> = {
  remindOn: (_reminder, aside, { words, today }) => [
    ...dayInput("day", words.say("aside.remindOn.day"), aside, { words, today }),
    small(words.say("aside.remindOn.means")),
  ],
  laterDate: (reminder, aside, { words, today }) => {
    const item = aside.at === null ? undefined : reminder.items[aside.at]
    const stages = item ? namedStages(item.byWhen) : []
    const now = item ? item.byWhen.words || wordReading(item.byWhen, words) : ""
    return [
      ...(now === "" ? [] : [fact(words.say("card.byWhen"), `“${now}”`)]),
      ...choices(
        asideIds.stage,
        words.say("aside.laterDate.stage"),
        stages.map(same),
        aside,
        words.say("aside.laterDate.nextStage"),
      ),
      // Words come before the date field, for that may show the month first.
      textInput(asideIds.words, words.say("aside.laterDate.words"), aside, {
        placeholder: words.say("aside.laterDate.wordsHint"),
      }),
      ...dayInput("day", words.say("aside.laterDate.day"), aside, { words, today }),
      textInput(asideIds.reason, words.say("aside.laterDate.reason"), aside, { isMultiline: true }),
      small(words.say("aside.laterDate.means")),
    ]
  },
  handOver: (_reminder, aside, { words }) => [
    ...choices(
      asideIds.post,
      words.say(isLong(aside.posts) ? "aside.handOver.findPost" : "aside.handOver.post"),
      aside.posts.map(({ key, title }) => ({ title, value: key })),
      aside,
      words.say("form.choose"),
    ),
    textInput(asideIds.postWords, words.say("aside.handOver.other"), aside),
    textInput(asideIds.reason, words.say("aside.handOver.reason"), aside, { isMultiline: true }),
    small(words.say("aside.handOver.means")),
  ],
  away: (_reminder, aside, { words, today }) => [
    ...dayInput("starts", words.say("aside.away.starts"), aside, { words, today }),
    ...dayInput("day", words.say("aside.away.day"), aside, { words, today }),
    ...choices(
      asideIds.person,
      words.say(isLong(aside.people) ? "aside.away.findPerson" : "aside.away.person"),
      aside.people.map(({ id, name }) => ({ title: name, value: id })),
      aside,
      words.say("aside.away.usual"),
    ),
    small(words.say("aside.away.means")),
  ],
}

const same = (text: string) => ({ title: text, value: text })

const typedIn = (id: string, { typed }: Aside) => (typed[id] ? { value: typed[id] } : {})

/** A date field follows the browser's language and may show the month first: what was read is said in words too. */
function dayInput(
  part: "starts" | "day",
  label: string,
  aside: Aside,
  { words, today }: Pick<CardContext, "words" | "today">,
): Element[] {
  const id = asideIds[part]
  const day = aside.typed[id] ?? ""
  const said = isRealDay(day) ? [fact(words.say("card.readAs"), words.date(day))] : []
  return [{ type: "Input.Date", id, label, min: today, ...typedIn(id, aside) }, ...said]
}

const textInput = (id: string, label: string, aside: Aside, further: Record<string, unknown> = {}): Element => ({
  type: "Input.Text",
  id,
  label,
  ...further,
  ...typedIn(id, aside),
})

/** Of a long list one is found by typing a part of it. */
const isLong = (options: readonly unknown[]): boolean => options.length > 8

/** None where there is nothing to choose from. */
function choices(
  id: string,
  label: string,
  options: { title: string; value: string }[],
  aside: Aside,
  placeholder: string,
): Element[] {
  if (options.length === 0) return []
  // A placeholder of a field to type in would be read out in place of its label.
  const style = isLong(options) ? { style: "filtered" } : { style: "compact", placeholder }
  return [{ type: "Input.ChoiceSet", id, label, ...style, choices: options, ...typedIn(id, aside) }]
}

/** "Something else…", for all of a card's items at once. */
export const asideForAll = (reminder: Reminder, words: Words): Element =>
  press("openAside", words.say("card.otherForAll"), { card: reminder.key, what: "choose" })
