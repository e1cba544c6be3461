import { describe, expect, it } from "vitest"
import { z } from "zod"
import { createCalendar } from "#api/calendar.ts"
import { Action } from "#domain/action/action.ts"
import { standing } from "#domain/action/rating.ts"
import { addDays, type Day } from "#domain/day/day.ts"
import { buildDigest } from "#domain/forum/digest.ts"
import { Forum } from "#domain/people/forum.ts"
import { Post } from "#domain/people/post.ts"
import { Request } from "#domain/people/request.ts"
import { Setting, settingKeys } from "#domain/people/setting.ts"
import { Unit } from "#domain/people/unit.ts"
import { Plan } from "#domain/plan/plan.ts"
import { Recommendation } from "#domain/plan/recommendation.ts"
import { Theme } from "#domain/plan/theme.ts"
import { plansAbove } from "#domain/plan/thread.ts"
import { planDay } from "#domain/reminder/planDay.ts"
import { asAt, inOrder } from "#domain/update/history.ts"
import type { Register } from "#domain/update/register.ts"
import { stateOf, Update } from "#domain/update/update.ts"
import { people, samplePeople } from "#infra/provision/sample/people.ts"
import { asAtDay, planKeys } from "#infra/provision/sample/plans.ts"
import { makeSample } from "#infra/provision/sample/sample.ts"
import { aPlanning } from "../../../support/builders.ts"
import { registerOf } from "./sampleRegister.ts"

const year = 2026
const day = asAtDay(year)
const sample = makeSample(year, { cmtChannelId: "19:cmt@thread.tacv2" })
const register = registerOf(sample)
const survey = sample.actions.filter(action => action.planKey === planKeys.staffSurvey)
const framework = sample.actions.filter(action => action.planKey === planKeys.improvementFramework)

/** As the app plans it, by the holidays and closures of the sample's own settings. */
const planningOf = (of: Register, today: Day) => aPlanning(of, today, { calendar: createCalendar(() => of.settings)() })

const action = (reference: string): Action => {
  const found = survey.find(known => known.reference === reference)
  if (!found) throw new Error(`no action ${reference}`)
  return found
}

const itemsOf = (person: { id: string }) => {
  const asked = planDay(planningOf(register, day)).people.find(known => known.person.id === person.id)
  return {
    open: asked?.items.map(item => item.action.reference) ?? [],
    exempt: asked?.exempt.map(item => item.action.reference) ?? [],
    capacities: asked?.items.map(item => item.answerer.capacity) ?? [],
  }
}

