// Takes what else was said of an item, or of all: a day to be reminded on, a later date, a hand-over, an absence.
import { readByWhen } from "#domain/byWhen/readByWhen.ts"
import type { Person } from "#domain/people/post.ts"
import { answersElsewhere } from "#domain/reminder/elsewhere.ts"
import { itemKey, type ReminderItem } from "#domain/reminder/reminder.ts"
import { answersOf } from "#domain/reminder/reminderForm.ts"
import type { Asking, AskRefusal } from "#domain/request/asking.ts"
import { type AskTaken, takeRequest } from "#domain/request/takeRequest.ts"
import { wordsLimit } from "#domain/update/update.ts"
import type { Words } from "#domain/words/words.ts"
import { nextOpen } from "../cards/reminderCard.ts"
import { type AsideKind, asideIds, textIn } from "../verbs.ts"
import { type BotPorts, type Press, sentence } from "./handler.ts"
import { choicesFor } from "./openAside.ts"
import { draftsIn, type OwnCard, showReminder, withReminder } from "./showReminder.ts"

type Inputs = Readonly<Record<string, unknown>>

export const sendAside: Press<"sendAside"> = (ports, { actor, data, inputs }) =>
  withReminder(ports, actor, data.card, async own => {
    const reminder = own.row.body.content
    const one = data.item === undefined ? null : reminder.items[data.item]
    if (one === undefined) return sentence(ports.words, "card.notUnderstood")
    const items = one ? [one] : await unansweredItems(ports, own)
    const taken: AskTaken[] = []
    for (const asking of askingsOf(ports, data.what, items, inputs))
      taken.push(await takeRequest(ports, { ...incomingOf(own, data.card, actor), asking }))
    for (const it of taken) if (it.kind === "taken") ports.accepted(it.row)
    const refusal = taken.find(it => it.kind === "refused")
    const shared = {
      drafts: draftsIn(own.row, inputs, []),
      otherwise: sentence(ports.words, "card.isTooFullToShow"),
    }
    if (taken.length === 0 || (refusal?.kind === "refused" && taken.every(it => it.kind === "refused"))) {
      const fault = wordRefusal(ports, data.what, refusal?.kind === "refused" ? refusal.why : "unknown action", inputs)
      const aside = {
        at: data.item ?? null,
        what: data.what,
        ...choicesFor(ports, actor),
        typed: typedIn(inputs),
        fault,
      }
      return showReminder(ports, own, { ...shared, open: () => data.item ?? null, aside })
    }
    return showReminder(ports, own, {
      ...shared,
      open: (answers, elsewhere) => nextOpen(reminder, answers, (data.item ?? -1) + 1, elsewhere),
      notice: { at: data.item ?? null, text: wordTaken(ports, data.what, taken, items) },
    })
  })

const incomingOf = ({ row }: OwnCard, formId: string, actor: Person) => ({
  actor,
  via: "card" as const,
  formId,
  addresseeId: row.body.to.kind === "person" ? row.body.to.person.id : null,
})

async function unansweredItems(ports: BotPorts, { row, only }: OwnCard): Promise<ReminderItem[]> {
  const answers = await answersOf(ports.work, row)
  const elsewhere = answersElsewhere(row.body.content, ports.register())
  const { isExempt } = ports.context()
  const isLeft = (item: ReminderItem) =>
    !answers.get(itemKey(item))?.length && !elsewhere.has(itemKey(item)) && !isExempt(item.actionKey)
  return row.body.content.items.filter((item, at) => (only === null || only.includes(at)) && isLeft(item))
}

function askingsOf(ports: BotPorts, what: AsideKind, items: readonly ReminderItem[], inputs: Inputs): Asking[] {
  const day = dayIn(inputs)
  const reason = textIn(inputs, asideIds.reason) ?? ""
  if (what === "away") return [{ kind: "absence", starts: null, until: day, standIn: standInOf(ports, inputs) }]
  if (what === "remindOn") return items.map(({ actionKey }) => ({ kind: "remind me on", actionKey, until: day }))
  if (what === "handOver") {
    const toKey = postIn(ports, inputs)
    return items.map(({ actionKey }) => ({ kind: "hand-over", actionKey, toKey, reason }))
  }
  const typed = (textIn(inputs, asideIds.words) ?? "").trim()
  const until = day ?? dayOfWords(typed, ports.clock.today())
  const words = until === null ? typed : wordDate(typed, until, ports.words)
  const stageLabel = textIn(inputs, asideIds.stage) || null
  return items.map(({ actionKey }) => ({ kind: "date change", actionKey, until, words, reason, stageLabel }))
}

