import { describe, expect, it } from "vitest"
import { createCalendar } from "#api/calendar.ts"
import { type Setting, settingKeys } from "#domain/people/setting.ts"

const settings = (values: Partial<Record<keyof typeof settingKeys, string>>) =>
  new Map<string, Setting>(
    Object.entries(values).map(([name, value]) => {
      const key = settingKeys[name as keyof typeof settingKeys]
      return [key, { key, title: name, value }]
    }),
  )
const calendarOf = (values: Parameters<typeof settings>[0] = {}) => createCalendar(() => settings(values))()

describe("a bank holiday", () => {
  it.each([
    ["England", "2026-04-06", false],
    ["Wales", "2026-04-06", false],
    ["Scotland", "2026-04-06", true],
    ["Northern Ireland", "2026-04-06", false],
    ["Scotland", "2026-11-30", false],
    ["England", "2026-11-30", true],
    ["Northern Ireland", "2026-03-17", false],
    ["Wales", "2026-03-17", true],
    ["Northern Ireland", "2026-07-13", false],
    ["Scotland", "2026-01-02", false],
    ["England", "2026-01-02", true],
    ["England", "2026-12-25", false],
    ["England", "2026-12-28", false],
    ["England", "2027-12-27", false],
    ["England", "2026-08-31", false],
    ["Scotland", "2026-08-03", false],
    ["England", "2026-05-04", false],
  ])("in %s: %s is worked: %s", (nation, day, isWorking) => {
    expect(calendarOf({ nation }).isWorking(day)).toBe(isWorking)
  })

  it("is England's where no nation is named, or none that is known", () => {
    for (const nation of ["", "Narnia"]) {
      expect(calendarOf({ nation }).isWorking("2026-04-06")).toBe(false)
      expect(calendarOf({ nation }).isWorking("2026-11-30")).toBe(true)
    }
  })

  it("proclaimed for once is added by the council itself", () => {
    const calendar = calendarOf({ nation: "England", bankHolidays: "2027-06-11 a jubilee\nsome note" })

    expect(calendar.isWorking("2027-06-11")).toBe(false)
    expect(calendar.isWorking("2027-06-10")).toBe(true)
  })
})

describe("a day of the council's own", () => {
  it("is not worked from the first to the last day of a closure", () => {
    const calendar = calendarOf({ closures: "2026-12-24 to 2027-01-01 Christmas" })

    expect(["2026-12-23", "2026-12-24", "2026-12-30", "2027-01-01", "2027-01-04"].map(calendar.isWorking)).toEqual([
      ...[true, false, false, false, true],
    ])
  })

  it("is read whichever way its span is written, and not at all where that cannot be", () => {
    const days = (closures: string) => ["2026-12-24", "2026-12-30"].map(calendarOf({ closures }).isWorking)
    expect(days("2026-12-24 until 2027-01-01")).toEqual([false, false])
    expect(days("Thursday 2026-12-24 - Friday 2027-01-01")).toEqual([false, false])
    expect(days("2026-12-24 to 2026-12-32")).toEqual([true, true])
  })

  it("is never a weekend", () => {
    expect(["2026-11-27", "2026-11-28", "2026-11-29"].map(calendarOf().isWorking)).toEqual([true, false, false])
  })

  it("of a recess is worked, and known to be one", () => {
    const calendar = calendarOf({ recesses: "2027-08-01 to 2027-08-31" })

    expect([calendar.isWorking("2027-08-03"), calendar.isRecess("2027-08-03")]).toEqual([true, true])
    expect(calendar.isRecess("2027-09-01")).toBe(false)
  })

  it("counts for a post that works in term time and on some days only", () => {
    const { ofPattern } = calendarOf({ schoolHolidays: "2026-10-26 to 2026-10-30" })
    const { isWorking } = ofPattern({ worksOn: [1, 2], isTermTimeOnly: true })

    expect(["2026-10-26", "2026-11-02", "2026-11-04"].map(isWorking)).toEqual([false, true, false])
  })
})

it("is made anew when a setting changes, and not before", () => {
  let now = settings({ nation: "England" })
  const calendar = createCalendar(() => now)
  const first = calendar()
  expect(calendar()).toBe(first)

  now = settings({ nation: "Scotland" })
  expect(calendar().isWorking("2026-11-30")).toBe(false)
})
