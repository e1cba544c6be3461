import { describe, expect, it } from "vitest"
import type { Request } from "#domain/people/request.ts"
import {
  absenceOf,
  absencesIn,
  preferencesIn,
  readPreference,
  remindersWanted,
  writePreference,
} from "#domain/people/request.ts"
import { anAbsence, aPerson, aRequest } from "../../support/builders.ts"

const [p, q] = [aPerson("p"), aPerson("q")]

describe("who is away", () => {
  const on = (today: string, ...parts: Partial<Request>[]) =>
    absenceOf("p", absencesIn(parts.map(part => anAbsence(part))), today)

  it.each<[string, Partial<Request>, string, boolean]>([
    ["on the last day named", { until: "2026-12-01" }, "2026-12-01", true],
    ["not on the day after it", { until: "2026-12-01" }, "2026-12-02", false],
    ["on the first day named", { starts: "2026-11-30" }, "2026-11-30", true],
    ["not on the day before it", { starts: "2026-11-30" }, "2026-11-29", false],
    ["from the start of time where no first day is named", { starts: null }, "2000-01-01", true],
    ["while the request is open", { state: "open" }, "2026-11-30", true],
    ["while the request is agreed", { state: "agreed" }, "2026-11-30", true],
    ["not when it was refused", { state: "refused" }, "2026-11-30", false],
    ["not when it was withdrawn", { state: "withdrawn" }, "2026-11-30", false],
    ["not where no last day is named", { until: null }, "2026-11-30", false],
    ["not when somebody else is", { from: q }, "2026-11-30", false],
    ["not by a date change", { kind: "date change" }, "2026-11-30", false],
    ["not by a hand-over", { kind: "hand-over" }, "2026-11-30", false],
    ["not by a wish to be reminded", { kind: "remind me on" }, "2026-11-30", false],
    ["not by an opt-out", { kind: "opt-out" }, "2026-11-30", false],
  ])("somebody is: %s", (_rule, part, today, expected) => {
    expect(on(today, part) !== null).toBe(expected)
  })

  it("goes by the newest wish of those that overlap, in whatever order, so that an absence can be made shorter", () => {
    const [long, short] = [
      { key: "1", until: "2026-12-20", to: q },
      { key: "2", starts: "2026-11-26", until: "2026-12-01" },
    ]
    for (const wishes of [
      [long, short],
      [short, long],
    ]) {
      expect(on("2026-11-30", ...wishes)).toEqual({ from: "2026-11-26", until: "2026-12-01", standIn: null })
      expect(on("2026-12-02", ...wishes)).toBeNull()
    }
    expect(on("2026-12-02", long, { ...short, state: "withdrawn" })).toEqual({
      from: "",
      until: "2026-12-20",
      standIn: q,
    })
    expect(on("2026-12-02", long, { ...short, from: q })?.until).toBe("2026-12-20")
  })

  it("goes by both of two that do not overlap", () => {
    const [now, later] = [
      { key: "2", until: "2026-12-09" },
      { key: "1", starts: "2026-12-10", until: "2027-01-10" },
    ]
    expect(on("2026-12-09", later, now)?.until).toBe("2026-12-09")
    expect(on("2026-12-10", later, now)?.until).toBe("2027-01-10")
  })
})

describe("an absence asked for again", () => {
  type Wish = { askedOn?: string | null; starts?: string | null; until: string; to?: typeof q }
  /** The absences of one person, by their first days. */
  const after = (...wishes: Wish[]) => {
    const requests = wishes.map((wish, at) => anAbsence({ key: `${at}`, ...wish }))
    const found = absencesIn(requests.toReversed()).get("p") ?? []
    return found.map(({ from, until, standIn }) => `${from}/${until}${standIn ? ` ${standIn.id}` : ""}`).sort()
  }
  const october = { askedOn: "2026-10-05", starts: "2026-10-12", until: "2026-10-30" }

  it.each<[string, Wish[], string[]]>([
    [
      "is carried on while it is under way, and keeps its first day",
      [october, { askedOn: "2026-10-29", starts: "2026-10-29", until: "2026-11-06" }],
      ["2026-10-12/2026-11-06"],
    ],
    [
      "is carried on where no first day is named",
      [october, { askedOn: "2026-10-29", starts: null, until: "2026-11-06" }],
      ["2026-10-12/2026-11-06"],
    ],
    [
      "leaves whoever stands in until another does, from a day to come",
      [
        { ...october, to: q },
        { askedOn: "2026-10-14", starts: "2026-10-26", until: "2026-11-06" },
      ],
      ["2026-10-12/2026-10-25 q", "2026-10-26/2026-11-06"],
    ],
    [
      "goes on after a part of it for which another stands in",
      [october, { askedOn: "2026-10-14", starts: "2026-10-20", until: "2026-10-22", to: q }],
      ["2026-10-12/2026-10-19", "2026-10-20/2026-10-22 q", "2026-10-23/2026-10-30"],
    ],
    [
      "is carried on on the day after it",
      [october, { askedOn: "2026-10-31", starts: null, until: "2026-11-06" }],
      ["2026-10-12/2026-11-06"],
    ],
    [
      "is carried on over the weekend after it",
      [october, { askedOn: "2026-11-02", starts: null, until: "2026-11-06" }],
      ["2026-10-12/2026-11-06"],
    ],
    [
      "is another on the Tuesday after it",
      [october, { askedOn: "2026-11-03", starts: null, until: "2026-11-06" }],
      ["2026-10-12/2026-10-30", "2026-11-03/2026-11-06"],
    ],
    [
      "is carried on more than once",
      [
        october,
        { askedOn: "2026-10-29", starts: "2026-10-29", until: "2026-11-06" },
        { askedOn: "2026-11-06", starts: "2026-11-06", until: "2026-11-20" },
      ],
      ["2026-10-12/2026-11-20"],
    ],
    [
      "is carried on from a later day, asked for while it is under way",
      [october, { askedOn: "2026-10-20", starts: "2026-10-28", until: "2026-11-06" }],
      ["2026-10-12/2026-11-06"],
    ],
    [
      "is cut short, and keeps its first day",
      [october, { askedOn: "2026-10-20", starts: "2026-10-20", until: "2026-10-22" }],
      ["2026-10-12/2026-10-22"],
    ],
    [
      "is replaced wholly before it has begun",
      [october, { askedOn: "2026-10-08", starts: "2026-10-19", until: "2026-10-23" }],
      ["2026-10-19/2026-10-23"],
    ],
    [
      "swallows one that was still to come",
      [
        october,
        { askedOn: "2026-10-06", starts: "2026-11-05", until: "2026-11-09" },
        { askedOn: "2026-10-29", starts: "2026-10-29", until: "2026-11-06" },
      ],
      ["2026-10-12/2026-11-06"],
    ],
    [
      "has the stand-in of the newest wish",
      [
        { ...october, to: q },
        { askedOn: "2026-10-29", starts: null, until: "2026-11-06" },
      ],
      ["2026-10-12/2026-11-06"],
    ],
    [
      "has the stand-in that is named later",
      [october, { askedOn: "2026-10-29", starts: null, until: "2026-11-06", to: q }],
      ["2026-10-12/2026-11-06 q"],
    ],
    [
      "began on the day it was asked for",
      [{ askedOn: "2026-10-20", starts: null, until: "2026-10-30" }],
      ["2026-10-20/2026-10-30"],
    ],
  ])("%s", (_rule, wishes, expected) => {
    expect(after(...wishes)).toEqual(expected)
  })
})

