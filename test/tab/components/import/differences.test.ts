import { describe, expect, it } from "vitest"
import type { Difference } from "#domain/wire/imports.ts"
import { differencesOf, takeOf, tickables } from "../../../../tab/components/import/differences.ts"
import { correctAction, leaveOut, makeAction, tick } from "../../../../tab/components/import/importDraft.ts"
import { importDraft, readAction } from "../../readAnswer.ts"

const seen = { words: "1-1", progress: "2-2" }
const difference = (parts: Partial<Difference>): Difference => ({
  kind: "same",
  at: 0,
  actionKey: "A1",
  reference: "1.1",
  text: "Mend the roof",
  changes: [],
  seen,
  ...parts,
})
const words = { what: "words", now: "Mend a roof", document: "Mend the roof", isOwnersNewer: false } as const
const progress = { what: "progress", now: "Done", document: "Quotes asked for", isOwnersNewer: true } as const

const draft = importDraft({
  actions: [readAction(), readAction(), readAction()],
  unread: [{ where: "table 1, row 9", text: "Paint the doors", why: "could not be paired" }],
  differences: [
    difference({ kind: "changed", changes: [words, progress] }),
    difference({ at: 1, actionKey: "A2" }),
    difference({ kind: "new", at: 2, actionKey: null, seen: null }),
    difference({ kind: "gone", at: null, actionKey: "A9" }),
  ],
})

const boxKeys = (place: number, after = draft) => {
  const found = differencesOf(after)[place]
  return found ? tickables(found, after.ticks).map(box => box.key) : []
}

describe("takeOf", () => {
  it("takes new actions and changes; not what is gone, nor over what an owner has said since", () => {
    expect(takeOf(draft)).toEqual([
      { at: 0, actionKey: "A1", what: ["words"], seen },
      { at: 2, actionKey: null, what: ["new"], seen: null },
    ])
  })

  it("takes exactly what was ticked by hand", () => {
    const all = tick(
      draft,
      [0, 3].flatMap(place => boxKeys(place)),
      true,
    )

    expect(takeOf(tick(all, boxKeys(2), false))).toEqual([
      { at: 0, actionKey: "A1", what: ["words", "progress"], seen },
      { at: null, actionKey: "A9", what: ["gone"], seen },
    ])
  })

  it("takes an action that was made on the page of unread words, until that is undone", () => {
    const made = makeAction(draft, 0)

    expect(takeOf(made)).toContainEqual({ at: 3, actionKey: null, what: ["new"], seen: null })
    expect(takeOf(leaveOut(made, 3, true))).toEqual(takeOf(draft))
  })
})

describe("differencesOf", () => {
  it("shows a correction beside what the plan says", () => {
    const after = correctAction(draft, 0, readAction({ title: "Mend all roofs", theme: null }))

    expect(differencesOf(after)[0]?.changes).toEqual([
      { ...words, document: "Mend all roofs" },
      { what: "theme", now: "Buildings", document: "", isOwnersNewer: false },
      progress,
    ])
  })

  it("finds no difference any more when a correction is what the plan says", () => {
    const after = correctAction(draft, 0, readAction({ title: "Mend a roof", progress: "Done" }))

    expect(differencesOf(after)[0]).toMatchObject({ kind: "same", changes: [] })
    expect(takeOf(after)).toEqual([{ at: 2, actionKey: null, what: ["new"], seen: null }])
  })

  it("makes a change of what was the same, and keeps an owner's newer words safe in it", () => {
    const after = correctAction(draft, 1, readAction({ title: "Mend the wall" }))
    const safe = correctAction(draft, 0, readAction({ progress: "Roofer chosen" }))

    expect(takeOf(after)).toContainEqual({ at: 1, actionKey: "A2", what: ["words"], seen })
    expect(takeOf(safe)).toEqual(takeOf(draft))
  })
})
