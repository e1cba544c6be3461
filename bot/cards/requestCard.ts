// A later date or a hand-over: to whoever decides it, with two buttons; and what was decided, to whoever asked.
import { readCmtName } from "#domain/people/setting.ts"
import type { RequestNotice } from "#domain/request/notice.ts"
import type { MessageId, Words } from "#domain/words/words.ts"
import { decisionWordsId } from "../verbs.ts"
import type { CardContext } from "./cardContext.ts"
import {
  actionSet,
  type Card,
  card,
  container,
  type Element,
  fact,
  heading,
  press,
  quote,
  rich,
  run,
  small,
} from "./elements.ts"
import { tabLink } from "./link.ts"

export function requestTitle(notice: RequestNotice, words: Words): string {
  const { what, kind, verdict, reference, wanted } = notice
  if (what === "handed") return words.say("request.handed", { reference, post: wanted })
  const id = what === "decide" ? `request.decide.${kind}` : `request.decided.${kind}.${verdict ?? "agreed"}`
  return words.say(id as MessageId, { reference })
}

/** `isJustDecided`: by the one who reads it, a moment ago. */
export function requestCard(notice: RequestNotice, context: CardContext, isJustDecided = false): Card {
  const { words, teamsAppId } = context
  const isExempt = notice.text === null || context.isExempt(notice.actionKey)
  const title = requestTitle(notice, words)
  const link = tabLink(teamsAppId, `action/${notice.actionKey}`)
  const body = [
    heading(title, "Medium"),
    isExempt
      ? rich([run(words.say("heldCard.exempt"))])
      : rich([run(`${notice.reference} ${notice.text}`, { weight: "Bolder" })]),
    ...facts(notice, isExempt, words),
    ...(notice.verdict === null ? form(notice, context) : [outcome(notice, isExempt, isJustDecided, words)]),
    rich([run(words.say("heldCard.open"), { link })]),
  ]
  return card(body, title)
}

function facts(notice: RequestNotice, isExempt: boolean, words: Words): Element[] {
  const isHidden = isExempt && notice.kind === "date change"
  const day = (text: string, on: string | null) => {
    const date = on && words.date(on)
    // Words that say the day need no second one beside them.
    return [text && `“${text}”`, date && !text.includes(date) && date].filter(Boolean).join(", ")
  }
  const change = [
    ...(notice.stage === null || isHidden ? [] : [fact(words.say("request.stage"), notice.stage)]),
    fact(words.say("request.now"), day(isHidden ? "" : notice.now, notice.nowDay)),
    fact(words.say("request.wanted"), day(isHidden ? "" : notice.wanted, notice.wantedDay)),
  ]
  return [
    fact(words.say("request.askedBy"), notice.askedBy),
    // Whoever has it now finds their post in the title.
    ...(notice.what === "handed" ? [] : change),
    ...(notice.original === "" || notice.original === notice.now || isHidden
      ? []
      : [fact(words.say("request.original"), `“${notice.original}”`)]),
    // What was agreed counts by then, and is no move "before".
    ...(notice.kind === "date change" && notice.verdict === null
      ? [small(words.say("request.moved", { times: notice.timesRedated }))]
      : []),
    ...(isExempt || !notice.reason ? [] : [fact(words.say("request.reason"), ""), ...quote(notice.reason)]),
  ]
}

function form(notice: RequestNotice, { words, register }: CardContext): Element[] {
  const data = { request: notice.requestKey }
  const isHandOver = notice.kind === "hand-over"
  const third = words.say("request.third", { cmt: readCmtName(register().settings) })
  const agree = words.say(isHandOver ? "request.accept" : "request.agree")
  return [
    ...(!isHandOver && notice.timesRedated >= 2 ? [rich([run(third, { weight: "Bolder" })])] : []),
    { type: "Input.Text", id: decisionWordsId, label: words.say("request.words"), isMultiline: true },
    actionSet([
      press("decide", agree, { ...data, verdict: "agreed" }, { style: "positive" }),
      press("decide", words.say("request.refuse"), { ...data, verdict: "refused" }),
    ]),
  ]
}

function outcome(notice: RequestNotice, isExempt: boolean, isJustDecided: boolean, words: Words): Element {
  const isAgreed = notice.verdict === "agreed"
  const id = `request.verdict.${notice.verdict ?? "agreed"}` as MessageId
  const line = isJustDecided
    ? words.say(`request.taken.${notice.verdict ?? "agreed"}`, { askedBy: notice.askedBy })
    : notice.what !== "decide"
      ? words.say(`request.by.${notice.verdict ?? "agreed"}`, { name: notice.decidedBy ?? "" })
      : words.say("request.already", { verdict: words.say(id), name: notice.decidedBy ?? "" })
  const items = [
    rich([run(`${isAgreed ? "✓" : "✕"}\u00A0${line}`, { weight: "Bolder" })]),
    ...(notice.left === null
      ? []
      : [rich([run(words.say("request.left", { why: words.say(`held.${notice.left}`) }))])]),
    ...(isExempt || !notice.decision ? [] : quote(notice.decision)),
  ]
  return container(items, { style: isAgreed ? "good" : "warning", spacing: "Small" })
}