describe("what the sample holds", () => {
  it("has a plan of seventeen actions under four headings and one of sixteen, four under each of four", () => {
    expect(survey).toHaveLength(17)
    expect(framework).toHaveLength(16)
    const perTheme = sample.themes.map(theme => sample.actions.filter(it => it.themeKey === theme.key).length)
    expect(perTheme).toEqual([5, 8, 3, 1, 4, 4, 4, 4])
  })

  it("serves the community strategy by way of the council plan, from both plans", () => {
    for (const key of [planKeys.staffSurvey, planKeys.improvementFramework]) {
      const plan = register.plans.get(key)
      expect(plan && plansAbove(plan, register.plans).map(above => above.code)).toEqual(["CP", "CS"])
    }
  })

  it.each([
    ["units", Unit],
    ["posts", Post],
    ["plans", Plan],
    ["themes", Theme],
    ["actions", Action],
    ["updates", Update],
    ["recommendations", Recommendation],
    ["forums", Forum],
    ["requests", Request],
    ["settings", Setting],
  ] as const)("has only %s that the schema takes unchanged", (list, schema) => {
    expect(sample[list].length).toBeGreaterThan(0)
    for (const value of sample[list]) expect(schema.parse(value)).toEqual(value)
  })

  it("gives every item a key of its own in the shape of a ULID", () => {
    const keys = Object.values(sample).flatMap(items => items.map(item => item.key))
    expect(new Set(keys).size).toBe(keys.length)
    const fixed: string[] = Object.values(settingKeys)
    for (const key of keys.filter(it => !fixed.includes(it))) expect(key).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/)
  })

  it("names no key that is not there", () => {
    const known = new Set(Object.values(sample).flatMap(items => items.map(item => item.key)))
    const named = [
      ...sample.units.map(unit => unit.parentKey),
      ...sample.posts.flatMap(post => [post.unitKey, post.lineManagerKey, post.contactKey, ...post.memberKeys]),
      ...sample.plans.flatMap(plan => [plan.unitKey, plan.ownerKey, plan.approverKey, ...plan.parentKeys]),
      ...sample.themes.map(theme => theme.planKey),
      ...sample.actions.flatMap(it => [it.planKey, it.themeKey, it.leadKey, it.sponsorKey]),
      ...sample.actions.flatMap(it => [...it.contributorKeys, ...it.parentKeys, ...it.recommendationKeys]),
      ...sample.updates.flatMap(update => [update.subjectKey, update.forPost?.key ?? null]),
      ...sample.forums.flatMap(forum => [forum.chairKey, forum.clerkKey, ...forum.memberKeys]),
      ...sample.requests.map(request => request.subjectKey),
    ]
    expect(named.filter(key => key !== null && !known.has(key))).toEqual([])
  })

  it("names its people by their posts, each with an id and an address of their own", () => {
    for (const { id } of samplePeople) expect(z.guid().safeParse(id).success).toBe(true)
    expect(new Set(samplePeople.map(person => person.id)).size).toBe(samplePeople.length)
    expect(new Set(samplePeople.map(person => person.userPrincipalName)).size).toBe(samplePeople.length)
    const known = new Set(samplePeople.map(person => person.id))
    const inPosts = sample.posts.flatMap(post => [post.holder, post.updater, post.standIn])
    expect(inPosts.filter(person => person && !known.has(person.id))).toEqual([])
  })

  it("has one person who may not read the site, and that one leads nothing", () => {
    expect(samplePeople.filter(person => !person.canRead)).toEqual([people.leisureCentreManager])
    const held = sample.posts.filter(post => post.holder?.id === people.leisureCentreManager.id)
    expect(held.map(post => post.title)).toEqual(["Leisure Centre Manager"])
    expect(sample.actions.filter(it => held.some(post => post.key === it.leadKey))).toEqual([])
  })

  it("sends the digest to the channel it is given", () => {
    expect(sample.forums.map(forum => forum.channelId)).toEqual(["19:cmt@thread.tacv2"])
  })

  it("has recommendations that the framework answers, and one that nothing answers", () => {
    const answered = new Set(framework.flatMap(it => it.recommendationKeys))
    const open = sample.recommendations.filter(recommendation => !answered.has(recommendation.key))
    expect(sample.recommendations).toHaveLength(15)
    expect(open.map(recommendation => recommendation.number)).toEqual(["R6"])
  })

  it("has commitments on the framework's actions, but neither owners nor dates", () => {
    expect(new Set(framework.flatMap(it => it.commitments))).toEqual(
      new Set(["Equalities", "Affordability", "Climate", "Health"]),
    )
    for (const { leadKey, leadWords, byWhen, status } of framework)
      expect({ leadKey, leadWords, byWhen, status }).toEqual({
        leadKey: null,
        leadWords: "",
        byWhen: { words: "", stages: [], reviewOn: null },
        status: "not started",
      })
  })
})

