import { describe, expect, it } from "vitest"
import { clockOn } from "#api/clock.ts"
import { dayShown, dayState, frameOn, presentNotAsked, presentPeople } from "#api/routes/reminderDay.ts"
import { momentInLondon } from "#domain/day/day.ts"
import { makeCalendar } from "#domain/day/workingDays.ts"
import { nothingAsked } from "#domain/reminder/askedBefore.ts"
import { planDay } from "#domain/reminder/planDay.ts"
import { makeReminder, reminderKey } from "#domain/reminder/reminder.ts"
import type { ReminderRow } from "#domain/reminder/reminderForm.ts"
import type { Frame, RunState } from "#domain/reminder/sendReminders.ts"
import { readTimetable, roundsAround } from "#domain/reminder/timetable.ts"
import type { Clock, WorkRow } from "#domain/work/ports.ts"
import { anAction, aPerson, aPlan, aPost, aRegister, away, dueBy } from "../../support/builders.ts"

const today = "2026-11-26"
const christmas = { from: "2026-12-24", to: "2027-01-01" }
const parts = { isBankHoliday: () => false, recesses: [], schoolHolidays: [] }
const calendar = makeCalendar({ ...parts, closures: [christmas] })

describe("dayShown", () => {
  const clock = (day: string, time: string): Clock => ({
    today: () => day,
    stamp: () => `${day}T${time}:00Z`,
    now: () => Date.parse(`${day}T${time}:00Z`),
    momentOf: momentInLondon,
  })

  it.each([
    ["today in the morning", today, "06:00", today],
    ["today while somebody may still be asked", today, "19:59", today],
    ["tomorrow late in the evening", today, "20:01", "2026-11-27"],
    ["Monday on a Friday evening", "2026-11-27", "21:00", "2026-11-30"],
    ["Monday on a Saturday", "2026-11-28", "09:00", "2026-11-30"],
    ["the first day after a closure", "2026-12-26", "09:00", "2027-01-04"],
  ])("is %s", (_title, day, time, expected) => {
    expect(dayShown(clock(day, time), calendar)).toBe(expected)
  })

  it("is never over where the clock stands on a day", () => {
    expect(dayShown(clockOn(today), calendar)).toBe(today)
  })
})

describe("dayState", () => {
  const run = (state: RunState): WorkRow<{ people: number; confirmedBy: null; at: string }> => ({
    ...{ kind: "job", key: "plan", state, body: { people: 1, confirmedBy: null, at: "" } },
    ...{ dueAt: null, leaseUntil: null, attempts: 0, version: 1, createdAt: "" },
  })
  const rows = (...states: string[]) => states.map(state => ({ state }) as ReminderRow)
  const facts = { on: today, calendar, run: null, heldUntil: null, rows: [] }

  it.each([
    ["to come", {}],
    ["to come", { heldUntil: today }],
    ["to come", { run: run("held"), heldUntil: today }],
    ["held", { heldUntil: "2026-11-27" }],
    ["held", { run: run("held"), heldUntil: "2026-11-27" }],
    ["too many", { run: run("too many") }],
    ["going", { run: run("begun") }],
    ["going", { run: run("planned"), rows: rows("sent", "pending") }],
    ["going", { run: run("planned"), rows: rows("sending") }],
    ["done", { run: run("planned"), rows: rows("sent", "failed", "unknown", "skipped") }],
    ["done", { run: run("planned") }],
    ["not a working day", { on: "2026-12-25" }],
  ] as const)("is %s (%#)", (expected, part) => {
    expect(dayState({ ...facts, ...part, rows: "rows" in part ? part.rows : [] })).toBe(expected)
  })
})

