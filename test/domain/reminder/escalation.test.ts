import { describe, expect, it } from "vitest"
import { addWorkingDays } from "#domain/day/workingDays.ts"
import { levelOf, waitingOf } from "#domain/reminder/escalation.ts"
import { aCalendar } from "../../support/builders.ts"

const round = { forumKey: null, meetingOn: null, opens: "2026-11-17", remind: "2026-11-26", due: "2026-12-01" }
const later = { ...round, opens: "2026-12-16", remind: "2026-12-24", due: "2026-12-31" }
type Facts = Parameters<typeof waitingOf>[0]
const tried = (day: string) => (from: string, to: string) => from <= day && day <= to
const asked: Facts = { rounds: [round], from: "2026-01-01", answeredOn: null, wasTried: tried("2026-11-17") }
const waiting = (part: Partial<Facts>, today = "2026-12-15", calendar = aCalendar()) =>
  waitingOf({ ...asked, ...part }, today, calendar)

describe("what has waited", () => {
  it.each<[string, Partial<Facts>, string, ReturnType<typeof waiting>]>([
    ["is counted in working days from the due day", {}, "2026-12-15", { since: "2026-12-01", days: 10 }],
    ["is outstanding on the due day itself, with none gone by", {}, "2026-12-01", { since: "2026-12-01", days: 0 }],
    ["is nothing before the due day", {}, "2026-11-30", null],
    [
      "counts a round that is still open where that is asked for",
      { isOpenToo: true },
      "2026-11-30",
      { since: "2026-12-01", days: 0 },
    ],
    ["counts no round that has not opened", { isOpenToo: true, wasTried: tried("2026-11-16") }, "2026-11-16", null],
    ["is nothing once it was answered in the round", { answeredOn: "2026-11-17" }, "2026-12-15", null],
    ["is nothing once it was answered late", { answeredOn: "2026-12-14" }, "2026-12-15", null],
    [
      "is still outstanding after an answer of before the round",
      { answeredOn: "2026-11-16" },
      "2026-12-15",
      { since: "2026-12-01", days: 10 },
    ],
    [
      "is nothing where nobody was tried to be asked in the round",
      { wasTried: tried("2026-11-16") },
      "2026-12-15",
      null,
    ],
    ["is nothing of a round that was due before asking began", { from: "2026-12-02" }, "2026-12-15", null],
    [
      "is counted from the first round missed",
      {
        rounds: [round, later],
        wasTried: (from, to) => tried("2026-11-17")(from, to) || tried("2026-12-16")(from, to),
      },
      "2027-01-04",
      { since: "2026-12-01", days: 24 },
    ],
    [
      "is counted from the next round where nobody was tried to be asked in the first",
      { rounds: [round, later], wasTried: tried("2026-12-16") },
      "2027-01-04",
      { since: "2026-12-31", days: 2 },
    ],
    [
      "counts a round that was asked late, ten days after it was due",
      { wasTried: tried("2026-12-11") },
      "2026-12-15",
      { since: "2026-12-01", days: 10 },
    ],
    ["is nothing of a round asked later than that", { wasTried: tried("2026-12-12") }, "2026-12-15", null],
    [
      "is counted from the round missed after the last answer",
      { rounds: [round, later], answeredOn: "2026-12-02", wasTried: tried("2026-12-16") },
      "2027-01-04",
      { since: "2026-12-31", days: 2 },
    ],
  ])("%s", (_rule, part, today, expected) => {
    expect(waiting(part, today)).toEqual(expected)
  })

  it("is not counted through closures, holidays and recesses", () => {
    const calendar = aCalendar({
      bankHolidays: ["2026-12-03"],
      closures: [{ from: "2026-12-07", to: "2026-12-08" }],
      recesses: [{ from: "2026-12-09", to: "2026-12-11" }],
    })
    expect(waiting({}, "2026-12-15", calendar)?.days).toBe(4)
  })
})

it.each([
  [0, null],
  [9, null],
  [10, "head"],
  [19, "head"],
  [20, "director"],
  [99, "director"],
] as const)("after %i working days the level is %s", (days, level) => {
  expect(levelOf({ since: "2026-12-01", days })).toBe(level)
})

it("both levels come as many working days after the due day as the card says beforehand", () => {
  const calendar = aCalendar({ closures: [{ from: "2026-12-24", to: "2027-01-01" }] })
  const [head, director] = [10, 20].map(days => addWorkingDays(calendar, round.due, days))
  const levelOn = (day: string) => {
    const found = waiting({}, day, calendar)
    return found && levelOf(found)
  }
  expect([head, director]).toEqual(["2026-12-15", "2027-01-07"])
  expect(["2026-12-14", "2026-12-15", "2027-01-06", "2027-01-07"].map(levelOn)).toEqual([
    null,
    "head",
    "head",
    "director",
  ])
})
