import { describe, expect, it } from "vitest"
import type { Action } from "#domain/action/action.ts"
import { type Difference, differences } from "#domain/exchange/differences.ts"
import type { ReadAction } from "#domain/exchange/planReading.ts"
import {
  aByWhen,
  anAction,
  anUpdate,
  aPlan,
  aPost,
  aRegister,
  aTheme,
  dueBy,
  type RegisterParts,
} from "../../support/builders.ts"
import { aReading, dueOn, readAction } from "./importWorld.ts"

const actions = (...parts: Partial<Action>[]): Action[] =>
  parts.map((part, index) => anAction({ key: `a${index + 1}`, reference: "", status: "not started", ...part }))

const compare = (
  read: Partial<ReadAction>[],
  there: Action[],
  parts: RegisterParts = {},
  asAt: string | null = "2026-11-01",
) => differences(aReading(read.map(readAction), { asAt }), aRegister({ ...parts, actions: there }), "plan")

const kinds = (found: Difference[]) => found.map(({ kind, at, actionKey }) => [kind, at, actionKey])
const changed = (found: Difference[]) =>
  found.flatMap(({ changes }) =>
    changes.map(({ what, now, document, isOwnersNewer }) => [what, now, document, isOwnersNewer]),
  )

describe("which action a row is", () => {
  it("tells by reference", () => {
    const there = actions({ reference: "2.1", text: "Mend the roof" }, { reference: "2.2", text: "Paint the door" })
    expect(kinds(compare([{ ref: "2.2", title: "Paint it" }, { ref: "2.1." }], there))).toEqual([
      ["changed", 0, "a2"],
      ["same", 1, "a1"],
    ])
  })

  it("tells by words, and by words nearly the same, where there is no reference", () => {
    const there = actions({ text: "Mend the  roof" }, { text: "Paint the front door of the library red" })
    const read = [
      { title: "Paint the front door of the old library red" },
      { title: "Mend the roof." },
      { title: "Sell it" },
    ]
    expect(kinds(compare(read, there))).toEqual([
      ["changed", 0, "a2"],
      ["changed", 1, "a1"],
      ["new", 2, null],
    ])
  })

  it("follows the words when a row put in moved the numbers on", () => {
    const there = actions(
      { reference: "1", text: "Mend the roof" },
      { reference: "2", text: "Paint the front door" },
      { reference: "3", text: "Clear all gutters" },
    )
    const read = [
      { ref: "1", title: "Mend the roof" },
      { ref: "2", title: "Write to tenants" },
      { ref: "3", title: "Paint the front door" },
      { ref: "4", title: "Clear all gutters" },
    ]
    const found = compare(read, there)
    expect(kinds(found)).toEqual([
      ["same", 0, "a1"],
      ["new", 1, null],
      ["changed", 2, "a2"],
      ["changed", 3, "a3"],
    ])
    expect(changed(found)).toEqual([
      ["words", "2 Paint the front door", "3 Paint the front door", false],
      ["words", "3 Clear all gutters", "4 Clear all gutters", false],
    ])
  })

  it("tells rows of the same number or words apart by their themes", () => {
    const themes = [
      aTheme({ key: "t1", title: "Halls", code: "1" }),
      aTheme({ key: "t2", title: "Schools", code: "2" }),
    ]
    const there = actions(
      { reference: "1", text: "Survey", themeKey: "t1" },
      { reference: "1", text: "Survey", themeKey: "t2" },
    )
    const read = [
      { ref: "1", title: "Survey", theme: "2. Schools" },
      { ref: "1", title: "Survey", theme: "Halls" },
    ]
    expect(kinds(compare(read, there, { themes }))).toEqual([
      ["same", 0, "a2"],
      ["same", 1, "a1"],
    ])
  })

  it("pairs an action once, and leaves other plans alone", () => {
    const there = [...actions({ text: "Survey" }), anAction({ key: "x", planKey: "other", text: "Survey" })]
    const plans = [aPlan(), aPlan({ key: "other" })]
    expect(kinds(compare([{ title: "Survey" }, { title: "Survey" }], there, { plans }))).toEqual([
      ["same", 0, "a1"],
      ["new", 1, null],
    ])
  })

  it("lists what is gone while it is open, and could be in a document", () => {
    const exempt = { text: "Pay", exemptParagraph: "3" }
    const there = actions(
      { text: "Survey" },
      { text: "Sell", status: "complete" },
      { text: "Let", reference: "9" },
      exempt,
    )
    const found = compare([{ title: "Survey" }], there)
    expect(kinds(found)).toEqual([
      ["same", 0, "a1"],
      ["gone", null, "a3"],
    ])
    expect(found[1]).toMatchObject({ reference: "9", text: "Let", changes: [] })
  })
})

