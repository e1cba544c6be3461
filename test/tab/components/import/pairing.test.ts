import { describe, expect, it } from "vitest"
import { choosePost, correctAction, leaveOut } from "../../../../tab/components/import/importDraft.ts"
import { isToPair, ownersOf } from "../../../../tab/components/import/pairing.ts"
import { importDraft, readAction } from "../../readAnswer.ts"

const named = (name: string) => readAction({ byWhom: [{ name, role: "lead", task: null }] })
const posts = [
  { key: "k1", title: "Head of Estates" },
  { key: "k2", title: "Head of Roads" },
]
const draft = importDraft({
  actions: [named("Head of Estates"), named("HR"), named("HR")],
  owners: [
    { name: "Head of Estates", postKey: "k1", near: [] },
    { name: "HR", postKey: null, near: [{ key: "k9", title: "Head of HR" }] },
  ],
})

describe("ownersOf", () => {
  it("counts the actions of each name, and pairs exact titles alone", () => {
    const owners = ownersOf(draft, posts)

    expect(owners.get("Head of Estates")).toMatchObject({ count: 1, postKey: "k1", isExact: true })
    expect(owners.get("HR")).toMatchObject({ count: 2, postKey: undefined, isExact: false })
    expect(draft.actions.map(action => isToPair(action, owners))).toEqual([false, true, true])
  })

  it.each([
    ["k9", "Head of HR"],
    ["k2", "Head of Roads"],
    [null, null],
  ])("takes what a person chose for every action at once: %s", (key, title) => {
    const owners = ownersOf(choosePost(draft, "HR", key), posts)

    expect(owners.get("HR")).toMatchObject({ postKey: key, postTitle: title })
    expect(draft.actions.some(action => isToPair(action, owners))).toBe(false)
  })

  it("is undecided again when a choice is taken back", () => {
    const owners = ownersOf(choosePost(choosePost(draft, "HR", "k9"), "HR", undefined), posts)

    expect(owners.get("HR")?.postKey).toBeUndefined()
  })

  it("pairs a name written on the page with the post of that title", () => {
    const owners = ownersOf(correctAction(draft, 1, named("head of roads ")), posts)

    expect(owners.get("head of roads ")).toMatchObject({ postKey: "k2", postTitle: "Head of Roads" })
  })

  it("asks nothing about names of rows that are left out", () => {
    expect([...ownersOf(leaveOut(leaveOut(draft, 1, true), 2, true), posts).keys()]).toEqual(["Head of Estates"])
  })
})
