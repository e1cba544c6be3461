// The policy of reminders in twenty thousand random councils: what it never does, and what it always does. What is
// expected is worked out here from the case itself, by none of the code that plans.
import { expect, it } from "vitest"
import { type Case, type CaseAction, dayAt, isIn, makeCase, type PostKey, weekdayAt } from "./policyCases.ts"
import { type Ask, type Played, play } from "./policyRun.ts"

const cases = 20_000

const councilWorks = ({ bankHolidays, closure }: Case, at: number): boolean =>
  weekdayAt(at) < 5 && !bankHolidays.has(at) && !isIn(closure, at)

function postWorks(of: Case, post: string, at: number): boolean {
  const { worksOn, isTermTimeOnly } = of.posts[post as PostKey]
  const isTheirs = worksOn.length === 0 || worksOn.includes(weekdayAt(at) + 1)
  return councilWorks(of, at) && isTheirs && !(isTermTimeOnly && isIn(of.schoolHoliday, at))
}

/** The last day up to `at` on which the post works. */
function dueDay(of: Case, post: string, at: number): number {
  let day = at
  while (!postWorks(of, post, day)) day--
  return day
}

/** The first day from `at` on on which the post works. */
function nextDay(of: Case, post: string, at: number): number {
  let day = at
  while (!postWorks(of, post, day)) day++
  return day
}

/** Days after one and up to another of which something holds. */
function count(from: number, to: number, holds: (at: number) => boolean): number {
  let found = 0
  for (let at = from + 1; at <= to; at++) if (holds(at)) found++
  return found
}

const isGroup = ({ leads }: CaseAction) => leads.length > 1

/** Days on which the post's item was answered, as known when the cards of a day are planned. */
const answersBy = (action: CaseAction, post: string, at: number): number[] =>
  action.answers
    .filter(answer => !isGroup(action) || answer.post === post)
    .filter(({ on, isEarly }) => on < at || (on === at && isEarly))
    .map(({ on }) => on)

const isAsking = ({ approvedOn, askedFrom }: Case, at: number): boolean =>
  askedFrom !== null && at >= approvedOn && at >= askedFrom

const isOpenOn = ({ completedOn }: CaseAction, at: number): boolean => completedOn === null || at < completedOn
const isGuessed = ({ stages }: CaseAction): boolean =>
  stages.some(({ stage }) => stage.inferred !== null && stage.doneOn === null)

const dueDays = (of: Case, { stages }: CaseAction, post: string): number[] =>
  stages.flatMap(({ due }) => (due === null ? [] : [dueDay(of, post, due)]))

/** Whether all that was due by then had been completed. */
const isAllDone = (action: CaseAction, at: number): boolean =>
  action.answers.some(({ on, isEarly, completes }) => completes && (on < at || (on === at && isEarly)))

/** Something that must not be said of a card, or null. */
function wrongWith(ask: Ask, of: Case, { asks, cards }: Played): string | null {
  const { on, action, post, person, because } = ask
  const answers = answersBy(action, post, on)
  const isMet = (moment: number) =>
    answers.some(at => at >= moment) ||
    asks.some(it => it.arrived && it.action === action && it.post === post && it.on >= moment && it.on < on)
  if (!councilWorks(of, on)) return "on a day on which nobody works"
  if (!postWorks(of, post, on)) return "on a day on which the post does not work"
  if (!isAsking(of, on)) return "before the plan was approved or asking began"
  if (!isOpenOn(action, on)) return "after completion"
  if (isGuessed(action) && !isAllDone(action, on)) return "although its date is a guess"
  if (answers.includes(on)) return "although it was answered on that day"
  if (because === "stage due" && isAllDone(action, on)) return "as due, which is done"
  if (because === "stage due")
    return dueDays(of, action, post).some(due => due <= on && due >= (of.askedFrom ?? 0) && !isMet(due))
      ? null
      : "as due, which it is not"
  if (because === "remind me") {
    const chosen = action.remindOn === null ? null : nextDay(of, post, action.remindOn)
    return chosen !== null && chosen <= on && chosen >= (of.askedFrom ?? 0) && !isMet(chosen)
      ? null
      : "on a day nobody chose"
  }
  if (action.remindOn !== null && action.remindOn > on && person === of.posts[action.leads[0] ?? "a"].person)
    return "before the day that was chosen"
  if (isIn(of.recess, on)) return "in a recess"
  if (answers.some(at => count(at, on, day => councilWorks(of, day)) < 10))
    return "within ten working days of an answer"
  if (because.startsWith("round") || because === "stage near") return null
  const monday = on - weekdayAt(on)
  // A card that went on a day of another post's says nothing of this one.
  const first = cards.findLast(it => it.person === person && it.arrived && it.on >= monday && it.on < on)
  return first && postWorks(of, post, first.on) ? "for a second time in a week" : null
}

