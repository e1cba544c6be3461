// Ranges of references that say less, or something else, than that all in them are so.
import { expect, it } from "vitest"
import { readWords } from "#domain/update/readWords.ts"
import { makeVocabulary } from "#domain/words/makeVocabulary.ts"
import { english, makeWords } from "#domain/words/words.ts"
import { several, told } from "../../support/toldWords.ts"

const vocabulary = makeVocabulary(makeWords("en-GB", english))
const read = (message: string, candidates = several) =>
  readWords(message, candidates, vocabulary, "2026-11-26").proposals

it.each([
  "2.1 to 2.3 (excluding 2.2) done",
  "2.1 to 2.3, apart from 2.2, no change",
  "2.1 to 2.3, excluding 2.2: no change",
  "changed 2.1 to 2.3, done",
  "moved the work from 2.1 to 2.3, done",
  "Vacancy rate went from 2.1 to 2.3, on hold",
  "scores 2.1 to 2.3, on track",
  "none of 2.1 to 2.3 done",
  "most of 2.1 to 2.3 done",
  "everything from 2.1 to 2.3 done",
  "2.1 to A4 done",
  "2.1 to 2.9 done",
  "2.3 to 2.1 done",
  "2.1-3 done",
])("is not sure of “%s”", message => {
  const proposals = read(message)
  expect(proposals.length).toBeGreaterThan(0)
  expect(proposals.filter(({ isSure }) => isSure)).toEqual([])
})

it.each(["- 2.1\n- 2.3 done", "2.1\n- 2.3\n- no change"])("takes “%s” for a list", message => {
  expect(read(message).map(({ actionKey }) => actionKey)).not.toContain("2.2")
})

it("asks where a reference within it is that of two actions", () => {
  const twice = [...several, { ...several[1], actionKey: "other 2.2" } as (typeof several)[number]]
  expect(read("2.1 to 2.3 done", twice).map(({ actionKey, isSure }) => [actionKey, isSure])).toEqual([
    ["2.1", false],
    ["2.2", false],
    ["2.3", false],
    ["other 2.2", false],
  ])
})

it("keeps the middle of one whose end is another's", () => {
  expect(told("2.1 to 2.9 done", several)).toEqual([
    "2.1: complete [which action] “done”",
    "2.2: complete [which action] “done”",
    "2.3: complete [which action] “done”",
    "not understood “2.9”",
  ])
})

it.each(["2.1 to 2.2 waiting for finance. 2.1 done. 2.2 done", "2.1 done. 2.2 done. 2.1 to 2.2 waiting for finance"])(
  "hands back once what gives way to what is said by name: “%s”",
  message => {
    expect(told(message, several).filter(line => line.includes("finance"))).toEqual([
      expect.stringMatching(/^not understood “waiting for finance/),
    ])
  },
)
