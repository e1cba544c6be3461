import { describe, expect, it } from "vitest"
import { openRound, readTimetable, roundsAround } from "#domain/reminder/timetable.ts"
import { aCalendar, aForum, aPlan } from "../../support/builders.ts"

const settings = (values: Record<string, string>) =>
  new Map(Object.entries(values).map(([key, value]) => [`setting-${key}`, { key: `setting-${key}`, title: "", value }]))
const usual = { hour: 9, cap: 250, opensBefore: 10, dueBefore: 10 }

describe("the timetable", () => {
  it.each([
    ["what is usual where nothing is chosen", {}, usual],
    [
      "what the council chose",
      { hour: "8", cap: "40", "round-opens": "15", "round-due": "5" },
      { hour: 8, cap: 40, opensBefore: 15, dueBefore: 5 },
    ],
    [
      "the usual where a setting is not to be read",
      { hour: "nine", cap: "-1", "round-opens": "", "round-due": "4.5" },
      usual,
    ],
    [
      "the usual where a setting is out of bounds",
      { hour: "24", cap: "0", "round-opens": "3", "round-due": "61" },
      usual,
    ],
    [
      "what lies on the bounds",
      { hour: "0", cap: "100000", "round-opens": "4", "round-due": "0" },
      { hour: 0, cap: 100_000, opensBefore: 4, dueBefore: 0 },
    ],
    ["numbers with blanks about them", { hour: " 7 " }, { ...usual, hour: 7 }],
  ])("is %s", (_rule, values: Record<string, string>, expected) => {
    expect(readTimetable(settings(values))).toEqual(expected)
  })
})

describe("a calendar that has run out", () => {
  it("is followed by the months, from the first that opens after its last due day", () => {
    const forum = aForum({ calendar: "2026-09-30; updates due 2026-09-16" })
    const parts = { forums: new Map([[forum.key, forum]]), calendar: aCalendar(), timetable: usual }
    const rounds = roundsAround("2026-11-26", parts)(aPlan({ forumKey: forum.key }))
    expect(rounds.map(({ meetingOn, due }) => [meetingOn, due])).toEqual([
      ["2026-09-30", "2026-09-16"],
      [null, "2026-10-30"],
      [null, "2026-11-30"],
      [null, "2026-12-31"],
      [null, "2027-01-29"],
    ])
  })
})

const rounds = (
  today: string,
  calendarLines: string | null,
  {
    calendar = aCalendar(),
    timetable = usual,
  }: { calendar?: ReturnType<typeof aCalendar>; timetable?: typeof usual } = {},
) => {
  const forums = new Map(calendarLines === null ? [] : [["forum", aForum({ calendar: calendarLines })]])
  const roundsOf = roundsAround(today, { forums, calendar, timetable })
  return roundsOf(aPlan({ forumKey: "forum" }))
}

describe("a round before a meeting", () => {
  const one = (line: string, parts: Parameters<typeof rounds>[2] = {}) => {
    const [round] = rounds("2026-11-26", line, parts)
    return round && [round.opens, round.remind, round.due, round.meetingOn]
  }

  it.each([
    [
      "is due ten working days before it and opens ten before that",
      "2026-12-16",
      ["2026-11-18", "2026-11-27", "2026-12-02", "2026-12-16"],
    ],
    [
      "is due when the line says so",
      "2026-12-16; updates due 2026-12-01",
      ["2026-11-17", "2026-11-26", "2026-12-01", "2026-12-16"],
    ],
    [
      "opens when the line says so",
      "2026-12-16; updates due 2026-12-01; opens 2026-11-02",
      ["2026-11-02", "2026-11-26", "2026-12-01", "2026-12-16"],
    ],
    [
      "opens at the latest when it is asked about again",
      "2026-12-16; updates due 2026-12-01; opens 2026-11-30",
      ["2026-11-26", "2026-11-26", "2026-12-01", "2026-12-16"],
    ],
    [
      "is due on the working day before a weekend that is named",
      "2026-12-16; updates due 2026-12-05",
      ["2026-11-20", "2026-12-01", "2026-12-04", "2026-12-16"],
    ],
  ])("%s", (_rule, line, expected) => {
    expect(one(line)).toEqual(expected)
  })

  it("goes by the council's own numbers", () => {
    const timetable = { ...usual, dueBefore: 5, opensBefore: 4 }
    expect(one("2026-12-16", { timetable })).toEqual(["2026-12-03", "2026-12-04", "2026-12-09", "2026-12-16"])
  })

  it("leaps over a closure", () => {
    const calendar = aCalendar({ closures: [{ from: "2026-12-24", to: "2027-01-01" }] })
    const [round] = rounds("2026-12-10", "2027-01-13", { calendar })
    // Eight working days in January and two before Christmas.
    expect([round?.due, round?.opens]).toEqual(["2026-12-21", "2026-12-07"])
    expect(calendar.isWorking(round?.remind ?? "")).toBe(true)
  })

  it("stands among others by its due day, whichever way the lines go", () => {
    const due = rounds("2026-11-26", "2027-01-20\n2026-12-16\n2026-11-25").map(round => round.due)
    expect(due).toEqual([...due].sort())
    // The fourth is January's own month, which opens after the last of them.
    expect(due).toHaveLength(4)
  })

  it("counts from its opening, however long before its due day that is", () => {
    const [round] = rounds("2026-12-14", "2027-03-18; updates due 2027-03-04; opens 2026-12-14")
    expect([round?.opens, round?.due]).toEqual(["2026-12-14", "2027-03-04"])
    expect(rounds("2026-12-11", "2027-03-18; updates due 2027-03-04; opens 2026-12-14")).toEqual([])
  })

  it("is left out when it is long past or far ahead", () => {
    expect(rounds("2026-11-26", "2026-05-01\n2027-06-01")).toEqual([])
  })
})

