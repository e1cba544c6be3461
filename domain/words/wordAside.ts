// What became of what somebody asked for besides an answer, in a sentence; the same on a card and in the tab.

import type { Day } from "../day/day.ts"
import { type CouncilCalendar, workingDayOnOrAfter, workingDaysSince } from "../day/workingDays.ts"
import { absencesIn, type Request } from "../people/request.ts"
import { type Absences, whoAnswers } from "../people/whoAnswers.ts"
import { longAbsenceDays } from "../reminder/itemSetting.ts"
import type { AskRefusal } from "../request/asking.ts"
import { type AsideKind, type Filled, nearTitles, otherDayOfWords } from "../request/readAside.ts"
import { postAnsweredFor } from "../update/groupAnswers.ts"
import type { Register } from "../update/register.ts"
import { wordsLimit } from "../update/update.ts"
import type { Words } from "./words.ts"

type Setting = { register: Register; today: Day; calendar: CouncilCalendar; words: Words }

export function wordAskRefusal(what: AsideKind, why: AskRefusal, filled: Filled, setting: Setting): string {
  const { register, words, today } = setting
  if (why === "no day" && what !== "laterDate") return words.say("aside.noDayChosen")
  if (why === "two days") {
    const wordsDay = words.date(otherDayOfWords(filled, today) ?? filled.day)
    return words.say("aside.refused.two days", { wordsDay, day: words.date(filled.day) })
  }
  const isChosen = filled.post !== "" || filled.postWords.trim() !== ""
  if (why === "no such post" && !isChosen) return words.say("aside.noPostChosen")
  const near = why === "no such post" ? nearTitles(filled.postWords, register) : []
  const hint = near.length === 0 ? "" : words.say("aside.near", { posts: near.join(" / ") })
  return words.say(`aside.refused.${why}`, { limit: wordsLimit, near: hint }).trim()
}

/** Of what was asked for by one press, what was refused; an absence is about no action. */
export type LeftOut = { actionKey: string | null; why: AskRefusal }

/** A sentence for each reason, with the actions it holds for. */
export function wordLeftOut(what: AsideKind, leftOut: readonly LeftOut[], filled: Filled, setting: Setting): string[] {
  const { register, words } = setting
  const referenceOf = ({ actionKey }: LeftOut) =>
    register.actions.get(actionKey ?? "")?.reference || words.say("aside.gone")
  return [...Map.groupBy(leftOut, ({ why }) => why)].map(([why, those]) =>
    words.say("aside.leftOut", {
      references: those.map(referenceOf).join(", "),
      why: wordAskRefusal(what, why, filled, setting),
    }),
  )
}

/** `taken`: what one press asked for, alike for all its actions. */
export function wordAsked(what: AsideKind, taken: readonly Request[], setting: Setting): string {
  const { register, words } = setting
  const [request] = taken
  if (!request) return ""
  const day = request.until ? wordDay(what, request, request.until, setting) : ""
  if (what === "away") return wordAway(request, day, setting)
  const reference = register.actions.get(request.subjectKey)?.reference ?? ""
  const post = request.toKey ? (register.posts.get(request.toKey)?.title ?? "") : ""
  return words.say(`aside.done.${what}`, { count: taken.length, reference, day, date: request.words, post })
}

/** A reminder wished for on a day that is not worked comes on the next that is. */
function wordDay(what: AsideKind, { subjectKey, from }: Request, day: Day, setting: Setting): string {
  const { register, calendar, today, words } = setting
  if (what !== "remindOn") return words.date(day)
  const action = register.actions.get(subjectKey)
  const post = action && postAnsweredFor(action, { register, personId: from.id, today })
  const on = workingDayOnOrAfter(post ? calendar.ofPattern(post) : calendar, day)
  const chosen = words.date(day)
  return on === day ? chosen : words.say("aside.done.nextWorking", { day: words.date(on), chosen })
}

function wordAway(request: Request, day: string, setting: Setting): string {
  const { words, today } = setting
  const standIn = wordStandIn(request, setting)
  const { starts } = request
  if (starts === null || starts <= today) return words.say("aside.done.away", { day, standIn })
  return words.say("aside.done.awayFrom", { from: words.date(starts), day, standIn })
}

/** Who is asked while somebody is away: told by the rule itself, as of the first day. */
function wordStandIn(request: Request, setting: Setting): string {
  const { from, starts } = request
  const { register, words } = setting
  const today = starts !== null && starts > setting.today ? starts : setting.today
  const wished = absencesIn([...register.requests.values(), request]).get(from.id) ?? []
  const absences: Absences = new Map([...register.absences, [from.id, wished]])
  const own = [...register.posts.values()].filter(({ holder, updater }) => (updater ?? holder)?.id === from.id)
  const asked = own.flatMap(post => whoAnswers(post.key, register.posts, absences, today).answerers)
  const others = asked.filter(({ person }) => person.id !== from.id)
  const names = (capacities: readonly string[]) => [
    ...new Set(others.filter(({ capacity }) => capacities.includes(capacity)).map(({ person }) => person.name)),
  ]
  const near = names(["updater", "holder", "stand-in"])
  if (near.length > 0) return words.say("aside.done.standIn", { name: near.join(", ") })
  if (isLong(request, setting)) return words.say("aside.done.paused")
  const above = names(["line manager"])
  return above.length > 0
    ? words.say("aside.done.lineManager", { name: above.join(", ") })
    : words.say("aside.done.nobody")
}

/** Counted from its first day, also where this makes it longer: the line manager is not asked for so long. */
function isLong(request: Request, { register, today, calendar }: Setting): boolean {
  const wished = absencesIn([...register.requests.values(), request]).get(request.from.id) ?? []
  const absence = wished.find(({ until }) => until === request.until)
  return absence !== undefined && workingDaysSince(calendar, absence.from || today, absence.until) > longAbsenceDays
}
