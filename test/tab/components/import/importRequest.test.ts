import { describe, expect, it } from "vitest"
import { ImportRequest } from "#domain/wire/imports.ts"
import { choosePost, leaveOut, makeAction } from "../../../../tab/components/import/importDraft.ts"
import { faultIn, requestOf } from "../../../../tab/components/import/importRequest.ts"
import { ownersOf } from "../../../../tab/components/import/pairing.ts"
import { importDraft, readAction } from "../../readAnswer.ts"

const draft = importDraft({
  actions: [readAction({ ref: "1" }), readAction({ ref: "2", byWhom: [{ name: "AG", role: "lead", task: null }] })],
  unread: [
    { where: "table 1, row 9", text: "Paint the doors", why: "could not be paired" },
    { where: "table 1, row 10", text: "Note", why: "outside the table" },
  ],
  owners: [{ name: "Head of Estates", postKey: "k1", near: [] }],
})

const sent = (of = draft, planKey: string | null = null) =>
  ImportRequest.parse(requestOf(of, planKey, ownersOf(of, [])))

describe("requestOf", () => {
  it("makes a plan of what was read, with the owners that are paired and no differences", () => {
    expect(sent()).toMatchObject({
      formId: "form 1",
      into: { kind: "new plan", title: "Estates Plan", code: "EP", planKind: "improvement plan" },
      owners: { "Head of Estates": "k1", AG: null },
      take: [],
    })
  })

  it("sends the owner that was chosen", () => {
    expect(sent(choosePost(draft, "AG", "k2")).owners).toEqual({ "Head of Estates": "k1", AG: "k2" })
  })

  it("leaves out of a new plan what was left out, and takes words made an action from the unread", () => {
    const { reading } = sent(makeAction(leaveOut(draft, 0, true), 0))

    expect(reading.actions.map(action => action.title)).toEqual(["Mend the roof", "Paint the doors"])
    expect(reading.actions.map(action => action.ref)).toEqual(["2", null])
    expect(reading.unread.map(({ text }) => text)).toEqual(["Note"])
  })

  it("keeps every action in its place for a plan that is there", () => {
    const { into, reading } = sent(leaveOut(makeAction(draft, 0), 2, true), "P1")

    expect(into).toEqual({ kind: "plan", planKey: "P1" })
    expect(reading.actions).toHaveLength(3)
    expect(reading.unread).toHaveLength(2)
  })
})

describe("faultIn", () => {
  it.each([
    [{ title: " " }, "title"],
    [{ title: "x".repeat(251) }, "title too long"],
    [{ code: "" }, "code"],
    [{ code: "x".repeat(21) }, "code too long"],
    [{ leftOut: new Set([0, 1]) }, "no actions"],
    [{}, null],
  ])("keeps a new plan from being sent: %o", (part, fault) => {
    expect(faultIn({ ...draft, ...part }, null)).toBe(fault)
  })

  it("asks a plan that is there for neither title nor code, but for something to take", () => {
    expect(faultIn({ ...draft, title: "" }, "P1")).toBe("nothing ticked")
  })
})
