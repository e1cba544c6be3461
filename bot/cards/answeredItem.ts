// An item that has its answer: how far the answer has come, the owner's words, and the way to change them.

import { nextLatest } from "#domain/byWhen/byWhen.ts"
import { londonDay } from "#domain/day/day.ts"
import type { Reminder } from "#domain/reminder/reminder.ts"
import { isWaiting, type ReplyRow } from "#domain/update/reply.ts"
import type { Words } from "#domain/words/words.ts"
import type { CardContext } from "./cardContext.ts"
import { actionSet, container, type Element, fact, firstWords, press, quote, rich, run, small } from "./elements.ts"
import { roomFor } from "./itemHead.ts"

type Outcome = { style: string; colour: string; shape: string; sentence: string; after: string | null }

export function answeredItem(reminder: Reminder, at: number, row: ReplyRow, { words }: CardContext): Element[] {
  const item = reminder.items[at]
  if (!item) return []
  const { draft } = row.body
  const outcome = outcomeOf(row, words)
  const when = words.say("card.sentAt", { time: words.time(draft.at), day: words.date(londonDay(draft.at)) })
  const banner = [
    rich([run(`${outcome.shape}\u00A0${outcome.sentence}`, { weight: "Bolder", color: outcome.colour })]),
    rich([run(when, { isSubtle: true, size: "Small" })], { spacing: "None" }),
  ]
  const change = press(
    "changeAnswer",
    words.say("card.change"),
    { card: reminder.key, item: at },
    {
      tooltip: words.say("card.changeMeans", { reference: item.reference }),
    },
  )
  const again = press("showCard", words.say("card.checkAgain"), { card: reminder.key })
  return [
    container(
      [
        rich([run(`${item.reference} ${firstWords(item.text, roomFor(reminder))}`, { weight: "Bolder" })]),
        container(banner, { style: outcome.style, spacing: "Small" }),
        ...(outcome.after === null ? [] : [rich([run(outcome.after)], { spacing: "Small" })]),
        ...said(row, words),
        actionSet(isWaiting(row) ? [change, again] : [change], { spacing: "Small" }),
      ],
      { separator: true, spacing: "Medium" },
    ),
  ]
}

function said(row: ReplyRow, words: Words): Element[] {
  const { draft } = row.body
  const status = draft.asked && fact(words.say("card.status"), words.say(`status.${draft.asked.status}`))
  const forecast =
    draft.asked?.forecast && fact(words.say("card.onTime"), words.say(`forecast.${draft.asked.forecast}`))
  if (draft.kind === "no change") return [rich([run(words.say("card.saidNoChange"))], { spacing: "Small" })]
  const own = draft.words === "" ? [] : [...quote(draft.words), small(words.say("card.yourWords"))]
  return [
    ...(own.length > 0 ? [container(own, { style: "emphasis", spacing: "Small" })] : []),
    ...(status ? [status] : []),
    ...(forecast ? [forecast] : []),
  ]
}

function outcomeOf(row: ReplyRow, words: Words): Outcome {
  if (row.state === "applied")
    return {
      style: "good",
      colour: "Good",
      shape: "✓",
      sentence: words.say("card.inThePlan"),
      after: goesOn(row, words),
    }
  const held = row.body.outcome?.held
  if (row.state === "held")
    return {
      style: "warning",
      colour: "Warning",
      shape: "◐",
      sentence: words.say("card.keptNotApplied"),
      after: `${words.say(`held.${held ?? "closed"}`)} ${words.say("card.keptNotAppliedMeans")}`,
    }
  const after = words.say("card.keptMeans")
  return { style: "warning", colour: "Warning", shape: "◐", sentence: words.say("card.kept"), after }
}

/** The action is not what was said of it: it comes again, or others of its group have a part in it. */
function goesOn({ body: { draft, outcome } }: ReplyRow, words: Words): string | null {
  const said = draft.asked?.status
  const reached = outcome?.state
  if (!reached || reached.status === said) return null
  if (said === "closed, not proceeding")
    return words.say(reached.status === "complete" ? "card.lastPartClosed" : "card.partClosed")
  if (said !== "complete") return null
  const next = nextLatest(reached.byWhen)
  if (reached.status === "under way") return words.say("card.othersToCome")
  return next === null ? null : words.say("card.doneThisTime", { day: words.date(next) })
}
