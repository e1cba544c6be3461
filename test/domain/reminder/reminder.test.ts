import { describe, expect, it } from "vitest"
import { planDay, planPerson } from "#domain/reminder/planDay.ts"
import {
  actionOfItem,
  escalatedOnCard,
  itemKey,
  itemsOnCard,
  makeReminder,
  Reminder,
} from "#domain/reminder/reminder.ts"
import { shownOf } from "#domain/update/applyUpdate.ts"
import {
  aCalendar,
  aForum,
  aFrame,
  anAction,
  aPerson,
  aPlan,
  aPlanning,
  aPost,
  aRegister,
  aTheme,
  dueBy,
} from "../../support/builders.ts"

const today = "2026-11-26"
const late = anAction({ key: "late", themeKey: "theme", byWhen: dueBy("2026-10-31"), progress: "Tiles ordered." })
const secret = anAction({ key: "secret", reference: "3.1", text: "Hush", exemptParagraph: "4" })
/** The post is led by a head, who is led by a director. */
const posts = [
  aPost({ key: "post", holder: aPerson("p"), lineManagerKey: "head" }),
  aPost({ key: "head", holder: aPerson("h"), lineManagerKey: "director" }),
  aPost({ key: "director", holder: aPerson("d") }),
]
const register = aRegister({
  actions: [late, secret, anAction({ key: "other", reference: "2.1", leadKey: "other" })],
  posts: [...posts, aPost({ key: "other", holder: aPerson("q") })],
  plans: [
    aPlan({ parentKeys: ["council"] }),
    aPlan({ key: "council", parentKeys: ["strategy"] }),
    aPlan({ key: "strategy" }),
  ],
  themes: [aTheme()],
})

const reminderOf = (personId: string) => {
  const found = planDay(aPlanning(register, today)).people.find(it => it.person.id === personId)
  if (!found) throw new Error("nobody is asked")
  return makeReminder(found, aFrame(register, today))
}

describe("a reminder", () => {
  it("says everything its card will say", () => {
    expect(reminderOf("p")).toEqual({
      type: "reminder",
      key: "reminder/2026-11-26/p",
      day: today,
      more: [],
      exempt: ["secret/post"],
      escalated: [],
      toldToo: [],
      items: [
        {
          actionKey: "late",
          reference: "1.1",
          text: "Mend the roof",
          planTitle: "Title of plan",
          theme: "1. Buildings",
          serves: ["Title of council", "Title of strategy"],
          postKey: "post",
          postTitle: "Title of post",
          capacity: "holder",
          byWhen: late.byWhen,
          standing: { rating: "red", because: "overdue", days: 26 },
          status: "under way",
          forecast: null,
          progress: "Tiles ordered.",
          lastUpdateOn: null,
          shown: shownOf(late),
          because: "round near",
          round: {
            forumTitle: null,
            meetingOn: null,
            due: "2026-11-30",
            toHeadOn: "2026-12-14",
            toDirectorOn: "2026-12-28",
          },
        },
      ],
    })
  })

  it("tells of an exempt item that there is one, and no more", () => {
    expect(JSON.stringify(reminderOf("p"))).not.toMatch(/Hush/)
  })

  it("can be stored and read again", () => {
    expect(Reminder.parse(JSON.parse(JSON.stringify(reminderOf("p"))))).toEqual(reminderOf("p"))
  })
})

