import { expect, test } from "vitest"
import { holdsInputs, isSameCard, keepTyped } from "#infra/local/teams/client/card/keepTyped.ts"

const form = (words: string, isVisible: boolean) => ({
  type: "AdaptiveCard",
  body: [
    { type: "TextBlock", id: "title", text: "2.4" },
    { type: "Container", id: "form", isVisible, items: [{ type: "Input.Text", id: "words", value: words }] },
  ],
})

test("what was typed and opened stands in the card when it is drawn again", () => {
  const kept = keepTyped(form("", false), { words: "Agreed", title: "not an input" }, { form: true })

  expect(kept).toEqual(form("Agreed", true))
})

test("words for an input that is gone are left out, and the given card is not touched", () => {
  const given = form("first", true)

  expect(keepTyped(given, { other: "lost" }, {})).toEqual(form("first", true))
  expect(given).toEqual(form("first", true))
})

test("cards are the same whatever the order of their keys, and differ by any word", () => {
  expect(isSameCard({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 })).toBe(true)
  expect(isSameCard(form("", true), form("x", true))).toBe(false)
  expect(isSameCard([1, 2], [2, 1])).toBe(false)
})

test("a card holds what was typed only if it has every input that was typed in", () => {
  expect(holdsInputs(form("", false), ["words"])).toBe(true)
  expect(holdsInputs(form("", false), [])).toBe(true)
  expect(holdsInputs(form("", false), ["words", "forecast"])).toBe(false)
  expect(holdsInputs(form("", false), ["title"])).toBe(false)
})
