// The form of one item: three inputs, two buttons, and the facts one needs to answer.

import { Forecast } from "#domain/action/status.ts"
import { namedStages } from "#domain/byWhen/currentStages.ts"
import { forecastAsked } from "#domain/byWhen/forecastAsked.ts"
import { londonDay } from "#domain/day/day.ts"
import type { Reminder, ReminderItem } from "#domain/reminder/reminder.ts"
import type { ReplyRow } from "#domain/update/reply.ts"
import { wordReading } from "#domain/words/wordByWhen.ts"
import type { MessageId, Words } from "#domain/words/words.ts"
import { choiceOf, type Draft, inputIds, noStage, type StatusChoice, stageOf, statusChoices } from "../verbs.ts"
import type { CardContext } from "./cardContext.ts"
import { actionSet, container, type Element, fact, firstWords, press, small } from "./elements.ts"
import { formId, roomFor } from "./itemHead.ts"

type Form = {
  reminder: Reminder
  at: number
  answers: readonly ReplyRow[]
  draft: Draft | null
  isOpen: boolean
}

/** Whether a form holds anything that the item itself does not say. */
export function saysSomething(draft: Draft, item: ReminderItem): boolean {
  const status = choiceOf(draft.status)?.status ?? item.status
  const isFilled = draft.words?.trim() || draft.colleagues?.trim() || draft.forecast || stageOf(draft.stage)
  return Boolean(isFilled) || status !== item.status
}

export function itemForm(form: Form, { words, today }: CardContext): Element {
  const item = form.reminder.items[form.at]
  if (!item) return container([])
  const items = [
    ...facts(item, roomFor(form.reminder), words),
    ...inputs(form, item, today, words),
    buttons(form, item, words),
  ]
  return container(items, { id: formId(form.at), isVisible: form.isOpen, style: "emphasis", spacing: "Small" })
}

function facts(item: ReminderItem, room: number, words: Words): Element[] {
  const byWhen = item.byWhen.words === "" ? wordReading(item.byWhen, words) : `“${firstWords(item.byWhen.words, room)}”`
  const serves = [item.planTitle, item.theme, ...item.serves].filter(part => part !== null && part !== "")
  const on = item.lastUpdateOn === null ? "" : `${words.dateInYear(londonDay(item.lastUpdateOn))}: `
  return [
    ...why(item, words),
    fact(words.say("card.serves"), firstWords(serves.join(" › "), room)),
    ...(byWhen === "" ? [] : [fact(words.say("card.byWhen"), byWhen)]),
    ...(item.progress === "" ? [] : [fact(words.say("card.latest"), `${on}“${firstWords(item.progress, room)}”`)]),
  ]
}

/** A round's item needs no reason of its own: the card says once what the round is for. */
function why({ because }: ReminderItem, words: Words): Element[] {
  if (because === "asked for" || because.startsWith("round ")) return []
  return [fact(words.say("card.whyNow"), words.say(`because.${because}` as MessageId))]
}

/** Where one was sent, "none" can be chosen in its place. */
function stageInput(
  id: string,
  item: ReminderItem,
  { chosen, sent }: { chosen: string | null; sent: string | null },
  words: Words,
): Element[] {
  const labels = namedStages(item.byWhen)
  if (labels.length === 0) return []
  return [
    {
      type: "Input.ChoiceSet",
      id,
      label: words.say("form.stage"),
      style: "compact",
      placeholder: words.say("form.noStage"),
      choices: [
        ...(sent === null ? [] : [{ title: words.say("form.noStage"), value: noStage }]),
        ...labels.map(label => ({ title: label, value: label })),
      ],
      ...optional("value", chosen),
    },
  ]
}

const isLateAltogether = ({ standing, byWhen }: ReminderItem, today: string): boolean =>
  standing.because === "overdue" && forecastAsked(byWhen, today) === null

/** Left out where nothing has a day ahead, unless something was said of it already. */
function forecastInput(id: string, item: ReminderItem, value: string | null, today: string, words: Words): Element[] {
  const asked = forecastAsked(item.byWhen, today)
  if (asked === null && !value) return []
  return [
    {
      type: "Input.ChoiceSet",
      id,
      label: words.say(asked === "rest" ? "form.forecastOfRest" : "form.forecast"),
      style: "compact",
      placeholder: item.forecast
        ? words.say("form.chooseSoFar", { forecast: words.say(`forecast.${item.forecast}`).toLocaleLowerCase() })
        : words.say("form.choose"),
      choices: Forecast.options.map(option => ({ title: words.say(`forecast.${option}`), value: option })),
      ...optional("value", value),
    },
  ]
}

function inputs({ at, answers, draft }: Form, item: ReminderItem, today: string, words: Words): Element[] {
  const ids = inputIds(at)
  const sent = answers.at(-1)?.body.draft
  const before = sent?.asked ?? { status: item.status, closedBecause: null, forecast: null }
  const shown = { ...before, words: sent?.words ?? "", colleagues: sent?.wordsForColleagues ?? "" }
  const stage = { chosen: draft?.stage ?? sent?.stageLabel ?? null, sent: sent?.stageLabel ?? null }
  const standing = statusChoices.find(it => it.status === shown.status && it.closedBecause === shown.closedBecause)
  return [
    {
      type: "Input.ChoiceSet",
      id: ids.status,
      label: words.say("form.status"),
      style: "compact",
      choices: statusChoices.map(choice => ({ title: wordChoice(choice, words), value: choice.value })),
      value: choiceOf(draft?.status ?? null)?.value ?? standing?.value ?? "under way",
    },
    ...forecastInput(ids.forecast, item, draft?.forecast ?? shown.forecast, today, words),
    ...(sent === undefined && isLateAltogether(item, today) ? [small(words.say("card.overdueMeans"))] : []),
    ...stageInput(ids.stage, item, stage, words),
    // Without a limit of its own: the input would cut what is pasted, and nobody would notice. The bot refuses with a sentence.
    {
      type: "Input.Text",
      id: ids.words,
      label: words.say("form.words"),
      isMultiline: true,
      placeholder: words.say("form.wordsHint"),
      ...optional("value", draft?.words ?? shown.words),
    },
    {
      type: "Input.Text",
      id: ids.colleagues,
      label: words.say("form.colleagues"),
      isMultiline: true,
      ...optional("value", draft?.colleagues ?? shown.colleagues),
    },
  ]
}

const optional = (name: string, value: string | null) => (value ? { [name]: value } : {})

function wordChoice({ status, closedBecause }: StatusChoice, words: Words): string {
  if (closedBecause === null) return words.say(`status.${status}`)
  return words.say("form.closed", {
    because: words.say(`closedBecause.${closedBecause}` as MessageId).toLocaleLowerCase(),
  })
}

function buttons({ reminder, at, answers }: Form, item: ReminderItem, words: Words): Element {
  const data = { card: reminder.key, item: at, answers: answers.length }
  const about = { reference: item.reference }
  const send = press("sendUpdate", words.say("form.send"), data, {
    // On a card that reads typed words back, the one press that records them all comes first.
    ...(reminder.proposed ? {} : { style: "positive" }),
    tooltip: words.say("card.sendMeans", about),
  })
  const noChange = press("noChange", words.say("form.noChange"), data, {
    tooltip: words.say("card.noChangeMeans", about),
  })
  const leave = press("showCard", words.say("card.leave"), { card: reminder.key, leave: at })
  if (answers.length > 0) return actionSet([send, leave])
  const other = press("openAside", words.say("card.other"), { card: reminder.key, item: at, what: "choose" })
  return actionSet([send, noChange, other])
}
