// Planning a day for 5,000 owners of 100,000 actions, beside JSON.parse of the same data.
import { createCalendar } from "#api/calendar.ts"
import type { Action } from "#domain/action/action.ts"
import { addDays } from "#domain/day/day.ts"
import { nothingAsked } from "#domain/reminder/askedBefore.ts"
import { planDay } from "#domain/reminder/planDay.ts"
import { makeReminder } from "#domain/reminder/reminder.ts"
import { readTimetable, roundsAround } from "#domain/reminder/timetable.ts"
import type { Register } from "#domain/update/register.ts"
import { aForum, anAction, aPlan, aPost, aRegister, dueBy } from "../support/builders.ts"
import { medians, printRow } from "./measure.ts"

const owners = 5000
const actionsEach = 20
const plans = 50
const today = "2026-11-17"

/** All are asked: the day is the opening of every plan's round. */
const forum = aForum({ calendar: "2026-12-16; updates due 2026-12-01; opens 2026-11-17" })

function makeActions(): Action[] {
  return Array.from({ length: owners * actionsEach }, (_, at) =>
    anAction({
      key: `01BENCHACT10N${String(at).padStart(13, "0")}`,
      planKey: `plan${at % plans}`,
      leadKey: `post${at % owners}`,
      leadWords: `Head of Service ${at % owners}`,
      reference: `${1 + (at % plans)}.${at}`,
      text: `Improvement ${at}: agree with the services concerned what is to be done, and by whom, and do it`,
      byWhen: dueBy(addDays("2026-09-01", at % 400)),
      originalByWhen: "September 2026",
      progress: "Agreed with two of the three services; the third has asked for another fortnight to look at it.",
      lastUpdateOn: `2026-10-${String(1 + (at % 20)).padStart(2, "0")}T09:00:00Z`,
    }),
  )
}

function makeRegister(): Register {
  const people = Array.from({ length: owners }, (_, at) => ({ id: `person${at}`, name: `Head of Service ${at}` }))
  return aRegister({
    posts: people.map((holder, at) => aPost({ key: `post${at}`, title: holder.name, holder })),
    plans: Array.from({ length: plans }, (_, at) => aPlan({ key: `plan${at}`, forumKey: forum.key })),
    forums: [forum],
    actions: makeActions(),
    updates: [],
  })
}

function collected(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / 1_048_576
}

export async function benchPlanning(): Promise<void> {
  const register = makeRegister()
  const text = JSON.stringify([...register.posts.values(), ...register.plans.values(), ...register.actions.values()])
  const calendar = createCalendar(() => register.settings)()
  const timetable = readTimetable(register.settings)
  const run = () => {
    const roundsOf = roundsAround(today, { forums: register.forums, calendar, timetable })
    const { people } = planDay({ register, today, calendar, roundsOf, before: nothingAsked })
    return people.map(person => makeReminder(person, { register, today, calendar, roundsOf }))
  }
  const before = collected()
  const cards = run()
  const held = collected() - before
  const items = cards.reduce((sum, { items: shown, more }) => sum + shown.length + more.length, 0)
  if (cards.length !== owners || items !== owners * actionsEach) throw new Error(`planned ${cards.length}, ${items}`)

  const { ours, bare } = await medians(7, run, () => JSON.parse(text))
  printRow({ what: "100,000 actions planned for 5,000 owners", ours, yardstick: "JSON.parse of the same", bare })
  const megabytes = (text.length / 1_048_576).toFixed(0)
  console.log(`  all cards' contents hold ${held.toFixed(0)} MB; the data is ${megabytes} MB of JSON`)
}
