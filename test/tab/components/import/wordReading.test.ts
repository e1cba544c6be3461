import { describe, expect, it } from "vitest"
import { whyUnread } from "#domain/exchange/whyUnread.ts"
import { english, makeWords } from "#domain/words/words.ts"
import {
  wordExpected,
  wordReadStage,
  wordSource,
  wordValue,
  wordWhyUnread,
} from "../../../../tab/components/import/wordReading.ts"
import { readStage } from "../../readAnswer.ts"

const words = makeWords("en-GB", english)

describe("wordReadStage", () => {
  it.each([
    [{ label: "Executive", latest: "2012-10-16" }, "Executive: by 16 October 2012"],
    [{ earliest: "2012-10-01", latest: "2012-10-31" }, "1 to 31 October 2012"],
    [{ certainty: "event" }, "When it happens: no day yet"],
    [{ certainty: "event", latest: "2012-10-16" }, "By 16 October 2012"],
    [{ certainty: "unknown" }, "No date yet"],
  ] as const)("says what was read: %o", (stage, text) => {
    expect(wordReadStage(readStage(stage), words)).toBe(text)
  })
})

describe("wordWhyUnread", () => {
  it.each(whyUnread)("has words for %s", why => {
    expect(wordWhyUnread(why, words)).not.toBe("")
  })

  it("gives words that are no code as they are", () => {
    expect(wordWhyUnread("written by hand", words)).toBe("written by hand")
  })
})

it.each([
  [{ table: 1, row: 3 }, "Table 1, row 3"],
  [{ table: 2, row: 0 }, "Table 2"],
  [{ table: 0, row: 0 }, "Outside the tables"],
])("says where it stood: %o", (source, text) => {
  expect(wordSource(source, words)).toBe(text)
})

it.each([
  ["under way", "Under way"],
  ["Some words", "Some words"],
  ["", "Nothing"],
])("says a value: %s", (value, text) => {
  expect(wordValue(value, words)).toBe(text)
})

it.each([
  [0, "That takes less than a minute."],
  [60, "That takes about a minute."],
  [420, "That takes about 7 minutes."],
])("says how long %i seconds are", (seconds, text) => {
  expect(wordExpected(seconds, words)).toBe(text)
})
