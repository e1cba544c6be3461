import { describe, expect, it } from "vitest"
import {
  chooseAsAt,
  correctAction,
  isCorrected,
  isTouched,
  leaveOut,
  makeAction,
  renameTheme,
} from "../../../../tab/components/import/importDraft.ts"
import { importDraft, readAction, readStage } from "../../readAnswer.ts"

describe("draftFrom", () => {
  it("suggests a code from the title and touches nothing else", () => {
    const draft = importDraft()

    expect([draft.title, draft.code, isTouched(draft)]).toEqual(["Estates Plan", "EP", false])
  })
})

describe("correctAction", () => {
  it("changes one action, knows that it did, and leaves what was read as it is", () => {
    const draft = importDraft({ actions: [readAction(), readAction({ ref: "1.2" })] })
    const after = correctAction(draft, 1, { ...readAction({ ref: "1.2" }), title: "Mend the wall", theme: "Walls" })

    expect(after.actions.map(action => action.title)).toEqual(["Mend the roof", "Mend the wall"])
    expect([isCorrected(after, 0), isCorrected(after, 1)]).toEqual([false, true])
    expect(after.themes).toEqual(["Buildings", "Walls"])
    expect(after.answer.reading.actions[1]?.title).toBe("Mend the roof")
  })
})

describe("renameTheme", () => {
  it("makes one theme of two when the name is there already", () => {
    const draft = importDraft({
      plan: { title: "P", asAt: null, themes: ["Roofs", "Walls"] },
      actions: [readAction({ theme: "Roofs" }), readAction({ theme: "Walls" }), readAction({ theme: null })],
    })
    const after = renameTheme(draft, "Walls", "Roofs")

    expect(after.themes).toEqual(["Roofs"])
    expect(after.actions.map(action => action.theme)).toEqual(["Roofs", "Roofs", null])
  })
})

describe("chooseAsAt", () => {
  const yearless = readAction({
    byWhen: { text: "by 31 March", stages: [readStage({ latest: "2013-03-31", inferred: "the year" })] },
    progress: null,
  })
  const told = readAction({ byWhen: { text: "when the roof is dry", stages: [readStage({ latest: "2012-05-05" })] } })

  it("tells days without a year anew, and leaves those that were told or given by hand", () => {
    const after = chooseAsAt(importDraft({ actions: [yearless, told] }), "2026-01-10")

    expect(after.actions[0]?.byWhen.stages[0]).toMatchObject({ latest: "2026-03-31", inferred: "the year" })
    expect(after.actions[1]).toBe(told)
  })
})

describe("makeAction", () => {
  const draft = importDraft({
    unread: [
      { where: "table 2, row 4", text: "Paint the doors", why: "could not be paired" },
      { where: "heading 3", text: "Other", why: "a heading without actions" },
    ],
  })

  it("puts the words last, with where they stood", () => {
    const after = makeAction(makeAction(draft, 1), 0)

    expect(after.actions.map(({ title, source }) => ({ title, source }))).toEqual([
      { title: "Mend the roof", source: { table: 1, row: 2 } },
      { title: "Other", source: { table: 0, row: 0 } },
      { title: "Paint the doors", source: { table: 2, row: 4 } },
    ])
  })

  it("made, undone and made again is one action, with what was corrected in it", () => {
    const made = makeAction(draft, 0)
    const corrected = correctAction(made, 1, { ...readAction(), title: "Paint all doors" })
    const again = makeAction(leaveOut(corrected, 1, true), 0)

    expect(again.actions.map(action => action.title)).toEqual(["Mend the roof", "Paint all doors"])
    expect([...again.leftOut]).toEqual([])
  })
})