/** A due day that was passed over in silence, or null. */
function silentDueDay(of: Case, action: CaseAction, post: string, { asks }: Played): number | null {
  const isAsked = (at: number) => asks.some(it => it.on === at && it.action === action && it.post === post)
  const mayAsk = (at: number) => isAsking(of, at) && isOpenOn(action, at) && at <= of.last && !isAllDone(action, at)
  for (const due of dueDays(of, action, post)) {
    if (due < of.start || due < (of.askedFrom ?? 0) || !mayAsk(due) || answersBy(action, post, due).includes(due))
      continue
    if (!of.down.has(due) && !isAsked(due)) return due
    if (!of.down.has(due) && !of.lost.has(due)) continue
    // It did not arrive: the next day on which the post and the app work, at the latest within five, it is said again.
    let next = due + 1
    while (next <= due + 5 && (!postWorks(of, post, next) || of.down.has(next))) next++
    const isAnswered = answersBy(action, post, next).some(at => at >= due)
    if (next <= due + 5 && mayAsk(next) && !isAnswered && !isAsked(next)) return next
  }
  return null
}

/** A round's due day that was passed over although nobody had answered, or null. */
function silentRound(of: Case, action: CaseAction, post: string, { asks, rounds }: Played): number | null {
  for (let at = of.start; at <= of.last; at++) {
    const round = postWorks(of, post, at) && rounds.find(({ opens, due }) => opens <= dayAt(at) && due === dayAt(at))
    if (!round || of.down.has(at) || isIn(of.recess, at)) continue
    if (!isAsking(of, at) || !isOpenOn(action, at) || action.remindOn !== null) continue
    const answers = answersBy(action, post, at)
    if (answers.some(on => dayAt(on) >= round.opens || count(on, at, day => councilWorks(of, day)) < 30)) continue
    if (!asks.some(it => it.on === at && it.action === action && it.post === post)) return at
  }
  return null
}

/** The Monday of a week that passed without a word of what is past, although all its cards arrived, or null. */
function silentWeek(of: Case, action: CaseAction, post: string, { asks }: Played): number | null {
  if (action.remindOn !== null) return null
  const first = of.start + ((7 - weekdayAt(of.start)) % 7)
  for (let monday = first; monday + 4 <= of.last; monday += 7) {
    const week = [0, 1, 2, 3, 4].map(step => monday + step)
    const friday = monday + 4
    const isPast = action.stages.some(({ due }) => due !== null && due < monday) && !isAllDone(action, friday)
    const isOn = isAsking(of, monday) && isOpenOn(action, friday) && week.some(at => postWorks(of, post, at))
    const isDisturbed = week.some(at => of.down.has(at) || of.lost.has(at) || isIn(of.recess, at))
    const answers = action.answers.filter(({ on }) => on <= friday)
    const isAnswered = answers.some(({ on }) => count(on, friday, day => councilWorks(of, day)) < 30)
    if (!isPast || !isOn || isDisturbed || isAnswered) continue
    if (!asks.some(it => week.includes(it.on) && it.action === action && it.post === post)) return monday
  }
  return null
}

function faultsIn(of: Case, played: Played): string[] {
  const faults = played.asks.flatMap(ask => {
    const wrong = wrongWith(ask, of, played)
    return wrong === null ? [] : [`${dayAt(ask.on)} ${ask.action.key}/${ask.post} (${ask.because}) ${wrong}`]
  })
  const cards = played.cards.map(({ on, person }) => `${on} ${person}`)
  if (new Set(cards).size < cards.length) faults.push("two cards on a day for one person")
  const items = played.asks.map(({ on, action, post }) => `${on} ${action.key} ${post}`)
  if (new Set(items).size < items.length) faults.push("one item twice on a day")
  for (const action of of.actions.filter(it => !isGuessed(it)))
    for (const post of action.leads) {
      const due = silentDueDay(of, action, post, played)
      if (due !== null) faults.push(`${dayAt(due)} ${action.key}/${post} due, and nobody was asked`)
      const round = silentRound(of, action, post, played)
      if (round !== null) faults.push(`${dayAt(round)} ${action.key}/${post} round due, and nobody was asked`)
      const week = silentWeek(of, action, post, played)
      if (week !== null) faults.push(`${dayAt(week)} ${action.key}/${post} past, and nobody was asked all week`)
    }
  return faults
}

it(`holds in ${cases} cases`, { timeout: 120_000 }, () => {
  const said = new Map<string, number>()
  for (let seed = 0; seed < cases; seed++) {
    const of = makeCase(seed)
    const played = play(of)
    const faults = faultsIn(of, played)
    if (faults.length > 0) expect({ seed, faults }).toEqual({ seed, faults: [] })
    for (const { because } of played.asks) said.set(because, (said.get(because) ?? 0) + 1)
  }
  // The cases reach every reason there is to ask.
  expect([...said.keys()].sort()).toEqual([
    "remind me",
    "review",
    "round due",
    "round near",
    "round opened",
    "scope passed",
    "stage ahead",
    "stage due",
    "stage near",
    "stage past",
  ])
  expect(Math.min(...said.values())).toBeGreaterThan(100)
})
