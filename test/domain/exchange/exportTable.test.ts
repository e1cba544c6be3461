import { describe, expect, it } from "vitest"
import { everything } from "#domain/exchange/exportFilter.ts"
import { type Exporting, type ExportTable, exportTable, nextStage } from "#domain/exchange/exportTable.ts"
import { stateOf } from "#domain/update/update.ts"
import {
  aByWhen,
  anAction,
  anUpdate,
  aPlan,
  aPost,
  aRegister,
  aStage,
  aTheme,
  dueBy,
  type RegisterParts,
} from "../../support/builders.ts"

const today = "2026-11-26"
const plan = aPlan()
const tableOf = (parts: RegisterParts, wanted: Partial<Exporting> = {}): ExportTable =>
  exportTable(plan, {
    ...{ register: aRegister(parts), today, asAt: today, sought: everything, includesExempt: false },
    ...wanted,
  })

/** Headings and references in the order they come. */
const outline = ({ themes }: ExportTable) =>
  themes.flatMap(({ heading, horizons }) => [
    ...(heading === null ? [] : [heading]),
    ...horizons.flatMap(({ horizon, rows }) => [...(horizon ? [`(${horizon})`] : []), ...rows.map(it => it.reference)]),
  ])
const refs = ({ rows }: ExportTable) => rows.map(({ reference }) => reference)
const action = (reference: string, part: Parameters<typeof anAction>[0] = {}) =>
  anAction({ key: reference, reference, ...part })

describe("exportTable", () => {
  const themes = [
    aTheme({ key: "t2", title: "People", code: "2", order: 2, note: "A note." }),
    aTheme({ key: "t1", title: "1. Buildings", code: "1", order: 1 }),
    aTheme({ key: "t3", title: "Not begun", code: "", order: 3 }),
    aTheme({ key: "other", title: "Of another plan", planKey: "another", order: 0 }),
  ]
  const actions = [
    action("1.10", { themeKey: "t1", horizon: "Medium term" }),
    action("1.2", { themeKey: "t1", horizon: "Immediate" }),
    action("1.3", { themeKey: "t1" }),
    action("1.11", { themeKey: "t1", horizon: "Immediate" }),
    action("2.1", { themeKey: "t2" }),
    action("9", { themeKey: "gone" }),
    action("x", { planKey: "another" }),
  ]

  it("keeps the plan's order; what no heading claims comes before any heading; a theme without actions is there", () => {
    const table = tableOf({ themes, actions })
    expect(outline(table)).toEqual([
      "9",
      ...["1. Buildings", "1.3", "(Immediate)", "1.2", "(Medium term)", "1.10", "(Immediate)", "1.11"],
      ...["2. People", "2.1", "Not begun"],
    ])
    expect(refs(table)).toEqual(["9", "1.3", "1.2", "1.10", "1.11", "2.1"])
    expect(table).toMatchObject({ total: 6, sought: null, exempt: { leftOut: 0, included: 0 } })
    expect(table.rows.map(({ theme }) => theme)).toEqual([null, ...Array(4).fill("1. Buildings"), "2. People"])
  })

  it("shows a part with the headings of that part only, and says of how many", () => {
    const sought = { ...everything, keys: new Set(["2.1", "x"]) }
    const table = tableOf({ themes, actions }, { sought })
    expect(outline(table)).toEqual(["2. People", "2.1"])
    expect(table).toMatchObject({ total: 6, sought })
  })

  it("is empty for a plan without actions", () => {
    expect(tableOf({})).toMatchObject({ rows: [], themes: [], total: 0 })
  })

  it("tells the state of the day, folded from the updates", () => {
    const now = action("1", { status: "complete", progress: "Done.", lastUpdateOn: "2026-11-20T10:00:00Z" })
    const before = { ...stateOf(now), status: "under way" as const, progress: "Half.", lastUpdateOn: null }
    const update = anUpdate({ subjectKey: "1", at: "2026-11-20T10:00:00Z", before, after: stateOf(now) })
    const rowAt = (asAt: string) => tableOf({ actions: [now], updates: [update] }, { asAt }).rows[0]
    expect(rowAt("2026-11-19")).toMatchObject({ status: "under way", progress: "Half.", lastUpdateDay: null })
    expect(rowAt("2026-11-20")).toMatchObject({ status: "complete", progress: "Done.", lastUpdateDay: "2026-11-20" })
    expect(rowAt(today)).toMatchObject({ status: "complete" })
  })

  it("judges how an action stood on that day, not today", () => {
    const actions = [action("1", { byWhen: dueBy("2026-11-20") })]
    expect(tableOf({ actions }, { asAt: "2026-10-01" }).rows[0]?.standing.rating).toBe("green")
    expect(tableOf({ actions }).rows[0]?.standing).toMatchObject({ because: "overdue", days: 6 })
  })

  it("gives the owner cell as written, else the titles of the posts there are", () => {
    const posts = [aPost({ key: "post", title: "Head of A" }), aPost({ key: "b", title: "Head of B" })]
    const byWhom = (part: Parameters<typeof anAction>[0]) =>
      tableOf({ posts, actions: [action("1", part)] }).rows[0]?.byWhom
    expect(byWhom({ leadWords: "AG/ZW to agree" })).toBe("AG/ZW to agree")
    expect(byWhom({ contributorKeys: ["b", "gone"] })).toBe("Head of A / Head of B")
    expect(byWhom({ leadKey: null })).toBe("")
  })

  it("leaves exempt actions out and counts them over the whole plan, whatever was searched for", () => {
    const secret = action("2", { text: "Sell the depot", exemptParagraph: "3" })
    const parts = { actions: [action("1"), secret] }
    const searched = tableOf(parts, { sought: { ...everything, search: "roof" } })
    for (const table of [tableOf(parts), searched]) {
      expect(refs(table)).toEqual(["1"])
      expect(table).toMatchObject({ total: 1, exempt: { leftOut: 1, included: 0 } })
      expect(JSON.stringify(table)).not.toContain("depot")
    }
    const all = tableOf(parts, { includesExempt: true })
    expect(refs(all)).toEqual(["1", "2"])
    expect(all).toMatchObject({ total: 2, exempt: { leftOut: 0, included: 1 } })
  })
})

describe("nextStage", () => {
  const [first, second] = [aStage({ label: "a", latest: "2026-10-01" }), aStage({ label: "b", latest: "2026-12-01" })]
  const ongoing = aStage({ label: "c", ongoing: true })
  it.each([
    ["the first day to come stands first", [ongoing, second, first], "a"],
    ["what is done is passed over", [{ ...first, doneOn: "2026-09-30" }, ongoing, second], "b"],
    ["without days, the first undone", [{ ...first, doneOn: "2026-09-30" }, ongoing], "c"],
    [
      "all done, the last",
      [
        { ...first, doneOn: "2026-09-30" },
        { ...second, doneOn: "2026-11-30" },
      ],
      "b",
    ],
  ])("%s", (_title, stages, label) => {
    expect(nextStage(aByWhen({ stages }))?.label).toBe(label)
  })

  it("is none where there are no stages", () => {
    expect(nextStage(aByWhen())).toBeNull()
  })
})
