// Months of silence, day by day: who is told, how often, and whether what the cards announced came true.
import { expect, it } from "vitest"
import { addDays, type Day } from "#domain/day/day.ts"
import type { Post } from "#domain/people/post.ts"
import { askedBefore } from "#domain/reminder/askedBefore.ts"
import { type AskedCard, lookBackDays } from "#domain/reminder/askedCard.ts"
import { outstanding } from "#domain/reminder/outstanding.ts"
import { planDay } from "#domain/reminder/planDay.ts"
import { itemKey, makeReminder } from "#domain/reminder/reminder.ts"
import type { Register } from "#domain/update/register.ts"
import { aCalendar, anAction, aPerson, aPlan, aPlanning, aPost, aRegister } from "../../support/builders.ts"

type Pattern = Partial<Pick<Post, "worksOn" | "isTermTimeOnly">>

const aCouncil = (pattern: Pattern) =>
  aRegister({
    actions: [anAction()],
    plans: [aPlan({ remindersFrom: "2026-01-05" })],
    posts: [
      aPost({ key: "post", holder: aPerson("p"), lineManagerKey: "head", ...pattern }),
      aPost({ key: "head", holder: aPerson("h"), updater: aPerson("h's assistant"), lineManagerKey: "director" }),
      aPost({ key: "director", holder: aPerson("d") }),
    ],
  })
const calendar = aCalendar({
  schoolHolidays: [
    { from: "2026-03-30", to: "2026-04-10" },
    { from: "2026-07-22", to: "2026-09-01" },
  ],
})

/** All that happened from a day to another, every card arriving. */
function live(register: Register, from: Day, to: Day) {
  const cards: AskedCard[] = []
  const told: string[] = []
  const announced = new Set<string>()
  const since: (Day | undefined)[] = []
  for (let today = from; today <= to; today = addDays(today, 1)) {
    const known = cards.filter(({ day }) => day >= addDays(today, -lookBackDays))
    const planning = aPlanning(register, today, { calendar, before: askedBefore(known, today) })
    since.push(outstanding(planning)[0]?.waiting.since)
    for (const asked of planDay(planning).people) {
      const { key, items, escalated } = makeReminder(asked, planning)
      for (const { round } of items) {
        if (round?.toHeadOn) announced.add(`head ${round.toHeadOn}`)
        if (round?.toDirectorOn) announced.add(`director ${round.toDirectorOn}`)
      }
      told.push(...escalated.map(({ level }) => `${asked.person.id} ${level} ${today}`))
      const lines = escalated.map(line => ({ key: line.key, level: line.level }))
      cards.push({
        key,
        day: today,
        to: asked.person,
        state: "sent",
        why: null,
        items: items.map(itemKey),
        told: lines,
      })
    }
  }
  return { told, announced: [...announced], since }
}

it.each<[string, Pattern]>([
  ["whole weeks", {}],
  ["three days a week", { worksOn: [1, 2, 3] }],
  ["one day a week", { worksOn: [4] }],
  ["in term time", { isTermTimeOnly: true }],
  ["two days a week in term time", { worksOn: [2, 3], isTermTimeOnly: true }],
])("is told to the head once and to the director once, on the days the cards had announced: %s", (_, pattern) => {
  const { told, announced, since } = live(aCouncil(pattern), "2026-01-05", "2026-12-18")
  expect(told).toHaveLength(2)
  expect(told[0]).toMatch(/^h head 2026-02/)
  expect(told[1]).toMatch(/^d director 2026-0[23]/)
  expect(announced.toSorted()).toEqual(told.map(line => line.replace(/^\S+ /, "")).toSorted())
  // For as long as it is known, it has waited since the first round.
  expect(new Set(since.slice(90, 130))).toEqual(new Set([since[90]]))
})