describe("a monthly round", () => {
  const inMonth = (month: string, today: string, calendar = aCalendar()) => {
    const round = rounds(today, null, { calendar }).find(({ due }) => due.startsWith(month))
    return round && [round.opens, round.remind, round.due, round.meetingOn, round.forumKey]
  }
  const christmas = aCalendar({
    bankHolidays: ["2026-12-25", "2026-12-28"],
    closures: [{ from: "2026-12-24", to: "2027-01-01" }],
  })

  it.each([
    [
      "is due on the month's last working day",
      "2026-11",
      "2026-11-26",
      ["2026-11-16", "2026-11-25", "2026-11-30", null, null],
    ],
    [
      "is due before a weekend that ends the month",
      "2026-10",
      "2026-10-20",
      ["2026-10-16", "2026-10-27", "2026-10-30", null, null],
    ],
    ["ends with February", "2027-02", "2027-02-10", ["2027-02-12", "2027-02-23", "2027-02-26", null, null]],
    [
      "ends with February in a leap year",
      "2028-02",
      "2028-02-10",
      ["2028-02-15", "2028-02-24", "2028-02-29", null, null],
    ],
    ["goes over the turn of the year", "2026-12", "2027-01-05", ["2026-12-17", "2026-12-28", "2026-12-31", null, null]],
  ])("%s", (_rule, month, today, expected) => {
    expect(inMonth(month, today)).toEqual(expected)
  })

  it("is due before Christmas where the council closes for it", () => {
    expect(inMonth("2026-12", "2026-12-01", christmas)).toEqual(["2026-12-09", "2026-12-18", "2026-12-23", null, null])
  })

  it("comes once a month, with none left out around today", () => {
    for (const today of ["2026-01-01", "2026-03-31", "2026-11-26", "2026-12-31", "2028-02-29"]) {
      const months = rounds(today, null).map(({ due }) => due.slice(0, 7))
      expect(new Set(months).size).toBe(months.length)
      expect(months.length).toBeGreaterThanOrEqual(6)
      expect(months).toContain(today.slice(0, 7))
    }
  })

  it("is for a plan without a forum, with one that is gone, or with one that names no meeting", () => {
    const of = (lines: string | null) => rounds("2026-11-26", lines).map(({ due }) => due)
    expect(of("Every third Wednesday")).toEqual(of(null))
    const roundsOf = roundsAround("2026-11-26", { forums: new Map(), calendar: aCalendar(), timetable: usual })
    expect(roundsOf(aPlan({ forumKey: null })).map(({ due }) => due)).toEqual(of(null))
  })
})

it("the open round is the one opened last, also after it was due", () => {
  const all = rounds(
    "2026-11-26",
    "2026-12-16; due 2026-12-01; opens 2026-11-17\n2027-01-20; due 2027-01-06; opens 2026-12-10",
  )
  const on = (day: string) => openRound(all, day)?.due ?? null
  expect(["2026-11-16", "2026-11-17", "2026-12-09", "2026-12-10"].map(on)).toEqual([
    null,
    "2026-12-01",
    "2026-12-01",
    "2027-01-06",
  ])
})
