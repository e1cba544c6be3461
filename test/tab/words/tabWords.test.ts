import { IntlMessageFormat } from "intl-messageformat"
import { describe, expect, it } from "vitest"
import tab from "#domain/words/en/tab.json" with { type: "json" }

describe("the tab's words", () => {
  it("are all in the tab's own file", () => {
    expect(Object.keys(tab).filter(id => !id.startsWith("tab."))).toEqual([])
  })

  it.each(Object.entries(tab))("%s is well formed", (_, message) => {
    expect(() => new IntlMessageFormat(message, "en-GB", undefined, { ignoreTag: true })).not.toThrow()
  })

  it.each(Object.entries(tab))("%s keeps the project's tone", (_, message) => {
    expect(message).not.toMatch(/!|please|successfully|oops/i)
  })
})
