import { describe, expect, it } from "vitest"
import { wordCount, wordExempt, wordFileName, wordHeading, wordNotes } from "#api/exchange/writeWords.ts"
import { everything } from "#domain/exchange/exportFilter.ts"
import { anAction, aTheme } from "../../support/builders.ts"
import { tableOf, words } from "./writeSample.ts"

describe("wordFileName", () => {
  it.each([
    ["SSAP", "SSAP as at 2026-11-26"],
    ["../../etc\\passwd", "etc passwd as at 2026-11-26"],
    ['a"b\r\nSet-Cookie: x', "a b Set-Cookie x as at 2026-11-26"],
    ["fdp.\u202excod.exe", "fdp xcod exe as at 2026-11-26"],
    ["Cynllun Gwella Sgiliau’r Gŵr", "Cynllun Gwella Sgiliau r Gŵr as at 2026-11-26"],
    ["", "Staff Survey Action Plan as at 2026-11-26"],
    ["<>|", "Staff Survey Action Plan as at 2026-11-26"],
  ])("of the code %j is %j", (code, expected) => {
    expect(wordFileName(tableOf({}, {}, { code }), words)).toBe(expected)
  })

  it("says that the file is a part, and that it is not for publication", () => {
    const actions = [anAction({ exemptParagraph: "3" })]
    const sought = { ...everything, search: "roof" }
    const table = tableOf({ actions }, { sought, includesExempt: true })
    expect(wordFileName(table, words)).toBe("SSAP as at 2026-11-26 (part) (not for publication)")
  })

  it("is never longer than a file system takes", () => {
    expect(wordFileName(tableOf({}, {}, { code: "ŵ".repeat(500) }), words).length).toBeLessThan(120)
  })
})

describe("wordHeading and wordNotes", () => {
  const themed = (note: string) => tableOf({ themes: [aTheme({ title: "People", code: "2", note })], actions: [] })
  const long = "These actions are complex and take longer."
  it.each([
    ["", "2. People", []],
    [long, `2. People (${long})`, []],
    ["Short.", "2. People", ["2. People: Short."]],
    [`${long} (See annex.)`, "2. People", [`2. People: ${long} (See annex.)`]],
  ])("a note %j hangs on its heading only where it is read back", (note, heading, notes) => {
    const table = themed(note)
    expect(table.themes.map(theme => wordHeading(theme, words))).toEqual([heading])
    expect(wordNotes(table, words)).toEqual(notes)
  })
})

describe("wordCount and wordExempt", () => {
  it("say how many there are, are shown, and are left out", () => {
    const actions = [1, 2].map(at => anAction({ key: `${at}`, text: at === 1 ? "Roof" : "Wall" }))
    const exempt = anAction({ key: "x", exemptParagraph: "3" })
    const part = tableOf({ actions: [...actions, exempt] }, { sought: { ...everything, search: "wall" } })
    expect(wordCount(tableOf({ actions }), words)).toBe("2 actions.")
    expect(wordExempt(tableOf({ actions }), words)).toBeNull()
    expect(wordCount(part, words)).toBe("1 of 2 actions.")
    expect(wordExempt(part, words)).toBe("One exempt action of this plan is not shown here.")
  })
})
