import { describe, expect, it } from "vitest"
import { reasons } from "#domain/message/reasons.ts"
import { settingKeys } from "#domain/people/setting.ts"
import { NotAskedWhy } from "#domain/wire/reminders.ts"
import { wordAdvice, wordReason } from "#domain/words/wordReason.ts"
import { english, makeWords } from "#domain/words/words.ts"
import { wordDaysRead, wordDaysUnread, wordTimetable } from "#domain/words/wordTimetable.ts"
import { aForum } from "../../support/builders.ts"

const words = makeWords("en-GB", english)
const usual = { hour: 9, cap: 250, opensBefore: 10, dueBefore: 10 }

describe("wordTimetable", () => {
  it("says when, how often and what follows, with the council's own numbers", () => {
    const said = wordTimetable({ hour: 14, cap: 40, opensBefore: 7, dueBefore: 1 }, words).join("\n")

    expect(said).toMatch(/Cards go at 14:00 on working days/)
    expect(said).toMatch(/due 1 working day before its meeting/)
    expect(said).toMatch(/opens 7 working days before .* again 3 working days before/)
    expect(said).toMatch(/line manager is told 10 working days after the due day, and the director after 20/)
    expect(said).toMatch(/more than 40 people/)
  })

  it("writes the hour as a clock does, and a due day that is the meeting's", () => {
    const said = wordTimetable({ ...usual, dueBefore: 0 }, words)

    expect(said[0]).toMatch(/at 09:00/)
    expect(said[1]).toMatch(/due on the day of its meeting/)
  })

  it("is whole sentences, with nothing left to fill in", () => {
    for (const sentence of wordTimetable(usual, words)) expect(sentence).toMatch(/^[A-Z][^{}]+\.$/)
  })
})

describe("the days a council has written down", () => {
  const written = (values: Partial<Record<keyof typeof settingKeys, string>>, calendar = "") => ({
    settings: new Map(
      Object.entries(values).map(([name, value]) => {
        const key = settingKeys[name as keyof typeof settingKeys]
        return [key, { key, title: `Our ${name}`, value }]
      }),
    ),
    forums: [aForum({ title: "CMT", calendar })],
    today: "2026-11-26",
  })

  it("are told as they were read, in order, for the next twelve months", () => {
    const closures = [
      "2027-11-26 to 2027-11-27",
      "2027-03-29",
      "2026-12-24 until 2027-01-01 Christmas",
      "2026-11-20 to 2026-11-26",
      "2026-11-25",
      "2027-11-27",
    ].join("\n")

    expect(wordDaysRead(written({ closures, recesses: "2027-08-01 - 2027-08-31" }), words)).toEqual([
      "Closed: 20 November 2026 to 26 November 2026; 24 December 2026 to 1 January 2027; 29 March 2027; 26 November 2027 to 27 November 2027.",
      "In recess: 1 August 2027 to 31 August 2027.",
      "Bank holidays besides the usual ones: none.",
      "School holidays: none.",
    ])
  })

  it("are told where they were not understood, of settings and of forums' calendars", () => {
    const unread = wordDaysUnread(
      written(
        { closures: "2026-12-24 to 2026-12-32\nnote", schoolHolidays: "half term 2026", recesses: "2027-08-01" },
        "Wednesdays\n2026-12-16; updates due Tuesday\n2027-01-20; due Tuesday 2027-01-05",
      ),
      words,
    )

    expect(unread).toEqual([
      "In the setting “Our closures”: 2026-12-24 to 2026-12-32",
      "In the setting “Our schoolHolidays”: half term 2026",
      "In the calendar of CMT: 2026-12-16; updates due Tuesday",
    ])
  })

  it("are told of a long line with its beginning", () => {
    const [line = ""] = wordDaysUnread(written({ closures: `Closed 2026 ${"x".repeat(5000)}` }), words)
    expect(line).toMatch(/“Our closures”: Closed 2026 x+…$/)
    expect(line.length).toBeLessThan(220)
  })
})

describe("a reason", () => {
  it.each(reasons)("(%s) is a sentence, with advice", reason => {
    expect(wordReason(reason, words)).toMatch(/^[A-Z].+\.$/)
    expect(wordAdvice(reason, words)).toMatch(/^[A-Z].+\.$/)
    expect(wordReason(reason, words)).not.toBe(wordReason("of another version", words))
  })

  it.each([null, "of another version", "__proto__"])("that is not known (%s) is said to be so", reason => {
    expect(wordReason(reason, words)).toBe("The app gave no reason that is known here.")
    expect(wordAdvice(reason, words)).toMatch(/Tell whoever looks after the app/)
  })

  it.each(NotAskedWhy.options)("why nobody was asked (%s) is a sentence", why => {
    expect(words.say(`tab.notAsked.${why}`)).toMatch(/^[A-Z].+\.$/)
  })
})
