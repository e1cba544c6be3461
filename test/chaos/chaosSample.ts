// A plan whose day is a hundred cards: a hundred people, each with an action or two, asked anew at every round.
import { createCalendar } from "#api/calendar.ts"
import { addDays, type Day } from "#domain/day/day.ts"
import { addWorkingDays, workingDayOnOrAfter } from "#domain/day/workingDays.ts"
import type { WorldPerson } from "#infra/local/world.ts"
import type { Sample } from "#infra/provision/seed.ts"
import { aForum, anAction, aPlan, aPost } from "../support/builders.ts"

export const peopleCount = 100

const figures = (at: number, length: number) => String(at).padStart(length, "0")

export const makePeople = (count: number): readonly WorldPerson[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `7c1d40a6-52e9-4b38-9f00-${figures(at + 1, 12)}`,
    displayName: `Head of Service ${at + 1}`,
    userPrincipalName: `head.${at + 1}@council.example`,
    post: `Head of Service ${at + 1}`,
    canRead: true,
  }))

export const chaosPeople = makePeople(peopleCount)

/** A day on which everybody is asked, and the working day after it. */
export type Days = { asked: Day; next: Day }

const calendar = createCalendar(() => new Map())()
const firstDay = "2026-10-06"
/** An answer silences an item for ten working days, and it may have come a day late. */
const workingDaysApart = 13

export const daysOf = (run: number): Days => {
  const asked = addWorkingDays(calendar, firstDay, run * workingDaysApart)
  return { asked, next: workingDayOnOrAfter(calendar, addDays(asked, 1)) }
}

const key = (kind: string, at: number) => `01CHA0S${kind.padEnd(9, "0")}${figures(at, 10)}`
const planKey = key("PLAN", 0)
const forumKey = key("FORVM", 0)

/** Every round opens on a day of its own; its later askings come after the next run has begun or are of no concern. */
function rounds(runs: number): string {
  return Array.from({ length: runs }, (_, run) => {
    const { asked } = daysOf(run)
    const due = addWorkingDays(calendar, asked, 10)
    return `${addWorkingDays(calendar, due, 1)}; updates due ${due}; opens ${asked}`
  }).join("\n")
}

/** Every fifth person has two actions. */
const isBusy = (at: number) => at % 5 === 0

/** `runs` rounds of one plan, in which each of these people is asked. */
export function planFor(people: readonly WorldPerson[], runs: number): Sample {
  const posts = people.map(({ id, displayName: name }, at) =>
    aPost({ key: key("POST", at), title: name, holder: { id, name } }),
  )
  const actions = posts.flatMap((post, at) =>
    (isBusy(at) ? [1, 2] : [1]).map(nth =>
      anAction({
        ...{ key: key(`ACT${nth}N`, at), planKey, reference: `${at + 1}.${nth}` },
        ...{ text: `Make improvement ${at + 1}.${nth}`, leadKey: post.key, leadWords: post.title },
      }),
    ),
  )
  return {
    ...{ units: [], themes: [], updates: [], recommendations: [], requests: [], settings: [] },
    posts,
    actions,
    plans: [aPlan({ key: planKey, title: "Improvement plan", code: "IMP", forumKey })],
    forums: [aForum({ key: forumKey, title: "CMT", calendar: rounds(runs) })],
  }
}
