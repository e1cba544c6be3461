import { describe, expect, it } from "vitest"
import { ByWhen } from "#domain/byWhen/byWhen.ts"
import { inferences } from "#domain/byWhen/read/readPeriods.ts"
import { readByWhen } from "#domain/byWhen/readByWhen.ts"
import { addDays } from "#domain/day/day.ts"
import { cases, fc } from "#test/support/property.ts"
import { asAt, fromTables, inShort, published, reads, ruled, summary } from "./phrases.ts"

describe("a by-when is read", () => {
  it.each(ruled)("by the rules: %j", (...phrase) => reads(phrase))
  it.each(published)("as published: %j", (...phrase) => reads(phrase))
  it.each(fromTables)("as it stands in tables: %j", (...phrase) => reads(phrase))

  it("with no day told where neither the words nor the plan give a year", () => {
    const reading = readByWhen("19 September", { asAt: null })
    expect(summary(reading)).toMatchObject({ stages: ["day"], isSure: false })
  })

  it("as of the plan's own day, which still counts as to come", () => {
    const latest = (day: string) => readByWhen("26 November", { asAt: day }).byWhen.stages[0]?.latest
    expect([latest("2012-11-26"), latest("2012-11-27")]).toEqual(["2012-11-26", "2013-11-26"])
  })

  it("with the progress of half a year back and no more", () => {
    const latest = (day: string) => readByWhen("1 March", { asAt: day, progress: "Done" }).byWhen.stages[0]?.latest
    expect([latest("2012-08-31"), latest("2012-09-01")]).toEqual(["2012-03-01", "2013-03-01"])
  })
})

describe("any text at all", () => {
  const pieces = fc.constantFrom(
    ...["by", "from", "to", "end of", "ongoing", "onwards", "and", "or", "every", "annually", "TBC", "Completed"],
    ...["March", "Sept", "2012", "2012/13", "13", "5", "31", "15/10/2015", "Q3", "autumn", "year 1", "mid", "29 Feb"],
    ...["-", "/", " / ", ",", ";", ":", "(", ")", "&", "\n", ".", "CMT", "meeting", "within", "\u200f", "’", "1st"],
  )
  const like = fc.array(pieces, { maxLength: 40 }).map(parts => parts.join(" "))
  const text = fc.oneof(like, fc.string({ maxLength: 500 }), fc.string({ unit: "grapheme", maxLength: 500 }))

  it("is kept to the letter, and read into stages that hold together", () => {
    fc.assert(
      fc.property(text, text, (words, progress) => {
        const { byWhen, isSure, leftOver } = readByWhen(words, { asAt, progress })
        expect(byWhen.words).toBe(words)
        expect(ByWhen.safeParse(byWhen).success).toBe(true)
        expect(byWhen.stages.length).toBeGreaterThan(0)
        for (const { earliest, latest, inferred } of byWhen.stages) {
          if (earliest && latest) expect(earliest <= latest).toBe(true)
          if (inferred !== null) expect(inferences).toContain(inferred)
          if (isSure) expect(inferred).toBeNull()
        }
        if (leftOver !== "") expect(isSure).toBe(false)
      }),
      cases(2000),
    )
  })

  it("of letters only, which says nothing of time, is left over whole", () => {
    const reading = readByWhen("Xyzzy plugh", { asAt })
    expect(summary(reading)).toMatchObject({ stages: ["unknown"], isSure: false, leftOver: "Xyzzy plugh" })
  })

  it.each([
    ["slashes", "/".repeat(10_000)],
    ["numbers and slashes", "1/".repeat(5_000)],
    ["half a range", "1 and ".repeat(2_000)],
    ["brackets", "(".repeat(10_000)],
    ["markers", "by ".repeat(3_334)],
    ["marks of direction", "\u200f1 May \u202e".repeat(1_000)],
    ["one long word", "a".repeat(10_000)],
    ["accents on nothing", "\u0301".repeat(10_000)],
    ["dates", "19 September CMT, ".repeat(600)],
    ["months", "Feb & Oct ".repeat(1_000)],
    ["denials", "not agreed ".repeat(1_000)],
    ["names the language knows", "valueOf constructor __proto__ ".repeat(334)],
    ["lines", "\n".repeat(10_000)],
  ])("of ten thousand %s comes to an end, and its words are kept", (_what, words) => {
    const { byWhen } = readByWhen(words, { asAt, progress: words })
    expect(byWhen.words).toBe(words)
    expect(byWhen.stages.length).toBeLessThan(1_000)
  })

  it("beyond two thousand characters is left over, not lost", () => {
    const { byWhen, leftOver, isSure } = readByWhen(`March 2013${" ".repeat(2_000)}May 2013`, { asAt })
    expect([byWhen.stages.map(stage => stage.latest), leftOver, isSure]).toEqual([["2013-03-31"], "May 2013", false])
  })
})

describe("a day in each usual form", () => {
  const names = "January February March April May June July August September October November December".split(" ")
  const parts = (day: string) => {
    const [year = "", month = "", date = ""] = day.split("-")
    return { year, month, date, name: names[Number(month) - 1] ?? "", d: Number(date), m: Number(month) }
  }
  const ordinal = (d: number) =>
    `${d}${d % 10 === 1 && d !== 11 ? "st" : d % 10 === 2 && d !== 12 ? "nd" : d % 10 === 3 && d !== 13 ? "rd" : "th"}`
  const forms: Record<string, (day: string) => string> = {
    "5 November 2015": day => `${parts(day).d} ${parts(day).name} ${parts(day).year}`,
    "5th November 2015": day => `${ordinal(parts(day).d)} ${parts(day).name} ${parts(day).year}`,
    "5 Nov 15": day => `${parts(day).d} ${parts(day).name.slice(0, 3)} ${parts(day).year.slice(2)}`,
    "05-Nov- 2015": day => `${parts(day).date}-${parts(day).name.slice(0, 3)}- ${parts(day).year}`,
    "05/11/2015": day => `${parts(day).date}/${parts(day).month}/${parts(day).year}`,
    "5.11.15": day => `${parts(day).d}.${parts(day).m}.${parts(day).year.slice(2)}`,
    "5-11-2015": day => `${parts(day).d}-${parts(day).m}-${parts(day).year}`,
    "2015-11-05": day => day,
    "the 5th of November, 2015": day => `the ${ordinal(parts(day).d)} of ${parts(day).name}, ${parts(day).year}`,
  }
  const days = fc.integer({ min: 0, max: 25_000 }).map(after => addDays("2000-01-01", after))

  it.each(Object.entries(forms))("as %s is that day", (_form, write) => {
    fc.assert(
      fc.property(days, day => {
        const { byWhen, isSure } = readByWhen(write(day), { asAt })
        expect([byWhen.stages.map(inShort), isSure]).toEqual([[`day ${day}..${day}`], true])
      }),
      cases(400),
    )
  })

  it.each(Object.entries(forms))("as %s after a name and “by” is that stage's last day", (_form, write) => {
    fc.assert(
      fc.property(days, day => {
        const { byWhen } = readByWhen(`Report agreed by ${write(day)}`, { asAt })
        expect(byWhen.stages.map(inShort)).toEqual([`day ..${day} label<Report agreed>`])
      }),
    )
  })
})
