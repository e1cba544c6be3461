import { describe, expect, it } from "vitest"
import type { Request } from "#domain/people/request.ts"
import { wordAsked } from "#domain/words/wordAside.ts"
import { english, makeWords } from "#domain/words/words.ts"
import { aCalendar, anAbsence, anAction, aPerson, aPost, aRegister, aRequest, away } from "../../support/builders.ts"

const words = makeWords("en-GB", english)
const today = "2026-11-26"
const calendar = aCalendar()
const line = [aPost({ key: "head", holder: aPerson("head", "Ms Head") })]
const standIn = aPerson("standIn", "Mr Stand-in")
const gone = (
  post: Parameters<typeof aPost>[0],
  part: Parameters<typeof aRequest>[0] = {},
  away_ = {},
  earlier: Request[] = [],
) => {
  const posts = [aPost({ lineManagerKey: "head", ...post }), ...line]
  const register = { ...aRegister({ posts, requests: earlier }), absences: away(away_) }
  const request = aRequest({ kind: "absence", from: aPerson("me"), until: "2026-12-04", ...part })
  return wordAsked("away", [request], { register, today, calendar, words })
}

describe("what is said to whoever goes away", () => {
  it.each([
    [
      "whom they named",
      { holder: aPerson("me"), standIn },
      { to: aPerson("x", "Mx Named") },
      "Mx Named is asked instead.",
    ],
    ["the post's stand-in", { holder: aPerson("me"), standIn }, {}, "Mr Stand-in is asked instead."],
    [
      "the holder for whom they answer",
      { holder: aPerson("h", "Dr Holder"), updater: aPerson("me") },
      {},
      "Dr Holder is asked instead.",
    ],
    [
      "the line manager where nobody stands in",
      { holder: aPerson("me") },
      {},
      "Nobody stands in, so Ms Head is asked as line manager.",
    ],
  ])("names %s", (_, post, part, said) => {
    expect(gone(post, part)).toBe(`You are away until 4 December 2026. ${said}`)
  })

  it("from a day to come names both days", () => {
    expect(gone(aPost({ holder: aPerson("me") }), { starts: "2026-12-01" })).toMatch(
      /^You are away from 1 December 2026 until 4 December 2026\. /,
    )
  })

  it("passes over somebody who is away as well, and says when nobody is left", () => {
    const stoodIn = { holder: aPerson("me"), standIn }

    expect(gone(stoodIn, {}, { standIn: "2026-12-10" })).toMatch(/Ms Head is asked as line manager/)
    expect(gone(stoodIn, {}, { standIn: "2026-12-10", head: "2026-12-10" })).toMatch(/so nobody is asked instead\.$/)
  })

  describe("for longer than ten working days", () => {
    const alone = { holder: aPerson("me") }
    const paused = "Nobody stands in for so long, so reminders pause until then."

    it.each([
      ["until the eleventh", "2026-12-11", paused],
      ["until the tenth", "2026-12-10", "Nobody stands in, so Ms Head is asked as line manager."],
    ])("%s, with nobody standing in, says that reminders pause or who is asked", (_, until, said) => {
      expect(gone(alone, { until })).toContain(said)
    })

    it("says it also where nobody is above, and not where somebody stands in", () => {
      expect(gone(alone, { until: "2027-01-29" }, { head: "2027-02-26" })).toContain(paused)
      expect(gone({ ...alone, standIn }, { until: "2027-01-29" })).toContain("Mr Stand-in is asked instead.")
      expect(gone(alone, { until: "2027-01-29", to: standIn })).toContain("Mr Stand-in is asked instead.")
    })

    it("counts an absence that is made longer from its first day", () => {
      const since = { from: aPerson("me"), askedOn: "2026-11-16", starts: "2026-11-16", until: "2026-11-30" }
      const first = anAbsence({ key: "1", state: "agreed", ...since })
      const more = { key: "2", askedOn: today, starts: today, until: "2026-12-04" }
      expect(gone(alone, more)).toContain("Ms Head is asked")
      expect(gone(alone, more, {}, [first])).toContain(paused)
    })
  })
})

describe("what is said to whoever wishes to be reminded", () => {
  const said = (until: string, post: Parameters<typeof aPost>[0] = {}) => {
    const posts = [aPost({ key: "post", holder: aPerson("me"), ...post })]
    const register = aRegister({ posts, actions: [anAction({ key: "a", reference: "2.5", leadKey: "post" })] })
    const request = aRequest({ kind: "remind me on", subjectKey: "a", from: aPerson("me"), until })
    return wordAsked("remindOn", [request], { register, today, calendar, words })
  }

  it("names the day", () => {
    expect(said("2026-12-04")).toBe("You will be reminded of 2.5 on 4 December 2026.")
  })

  it("names the day on which it comes when the one chosen is not worked", () => {
    expect(said("2026-12-05")).toBe(
      "You will be reminded of 2.5 on 7 December 2026, the first day at work after 5 December 2026.",
    )
    expect(said("2026-12-04", { worksOn: [2] })).toMatch(/ on 8 December 2026, the first day at work/)
  })
})
