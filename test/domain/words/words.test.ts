import { describe, expect, it } from "vitest"
import { capital, english, type MessageId, makeWords } from "#domain/words/words.ts"

const words = makeWords("en-GB", english)

describe("a language that lacks a message", () => {
  const welsh = makeWords("cy-GB", {
    "status.complete": "Wedi’i gwblhau",
    "standing.overdue":
      "{days, plural, zero {0} one {un diwrnod yn hwyr} two {dau} few {# diwrnod yn hwyr (ychydig)} many {many} other {# yn hwyr}}",
  })

  it("says it in English, and the rest in its own words", () => {
    expect(welsh.say("status.complete")).toBe("Wedi’i gwblhau")
    expect(welsh.say("status.on hold")).toBe("On hold")
    expect(welsh.say("standing.overdue", { days: 1 })).toBe("un diwrnod yn hwyr")
  })

  it("counts as that language counts: Welsh has its own plural for three", () => {
    expect(welsh.say("standing.overdue", { days: 3 })).toBe("3 diwrnod yn hwyr (ychydig)")
    expect(welsh.say("standing.overdue", { days: 12 })).toBe("12 yn hwyr")
  })

  it("counts in English where the message is English: in Gaelic eleven is counted like one", () => {
    expect(makeWords("gd-GB", {}).say("digest.days", { days: 11 })).toBe("11 days")
    expect(makeWords("gd-GB", { "digest.days": english["digest.days"] ?? "" }).say("digest.days", { days: 11 })).toBe(
      "11 day",
    )
  })

  it("writes dates as that language does", () => {
    expect(welsh.date("2026-10-31")).toBe("31 Hydref 2026")
  })
})

describe("numbers", () => {
  it("are words to ten, figures above and for what is no small number", () => {
    expect([0, 1, 5, 10, 11, 26].map(words.count)).toEqual(["none", "one", "five", "ten", "11", "26"])
    expect(words.count(-1)).toBe("-1")
  })

  it("have their plural", () => {
    expect(words.say("standing.overdue", { days: 1 })).toBe("Overdue by 1 day")
    expect(words.say("standing.overdue", { days: 26 })).toBe("Overdue by 26 days")
  })
})

describe("dates", () => {
  it("are written out, without a leading nought", () => {
    expect(words.date("2026-10-31")).toBe("31 October 2026")
    expect(words.date("2027-01-01")).toBe("1 January 2027")
    expect(words.dateInYear("2026-11-05")).toBe("5 November")
  })

  it("name the weekday within a fortnight, before or after", () => {
    const near = (day: string) => words.dateNear(day, "2026-11-26")
    expect(near("2026-11-30")).toBe("Monday 30 November 2026")
    expect(near("2026-12-10")).toBe("Thursday 10 December 2026")
    expect(near("2026-12-11")).toBe("11 December 2026")
    expect(near("2026-11-12")).toBe("Thursday 12 November 2026")
    expect(near("2026-11-11")).toBe("11 November 2026")
  })

  it("do not slip over where clocks change", () => {
    expect(["2026-03-29", "2026-10-25"].map(words.date)).toEqual(["29 March 2026", "25 October 2026"])
  })
})

describe("times", () => {
  it("are London's, by the 24-hour clock", () => {
    expect(words.time("2026-11-26T14:32:05Z")).toBe("14:32")
    expect(words.time("2026-07-26T14:32:05Z")).toBe("15:32")
    expect(words.time("2026-11-26T00:05:00Z")).toBe("00:05")
  })
})

describe("the English messages", () => {
  const values: Record<string, string | number> = { count: 2, days: 2, plans: 2, actions: 2, limit: 2, number: 2 }
  const placeholders = (text: string) => [...text.matchAll(/\{\s*(\w+)/g)].map(([, name]) => name ?? "")

  it.each(Object.entries(english))("%s can be said", (id, text) => {
    const given = Object.fromEntries(placeholders(text).map(name => [name, values[name] ?? `«${name}»`]))
    const said = words.say(id as MessageId, given)
    expect(said.trim()).not.toBe("")
    // The mark in a Word template has two braces, and is spoken of as it stands there.
    expect(said.replaceAll("{{table}}", "")).not.toMatch(/[{}]/)
  })
})

it("a sentence begins with a capital, also in Welsh", () => {
  expect([capital("one action"), capital("ŵyl"), capital("")]).toEqual(["One action", "Ŵyl", ""])
})