/** Words that leave the year out would not say by when in a year from now: the day they come to stands beside them. */
function wordDate(typed: string, until: string, words: Words): string {
  const date = words.date(until)
  if (typed === "" || typed === date) return date
  return typed.includes(until.slice(0, 4)) ? typed : `${typed} (${date})`
}

const isDay = /^\d{4}-\d{2}-\d{2}$/

function dayIn(inputs: Inputs): string | null {
  const text = textIn(inputs, asideIds.day) ?? ""
  return isDay.test(text) ? text : null
}

/** The last day that the words come to. */
function dayOfWords(words: string, today: string): string | null {
  if (words === "") return null
  const days = readByWhen(words, { asAt: today }).byWhen.stages.flatMap(({ latest }) => latest ?? [])
  return days.sort().at(-1) ?? null
}

/** The post chosen, or the one whose title was typed, exactly; an empty key is no post. */
function postIn({ register }: BotPorts, inputs: Inputs): string {
  const typed = plain(textIn(inputs, asideIds.postWords) ?? "")
  if (typed === "") return textIn(inputs, asideIds.post) ?? ""
  return [...register().posts.values()].find(({ title }) => plain(title) === typed)?.key ?? ""
}

const plain = (text: string): string => text.trim().toLocaleLowerCase().replaceAll(/\s+/g, " ")

function standInOf({ register }: BotPorts, inputs: Inputs): Person | null {
  const id = textIn(inputs, asideIds.person)
  if (!id) return null
  return [...register().posts.values()].find(({ holder }) => holder?.id === id)?.holder ?? null
}

const typedIn = (inputs: Inputs): Record<string, string> =>
  Object.fromEntries(
    Object.values(asideIds).flatMap(id => (textIn(inputs, id) ? [[id, textIn(inputs, id) ?? ""]] : [])),
  )

function wordRefusal(ports: BotPorts, what: AsideKind, why: AskRefusal, inputs: Inputs): string {
  const near = why === "no such post" ? nearTitles(ports, inputs) : []
  const hint = near.length === 0 ? "" : ports.words.say("aside.near", { posts: near.join(" / ") })
  if (why === "no day" && what !== "laterDate") return ports.words.say("aside.noDayChosen")
  return ports.words.say(`aside.refused.${why}`, { limit: wordsLimit, near: hint }).trim()
}

/** Titles that share a word with what was typed. */
function nearTitles({ register }: BotPorts, inputs: Inputs): string[] {
  const typed = new Set(
    plain(textIn(inputs, asideIds.postWords) ?? "")
      .split(" ")
      .filter(word => word.length > 3),
  )
  const shared = (title: string) =>
    plain(title)
      .split(" ")
      .filter(word => typed.has(word)).length
  return [...register().posts.values()]
    .map(({ title }) => ({ title, count: shared(title) }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
    .slice(0, 3)
    .map(({ title }) => title)
}

/** With nobody named, the post's own stand-in is asked. */
function wordUsualStandIn({ register, words }: BotPorts, personId: string): string {
  const posts = [...register().posts.values()].filter(({ holder, updater }) => (updater ?? holder)?.id === personId)
  const names = new Set(posts.flatMap(({ standIn }) => (standIn && standIn.id !== personId ? [standIn.name] : [])))
  return names.size === 0
    ? words.say("aside.done.noStandIn")
    : words.say("aside.done.standIn", { name: [...names].join(", ") })
}

function wordTaken(
  ports: BotPorts,
  what: AsideKind,
  taken: readonly AskTaken[],
  items: readonly ReminderItem[],
): string {
  const { words } = ports
  const rows = taken.flatMap(it => (it.kind === "taken" ? [it.row] : []))
  const request = rows[0]?.body.request
  const day = request?.until ? words.date(request.until) : ""
  if (what === "away") {
    const standIn = request?.to
      ? words.say("aside.done.standIn", { name: request.to.name })
      : wordUsualStandIn(ports, request?.from.id ?? "")
    return words.say("aside.done.away", { day, standIn })
  }
  const reference = items.find(({ actionKey }) => actionKey === request?.subjectKey)?.reference ?? ""
  const post = request?.toKey ? (ports.register().posts.get(request.toKey)?.title ?? "") : ""
  return words.say(`aside.done.${what}`, { count: rows.length, reference, day, post })
}
