import { describe, expect, it } from "vitest"
import { choicesNear, dayOfWords, type Filled, nearTitles, readAside } from "#domain/request/readAside.ts"
import { aPerson, aPost, aRegister } from "../../support/builders.ts"

const today = "2026-11-26"
const posts = [
  aPost({ key: "own", title: "Head of Learning", holder: aPerson("me"), unitKey: "hr", lineManagerKey: "boss" }),
  aPost({ key: "boss", title: "Chief Officer", holder: aPerson("boss"), unitKey: "top" }),
  aPost({ key: "below", title: "Zealous Officer", holder: aPerson("below"), unitKey: "top", lineManagerKey: "own" }),
  aPost({ key: "beside", title: "Head of Pay", holder: aPerson("beside"), unitKey: "hr" }),
  aPost({ key: "far", title: "Head of Leisure", holder: aPerson("far"), unitKey: "place" }),
]
const setting = { register: aRegister({ posts }), today, date: (day: string) => `<${day}>` }
const filled = (part: Partial<Filled>): Filled => ({
  ...{ starts: "", day: "", words: "", reason: "", stage: "", post: "", postWords: "", person: "" },
  ...part,
})
const later = (part: Partial<Filled>) => readAside("laterDate", ["a"], filled(part), setting)[0]

describe("readAside", () => {
  it.each([
    ["the day chosen", { day: "2027-03-31" }, "2027-03-31", "<2027-03-31>"],
    ["the last day that the words come to", { words: "March 2027" }, "2027-03-31", "March 2027"],
    [
      "the day beside words that leave the year out",
      { words: "end of March" },
      "2027-03-31",
      "end of March (<2027-03-31>)",
    ],
    [
      "the day chosen beside words that come to none",
      { day: "2027-05-01", words: "after the tiles" },
      "2027-05-01",
      "after the tiles (<2027-05-01>)",
    ],
    ["no day where the words come to none", { words: "when it suits" }, null, "when it suits"],
    ["no day where what was sent is none", { day: "soon" }, null, ""],
  ])("takes for a later date %s", (_, part, until, words) => {
    expect(later(part)).toMatchObject({ kind: "date change", actionKey: "a", until, words })
  })

  it.each([
    ["other than the one chosen", "end of March 2027", "2027-01-29", "2027-03-31"],
    ["of another year", "31 March 2027", "2028-03-31", "2027-03-31"],
    ["without its year, in another month", "end of March", "2027-01-29", "2027-03-31"],
    ["that is the one chosen", "end of March 2027", "2027-03-31", undefined],
    ["whose year is in the day chosen alone", "end of March", "2028-03-31", undefined],
    ["that they do not say", "when it suits", "2027-01-29", undefined],
    ["where the one chosen is not in the calendar", "end of March 2027", "2027-02-31", undefined],
    ["where none is chosen", "end of March 2027", "", undefined],
  ])("knows the day of words %s", (_, words, day, expected) => {
    expect(later({ words, day })).toMatchObject({ kind: "date change" })
    expect((later({ words, day }) as { wordsDay?: string }).wordsDay).toBe(expected)
  })

  it("asks for each action, and for an absence once", () => {
    expect(readAside("remindOn", ["a", "b"], filled({ day: "2026-12-01" }), setting)).toMatchObject([
      { actionKey: "a", until: "2026-12-01" },
      { actionKey: "b", until: "2026-12-01" },
    ])
    expect(readAside("away", ["a", "b"], filled({ day: "2026-12-01", person: "far" }), setting)).toEqual([
      { kind: "absence", starts: null, until: "2026-12-01", standIn: aPerson("far") },
    ])
  })

  it("takes a typed title before the choice, and a person who holds no post for nobody", () => {
    const to = (part: Partial<Filled>) => readAside("handOver", ["a"], filled(part), setting)[0]

    expect(to({ post: "boss" })).toMatchObject({ toKey: "boss" })
    expect(to({ post: "boss", postWords: " head  OF leisure" })).toMatchObject({ toKey: "far" })
    expect(to({ post: "boss", postWords: "Nobody" })).toMatchObject({ toKey: "" })
    expect(readAside("away", [], filled({ day: today, person: "x" }), setting)).toMatchObject([{ standIn: null }])
  })
})

it("words come to a day or to none", () => {
  expect(dayOfWords("  ", today)).toBeNull()
  expect(dayOfWords("spring 2027", today)).toBe("2027-05-31")
})

it("near titles share a word of some length, at most three of them", () => {
  expect(nearTitles("Manager of Leisure", setting.register)).toEqual(["Head of Leisure"])
  expect(nearTitles("of", setting.register)).toEqual([])
})

it("choices are the nearest first, without one's own post and oneself", () => {
  const { posts: near, people } = choicesNear(setting.register, "me", 3)

  expect(near.map(({ key }) => key)).toEqual(["below", "beside", "boss"])
  expect(people.map(({ id }) => id)).toEqual(["below", "beside", "boss"])
})