describe("the people of a day", () => {
  const action = (key: string, part = {}) =>
    anAction({ key, reference: key, text: `Text ${key}`, byWhen: dueBy(today), ...part })
  const many = Array.from({ length: 12 }, (_, at) => action(`1.${at + 1}`))
  const register = aRegister({
    posts: [aPost({ key: "post", title: "Head of Leisure", holder: aPerson("p") })],
    plans: [aPlan({ title: "Mine" }), aPlan({ key: "other", title: "Theirs" })],
    actions: [
      ...many,
      action("2.1", { exemptParagraph: "3" }),
      action("3.1", { planKey: "other" }),
      action("4.10", { leadKey: null }),
      action("4.9", { leadKey: "none" }),
    ],
  })
  const timetable = readTimetable(new Map())
  const roundsOf = roundsAround(today, { forums: register.forums, calendar, timetable })
  const frame: Frame = { register, today, calendar, timetable, roundsOf }
  const plan = planDay({ ...frame, before: nothingAsked })
  const shown = { frame, plan, seen: register }
  const [asked] = plan.people
  if (!asked) throw new Error("nobody is asked")
  const stored: ReminderRow = {
    ...{ kind: "message", key: reminderKey(today, "p"), state: "sent" },
    body: {
      to: { kind: "person", person: asked.person },
      content: makeReminder(asked, frame),
      ...{ until: today, delivered: null, why: null },
    },
    ...{ dueAt: null, leaseUntil: null, attempts: 1, version: 1, createdAt: `${today}T09:00:00Z` },
  }

  it("are the same planned and stored: what is exempt and what did not fit too", () => {
    const [person] = presentPeople([stored], shown)
    expect(person).toMatchObject({ personId: "p", postTitles: ["Head of Leisure"], hour: 9 })
    expect(person?.items).toHaveLength(14)
    const sorted = (items: { reference: string }[] = []) =>
      items.toSorted((a, b) => a.reference.localeCompare(b.reference))
    expect(sorted(person?.items)).toEqual(sorted(presentPeople(null, shown)[0]?.items))
    expect(person?.items.find(({ reference }) => reference === "2.1")?.text).toBeNull()
    expect(person?.items.every(({ because }) => because === "stage due")).toBe(true)
  })

  it("are told what became of their card, when, and how much of it is answered", () => {
    const answers = many.slice(0, 2).map(({ key }) => ({ ...action(key), lastUpdateOn: `${today}T11:00:00Z` }))
    const seen = { ...register, actions: new Map([...register.actions, ...answers.map(it => [it.key, it] as const)]) }
    const sent = { ...stored, body: { ...stored.body, sentAt: `${today}T09:02:00Z` } }
    const cardIn = (rows: ReminderRow[] | null) => presentPeople(rows, { ...shown, seen })[0]?.card

    expect(cardIn([sent])).toEqual({ state: "sent", at: `${today}T09:02:00Z`, answered: 2 })
    expect(cardIn([{ ...stored, state: "failed" }])).toMatchObject({ state: "failed", at: null })
    expect(cardIn(null)).toBeNull()
  })

  it("are shown with what lies in the reader's plans, or not at all", () => {
    const only = (key: string) => ({ ...shown, seen: { ...register, plans: new Map([[key, aPlan({ key })]]) } })
    for (const rows of [[stored], null]) {
      expect(presentPeople(rows, only("other"))[0]?.items.map(({ reference }) => reference)).toEqual(["3.1"])
      expect(presentPeople(rows, only("none"))).toEqual([])
    }
  })

  it("are the stored ones once there are any, whatever would be planned now", () => {
    expect(presentPeople([], shown)).toEqual([])
    expect(presentNotAsked([], shown)).toEqual([])
  })

  it("stand beside what nobody is asked about, in the plan's order", () => {
    expect(presentNotAsked(null, shown).map(({ reference, why }) => `${reference} ${why}`)).toEqual([
      "4.9 no such post",
      "4.10 no owner",
    ])
  })

  it("stand beside which post of a group nobody is asked for, planned, stored, or stored without it", () => {
    const group = aRegister({
      posts: [
        aPost({ key: "group", memberKeys: ["empty", "top", "gone"] }),
        aPost({ key: "empty", title: "Head of Parks" }),
        aPost({ key: "top", title: "Chief Executive", holder: aPerson("t") }),
      ],
      actions: [action("1.1", { leadKey: "group" })],
      absences: away({ t: "2027-01-15" }),
    })
    const planned = planDay({ ...frame, register: group, before: nothingAsked })
    const present = (rows: Parameters<typeof presentNotAsked>[0]) =>
      presentNotAsked(rows, { frame, plan: planned, seen: group }).map(it => [it.postTitle, it.why, it.until])
    const rowOf = (why: string, part: { postKey?: string }) => ({
      ...{ kind: "message" as const, key: "not-asked", state: "skipped", dueAt: null, leaseUntil: null },
      ...{ attempts: 0, version: 1, createdAt: "" },
      body: {
        content: { type: "not asked", actionKey: "1.1", ...part },
        ...{ to: { kind: "nobody" as const }, until: today, delivered: null, why },
      },
    })
    const expected = [
      ["Head of Parks", "vacant and no line manager", null],
      ["Chief Executive", "away", "2027-01-15"],
      [null, "no such post", null],
    ]

    expect(present(null)).toEqual(expected)
    expect(present(planned.notAsked.map(({ why, postKey }) => rowOf(why, { postKey: postKey ?? "" })))).toEqual(
      expected,
    )
    expect(present([rowOf("away", {})])).toEqual([[null, "away", "2027-01-15"]])
  })

  it("are planned for another day with that day's rounds", () => {
    const moved = frameOn(frame, "2026-12-08")
    expect(moved.today).toBe("2026-12-08")
    expect(moved.roundsOf(aPlan()).at(-1)?.due).toBe("2027-01-29")
    expect(frame.roundsOf(aPlan()).at(-1)?.due).toBe("2027-01-29")
    expect(frameOn(frame, "2027-01-10").roundsOf(aPlan()).at(-1)?.due).toBe("2027-02-26")
    expect(frameOn(frame, today)).toBe(frame)
  })
})
