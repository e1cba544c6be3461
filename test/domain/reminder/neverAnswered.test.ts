// Months of silence, day by day: who is told, how often, and whether what the cards announced came true.
import { expect, it } from "vitest"
import { addDays, type Day } from "#domain/day/day.ts"
import { askedBefore } from "#domain/reminder/askedBefore.ts"
import { type AskedCard, lookBackDays } from "#domain/reminder/askedCard.ts"
import { outstanding } from "#domain/reminder/outstanding.ts"
import { planDay } from "#domain/reminder/planDay.ts"
import { itemKey, makeReminder } from "#domain/reminder/reminder.ts"
import { aCalendar, anAction, aPerson, aPlan, aPlanning, aPost, aRegister } from "../../support/builders.ts"

const register = aRegister({
  actions: [anAction()],
  plans: [aPlan({ remindersFrom: "2026-01-05" })],
  posts: [
    aPost({ key: "post", holder: aPerson("p"), lineManagerKey: "head", worksOn: [1, 2, 3] }),
    aPost({ key: "head", holder: aPerson("h"), updater: aPerson("h's assistant"), lineManagerKey: "director" }),
    aPost({ key: "director", holder: aPerson("d") }),
  ],
})

/** All that happened from a day to another, every card arriving. */
function live(from: Day, to: Day) {
  const cards: AskedCard[] = []
  const told: string[] = []
  const announced = new Set<string>()
  const since: (Day | undefined)[] = []
  for (let today = from; today <= to; today = addDays(today, 1)) {
    const known = cards.filter(({ day }) => day >= addDays(today, -lookBackDays))
    const planning = aPlanning(register, today, { calendar: aCalendar(), before: askedBefore(known, today) })
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

it("is told to the head once and to the director once, on the days that the cards had announced", () => {
  const { told, announced, since } = live("2026-01-05", "2026-10-30")
  expect(told).toHaveLength(2)
  expect(told[0]).toMatch(/^h head 2026-0[23]/)
  expect(told[1]).toMatch(/^d director 2026-0[34]/)
  expect(announced.toSorted()).toEqual(told.map(line => line.replace(/^\S+ /, "")).toSorted())
  // For as long as it is known, it has waited since the first round.
  expect(new Set(since.slice(90, 130))).toEqual(new Set([since[90]]))
})