describe("when somebody wants to be reminded", () => {
  const wish = (key: string, until: string | null, part: Partial<Request> = {}) =>
    aRequest({ key, kind: "remind me on", until, state: "agreed", ...part })
  const wanted = (...wishes: Request[]) => Object.fromEntries(remindersWanted(wishes))

  it.each<[string, Request[], Record<string, string>]>([
    ["the day named", [wish("1", "2026-12-03")], { "action/p": "2026-12-03" }],
    [
      "the newest wish, also when it is earlier",
      [wish("2", "2026-12-01"), wish("1", "2026-12-09")],
      { "action/p": "2026-12-01" },
    ],
    [
      "not a wish withdrawn, but the one before it",
      [wish("1", "2026-12-09"), wish("2", "2026-12-01", { state: "withdrawn" })],
      { "action/p": "2026-12-09" },
    ],
    [
      "each person's own",
      [wish("1", "2026-12-03"), wish("2", "2026-12-04", { from: q })],
      { "action/p": "2026-12-03", "action/q": "2026-12-04" },
    ],
    [
      "each action's own",
      [wish("1", "2026-12-03"), wish("2", "2026-12-04", { subjectKey: "b" })],
      { "action/p": "2026-12-03", "b/p": "2026-12-04" },
    ],
    ["nothing where no day is named", [wish("1", null)], {}],
    ["nothing of another kind", [wish("1", "2026-12-03", { kind: "absence" })], {}],
  ])("%s", (_rule, wishes, expected) => {
    expect(wanted(...wishes)).toEqual(expected)
  })
})

describe("how somebody wants to be reminded", () => {
  it.each([
    ["14:00, activity feed", { hour: 14, route: "activity feed" }],
    ["07:00, chat", { hour: 7, route: "chat" }],
    ["19:00, chat", { hour: 19, route: "chat" }],
    ["council's hour, activity feed", { hour: null, route: "activity feed" }],
    // Edited by hand in the list.
    ["", { hour: null, route: "chat" }],
    ["03:00, chat", { hour: null, route: "chat" }],
    ["99:00, activity feed", { hour: null, route: "chat" }],
    ["at nine", { hour: null, route: "chat" }],
  ] as const)("%j is read as %j", (words, expected) => {
    expect(readPreference(words)).toEqual(expected)
  })

  it("reads what it writes", () => {
    for (const route of ["chat", "activity feed"] as const)
      for (const hour of [null, ...Array.from({ length: 13 }, (_, at) => at + 7)])
        expect(readPreference(writePreference({ hour, route }))).toEqual({ hour, route })
  })

  it("is the newest wish of each person", () => {
    const wish = (key: string, words: string, part: Partial<Request> = {}) =>
      aRequest({ key, kind: "preference", words, from: p, state: "agreed", ...part })
    const found = preferencesIn([
      wish("2", "15:00, chat"),
      wish("1", "14:00, chat"),
      wish("3", "16:00, chat", { state: "withdrawn" }),
      wish("4", "17:00, activity feed", { from: q }),
      wish("5", "18:00, chat", { kind: "absence" }),
    ])
    expect(Object.fromEntries(found)).toEqual({
      p: { hour: 15, route: "chat" },
      q: { hour: 17, route: "activity feed" },
    })
  })
})