describe("how the survey plan stands on its day", () => {
  it("stands as planned, one by one", () => {
    const stands = survey.map(it => {
      const found = standing(it, day)
      return `${it.reference} ${found.rating} ${found.because}${"days" in found ? ` ${found.days}` : ""}`
    })
    expect(stands).toEqual([
      "1.1 green on course",
      "1.2 amber review soon 4",
      "1.3 red overdue 57",
      "1.4 blue complete",
      "1.5 green on course",
      "2.1 green on course",
      "2.2 red overdue 26",
      "2.3 blue in place",
      "2.4 red overdue 26",
      "2.5 amber review soon 4",
      "2.6 green on course",
      "2.7 amber forecast at risk",
      "2.8 blue in place",
      "3.1 green on course",
      "3.2 amber due soon 4",
      "3.3 blue complete",
      "4.1 green on course",
    ])
  })

  it("keeps three stages of the strategy apart: two done on their days, the last without an end", () => {
    expect(action("1.1").byWhen.words).toBe(
      "CMT: 19 September, Executive 16 October; implementation: autumn 2026 onwards",
    )
    expect(action("1.1").byWhen.stages.map(({ label, latest, doneOn }) => [label, latest, doneOn])).toEqual([
      ["CMT", "2026-09-19", "2026-09-19"],
      ["Executive", "2026-10-16", "2026-10-16"],
      ["Implementation", null, null],
    ])
  })

  it("keeps the first date beside one that was moved", () => {
    const { originalByWhen, timesRedated, daysRedated } = action("2.2")
    expect({ originalByWhen, timesRedated, daysRedated }).toEqual({
      originalByWhen: "New proposals produced by 30 September 2026",
      timesRedated: 1,
      daysRedated: 31,
    })
  })

  it("has a state that is the last update's after, and the time of that update", () => {
    for (const it of survey) {
      const last = inOrder(register.updatesOf(it.key)).at(-1)
      expect(last?.after, it.reference).toEqual(stateOf(it))
      expect(last?.at).toBe(it.lastUpdateOn)
    }
  })

  it("has updates that each begin where the one before ended, and none from after its day", () => {
    for (const it of survey) {
      const told = inOrder(register.updatesOf(it.key))
      for (const [index, update] of told.slice(1).entries()) expect(update.before).toEqual(told[index]?.after)
    }
    expect(sample.updates.filter(update => update.at.slice(0, 10) >= day || update.held !== null)).toEqual([])
  })

  it("folds back: 1.4 was under way on 1 September and complete on 28 September", () => {
    const statusOn = (reference: string, on: string) =>
      asAt(action(reference), register.updatesOf(action(reference).key), on).status
    expect(statusOn("1.4", "2026-05-31")).toBe("not started")
    expect(statusOn("1.4", "2026-09-01")).toBe("under way")
    expect(statusOn("1.4", "2026-09-28")).toBe("complete")
    expect(statusOn("2.4", "2026-11-12")).toBe("complete")
    expect(statusOn("2.4", "2026-11-18")).toBe("under way")
  })
})

describe("who is asked on its day", () => {
  it("asks the Head of Learning and Development about four items; the fifth, 2.4, was answered in the round", () => {
    expect(itemsOf(people.headOfLearning)).toMatchObject({ open: ["2.2", "2.5", "2.6", "2.8"], exempt: [] })
  })

  it("asks one person who holds two posts on one card", () => {
    const cards = planDay(planningOf(register, day)).people.filter(it => it.person.id === people.recruitmentManager.id)
    expect(cards).toHaveLength(1)
    expect(new Set(cards[0]?.items.map(item => item.answerer.postKey)).size).toBe(2)
    expect(itemsOf(people.recruitmentManager).open).toEqual(["2.1", "4.1"])
  })

  it("asks the line manager for a vacant post, and counts what is exempt apart", () => {
    expect(itemsOf(people.chiefOfficerHr)).toEqual({
      open: ["2.1", "3.2"],
      exempt: ["3.1"],
      capacities: ["line manager", "holder"],
    })
  })

  it("asks the updater, not the holder", () => {
    expect(itemsOf(people.communicationsOfficer)).toMatchObject({
      open: ["1.1", "1.5"],
      capacities: ["updater", "updater"],
    })
    expect(itemsOf(people.headOfCommunications).open).toEqual([])
  })

  it("asks the stand-in while the sub-group's contact is away", () => {
    expect(itemsOf(people.equalitiesOfficer)).toMatchObject({ open: ["2.7"], capacities: ["stand-in"] })
    expect(itemsOf(people.equalitiesManager).open).toEqual([])
  })

  it("leaves nobody out, and asks nobody about the framework", () => {
    const { people: asked, notAsked } = planDay(planningOf(register, day))
    expect(notAsked).toEqual([])
    const items = asked.flatMap(person => [...person.items, ...person.exempt])
    expect(items.filter(item => item.action.planKey !== planKeys.staffSurvey)).toEqual([])
  })

  it("gives the first digest something newly overdue and something completed", () => {
    const [forum] = sample.forums
    if (!forum) throw new Error("the sample has no forum")
    const digest = buildDigest({
      register,
      forum,
      since: addDays(day, -14),
      sinceMoment: `${addDays(day, -14)}T23:59:59Z`,
      today: day,
      at: `${day}T12:00:00Z`,
      roundsOf: planningOf(register, day).roundsOf,
    })
    expect(digest.newlyOverdue.lines.map(line => [line.reference, line.days])).toEqual([["2.4", 26]])
    expect(digest.completed.lines.map(line => line.reference)).toEqual(["3.3"])
    expect(digest.counts).toEqual({ blue: 4, green: 6, amber: 4, red: 3, none: 0 })
  })
})