describe("a card", () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) => anAction({ key: `a${at}`, reference: `1.${at + 1}` }))
  const card = (count: number) => {
    const of = aRegister({ actions: many(count), posts: [aPost({ holder: aPerson("p") })] })
    const [asked] = planDay(aPlanning(of, today)).people
    return asked && makeReminder(asked, aFrame(of, today))
  }

  it("carries as many items as fit, and the keys of the rest", () => {
    expect(card(itemsOnCard)?.more).toEqual([])
    expect(card(itemsOnCard + 2)?.items).toHaveLength(itemsOnCard)
    expect(card(itemsOnCard + 2)?.more).toEqual(["a10/post", "a11/post"])
  })

  it("names the forum and its meeting, and when somebody above is told", () => {
    const forums = [aForum({ calendar: "2026-12-16; updates due 2026-12-01; opens 2026-11-17" })]
    const plans = [aPlan({ forumKey: "forum" })]
    const of = aRegister({ actions: [anAction()], posts, plans, forums })
    const [asked] = planDay(aPlanning(of, today)).people
    expect(asked && makeReminder(asked, aFrame(of, today)).items[0]?.round).toEqual({
      forumTitle: "CMT",
      meetingOn: "2026-12-16",
      due: "2026-12-01",
      toHeadOn: "2026-12-15",
      toDirectorOn: "2026-12-29",
    })
  })

  it.each([
    ["nobody", null, null],
    ["a head and nobody above that", "2026-12-14", null],
    ["a head and a director", "2026-12-14", "2026-12-28"],
  ])("announces the days only of those who are there: %s", (_rule, toHeadOn, toDirectorOn) => {
    const above = [toHeadOn === null ? null : "head", toDirectorOn === null ? null : "director"]
    const line = posts.map((post, at) => ({ ...post, lineManagerKey: above[at] ?? null }))
    const of = aRegister({ actions: [anAction()], posts: line })
    const [asked] = planDay(aPlanning(of, today)).people
    expect(asked && makeReminder(asked, aFrame(of, today)).items[0]?.round).toMatchObject({ toHeadOn, toDirectorOn })
  })

  it("asked after its round was due, for a recess or a failure, still says what it is for", () => {
    const calendar = aCalendar({ recesses: [{ from: "2026-08-03", to: "2026-08-31" }] })
    const of = aRegister({ actions: [anAction()], posts })
    const frame = aFrame(of, "2026-09-01", { calendar })
    const [asked] = planDay(aPlanning(of, "2026-09-01", { calendar })).people
    const [item] = asked ? makeReminder(asked, frame).items : []
    expect(item?.because).toBe("round due")
    expect(item?.round).toMatchObject({ due: "2026-08-31", toHeadOn: "2026-09-14" })
  })

  it("announces the day on which somebody above is told as it will be counted: without recesses", () => {
    const calendar = aCalendar({ recesses: [{ from: "2026-12-07", to: "2026-12-11" }] })
    const frame = aFrame(register, today, { calendar })
    const [asked] = planDay(aPlanning(register, today, { calendar })).people
    expect(asked && makeReminder(asked, frame).items[0]?.round).toMatchObject({
      due: "2026-11-30",
      toHeadOn: "2026-12-21",
      toDirectorOn: "2027-01-04",
    })
  })

  it("names twelve items of others that have waited, and counts the rest by key", () => {
    const waited = (at: number) => ({
      ...{ key: `a${at}/post`, actionKey: `a${at}`, reference: `1.${at}`, text: "Mend the roof", postTitle: "" },
      ...{ since: "2026-11-02", days: 10, level: "head" as const, tell: aPerson("p") },
    })
    const escalated = Array.from({ length: escalatedOnCard + 2 }, (_, at) => waited(at))
    const asked = { person: aPerson("p"), items: [], exempt: [], escalated }
    const made = makeReminder(asked, aFrame(register, today))
    expect(made.escalated.map(({ key }) => key)).toEqual(escalated.slice(0, 12).map(({ key }) => key))
    expect(made.toldToo).toEqual([
      { key: "a12/post", level: "head" },
      { key: "a13/post", level: "head" },
    ])
  })

  it("stored before that is read with none beyond those named", () => {
    const { toldToo: _, ...stored } = reminderOf("p")
    expect(Reminder.parse(stored).toldToo).toEqual([])
  })

  it("that somebody asked for speaks of no round", () => {
    const { items } = makeReminder(planPerson(register, today, aPerson("p")), aFrame(register, today))
    expect(items.map(item => [item.because, item.round])).toEqual([["asked for", null]])
  })

  it("names an item by its action and the post asked", () => {
    const key = itemKey({ actionKey: "a1", postKey: "post" })
    expect([key, actionOfItem(key)]).toEqual(["a1/post", "a1"])
  })
})