describe("what changed", () => {
  const posts = [aPost({ key: "roofs", title: "Head of Roofs" }), aPost({ key: "doors", title: "Head of Doors" })]
  const there = (part: Partial<Action> = {}) => actions({ text: "Mend the roof", ...part })

  it("tells words, dates, owner, theme, progress and status, with what is and what the document says", () => {
    const themes = [aTheme({ key: "t1", title: "Halls", code: "1" })]
    const action = there({
      ...{ reference: "1", themeKey: "t1", leadKey: "roofs", byWhen: dueBy("2026-12-01"), progress: "Begun" },
      status: "under way",
    })
    const read: Partial<ReadAction> = {
      ...{ ref: "1", title: "Mend the whole roof", theme: "Schools", byWhen: dueOn("2027-01-31", "January") },
      byWhom: [{ name: "Head of Doors", role: "lead", task: null }],
      ...{ progress: "Tiles bought.", status: "on hold" },
    }
    expect(changed(compare([read], action, { posts, themes }))).toEqual([
      ["words", "Mend the roof", "Mend the whole roof", false],
      ["dates", "2026-12-01", "January", false],
      ["owner", "Head of Roofs", "Head of Doors", false],
      ["theme", "1. Halls", "Schools", false],
      ["progress", "Begun", "Tiles bought.", false],
      ["status", "under way", "on hold", false],
    ])
  })

  it("takes an empty cell of progress, and a column that is not there, for nothing said", () => {
    const full = there({ themeKey: "t1", leadWords: "AG", byWhen: dueBy("2026-12-01"), progress: "Begun" })
    expect(changed(compare([{}], full, { themes: [aTheme({ key: "t1" })] }))).toEqual([])
  })

  it("tells a by-when and an owner that were taken out where others have one", () => {
    const full = there({ leadWords: "AG", byWhen: dueBy("2026-12-01") })
    const other = {
      title: "Other",
      byWhen: dueOn("2027-01-01"),
      byWhom: [{ name: "ZW", role: "lead" as const, task: null }],
    }
    expect(changed(compare([{}, other], full))).toEqual([
      ["dates", "2026-12-01", "", false],
      ["owner", "AG", "", false],
    ])
  })

  it.each([
    ["the posts that the words are", { leadKey: "roofs", contributorKeys: ["doors"], leadWords: "" }],
    ["the same words", { leadWords: "Head of  Roofs / Head of Doors" }],
    ["as much of the words as the list holds", { leadWords: "Head of Roofs / Head…" }],
  ])("finds the same owner by %s", (_title, part) => {
    const byWhom = [
      { name: "Head of Roofs", role: "lead" as const, task: null },
      { name: "Head of Doors", role: "contributor" as const, task: null },
    ]
    expect(changed(compare([{ byWhom }], there(part), { posts }))).toEqual([])
  })

  it("does not take a status that words propose for news, where the plan has the same words", () => {
    const judged = there({ progress: "Report agreed.", status: "on hold" })
    expect(changed(compare([{ progress: "Report agreed.", status: "under way" }], judged))).toEqual([])
    expect(changed(compare([{ progress: "Report agreed.", status: "complete" }], judged))).toEqual([
      ["status", "on hold", "complete", false],
    ])
  })

  it.each([
    ["the day after the document's", "2026-11-02T09:00:00Z", "2026-11-01", true],
    ["its very day", "2026-11-01T09:00:00Z", "2026-11-01", true],
    ["the day before", "2026-10-31T09:00:00Z", "2026-11-01", false],
    ["any day, where the document tells none", "2020-01-01T09:00:00Z", null, true],
  ])("marks progress and status as the owner's newer when they came on %s", (_title, lastUpdateOn, asAt, isNewer) => {
    const action = there({ lastUpdateOn, progress: "New", status: "under way" })
    const found = compare([{ progress: "Old", status: "on hold", title: "Mend the roofs" }], action, {}, asAt)
    expect(changed(found)).toEqual([
      ["words", "Mend the roof", "Mend the roofs", false],
      ["progress", "New", "Old", isNewer],
      ["status", "under way", "on hold", isNewer],
    ])
  })

  it("marks dates that were decided since", () => {
    const updates = [anUpdate({ kind: "decision", subjectKey: "a1", at: "2026-11-05T09:00:00Z" })]
    const action = there({ byWhen: aByWhen({ words: "June" }) })
    expect(changed(compare([{ byWhen: dueOn("2027-03-01", "March") }], action, { updates }))).toEqual([
      ["dates", "June", "March", true],
    ])
    expect(changed(compare([{ byWhen: dueOn("2027-03-01", "March") }], action, { updates }, "2026-11-06"))).toEqual([
      ["dates", "June", "March", false],
    ])
  })
})

it("compares ten thousand rows that all share their words", () => {
  const text = (n: number) => `Review the arrangements for service number ${n} with its partners`
  const many = Array.from({ length: 10_000 }, (_, n) => n)
  const there = many.map(n => anAction({ key: `a${n}`, reference: "", text: text(n) }))
  const found = compare(
    many.map(n => ({ title: n % 2 === 0 ? text(n) : `${text(n)} soon` })),
    there,
  )
  expect(found.filter(({ kind }) => kind === "same")).toHaveLength(5000)
  expect(found.filter(({ kind }) => kind === "changed" || kind === "new")).toHaveLength(5000)
  expect(found[1]).toMatchObject({ kind: "changed", actionKey: "a1" })
})
