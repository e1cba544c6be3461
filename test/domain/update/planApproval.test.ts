import { describe, expect, it } from "vitest"
import { approvalFault, keepersLine, namingFault } from "#domain/update/planApproval.ts"
import { aPerson, aPlan, aPost, aRegister } from "../../support/builders.ts"

const [officer, owner, approver, reader] = ["officer", "owner", "approver", "reader"].map(id => aPerson(id))
const register = aRegister({
  posts: [
    aPost({ key: "officers", holder: officer ?? null, roles: ["performance officer"] }),
    aPost({ key: "owners", holder: owner ?? null }),
    aPost({ key: "approvers", holder: approver ?? null }),
    aPost({ key: "readers", holder: reader ?? null }),
    aPost({ key: "heads", memberKeys: ["owners", "readers"] }),
  ],
})
const by = (personId: string) => ({ register, personId, today: "2026-11-26" })
const draft = aPlan({ state: "draft", ownerKey: "owners", approverKey: "approvers" })

describe("approvalFault", () => {
  it.each([
    ["approver", null],
    ["owner", "not yours"],
    ["officer", "not yours"],
    ["reader", "not yours"],
  ] as const)("%s of a draft: %s", (personId, fault) => {
    expect(approvalFault(draft, by(personId))).toBe(fault)
    expect(approvalFault({ ...draft, state: "consultation" }, by(personId))).toBe(fault)
  })

  it.each([
    ["the approver it has", draft, "named by you"],
    ["another, before", { ...draft, approverKey: "readers" }, null],
  ])("is not for whoever named %s, though they hold that post by now", (_, named, fault) => {
    const line = { key: "u1", plan: draft, by: aPerson("officer"), at: "2026-11-20T09:00:00Z", words: "" }
    const posts = [
      aPost({ key: "approvers", holder: aPerson("officer") }),
      aPost({ key: "owners", holder: aPerson("p") }),
    ]
    const taken = aRegister({ posts, updates: [keepersLine(named, line)] })
    const setting = { register: taken, today: "2026-11-26" }

    expect(approvalFault(draft, { ...setting, personId: "officer" })).toBe(fault)
    const passedOn = aRegister({
      posts: [aPost({ key: "approvers", holder: aPerson("p") })],
      updates: [keepersLine(named, line)],
    })
    expect(approvalFault(draft, { ...setting, register: passedOn, personId: "p" })).toBeNull()
  })

  it("says that nobody is named, and that a plan is no draft", () => {
    expect(approvalFault({ ...draft, approverKey: null }, by("officer"))).toBe("nobody approves")
    for (const state of ["approved", "closed", "superseded"] as const) {
      expect(approvalFault({ ...draft, state }, by("approver"))).toBe("not a draft")
      expect(approvalFault({ ...draft, state }, by("reader"))).toBe("not yours")
    }
  })
})

describe("namingFault", () => {
  const bare = aPlan({ state: "draft", ownerKey: null, approverKey: null })
  const keepers = { ownerKey: "owners", approverKey: "approvers" }

  it("lets those name who make plans, and nobody else", () => {
    expect(namingFault(bare, keepers, by("officer"))).toBeNull()
    expect(namingFault(draft, { ...keepers, approverKey: "readers" }, by("owner"))).toBeNull()
    for (const personId of ["owner", "approver", "reader"])
      expect(namingFault(bare, keepers, by(personId))).toBe("not yours")
  })

  it("lets nobody make themselves approver; who is one already may go on naming an owner", () => {
    expect(namingFault(bare, { ...keepers, approverKey: "officers" }, by("officer"))).toBe("yourself")
    expect(namingFault(draft, { ...keepers, approverKey: "owners" }, by("owner"))).toBe("yourself")
    const own = { ...draft, approverKey: "owners" }
    expect(namingFault(own, { ownerKey: "readers", approverKey: "owners" }, by("owner"))).toBeNull()
  })

  it("takes a single post, or nobody", () => {
    expect(namingFault(draft, { ownerKey: null, approverKey: null }, by("officer"))).toBeNull()
    expect(namingFault(bare, { ...keepers, ownerKey: "none" }, by("officer"))).toBe("no such post")
    expect(namingFault(bare, { ...keepers, approverKey: "heads" }, by("officer"))).toBe("no such post")
  })

  it("is for drafts: whoever approved a plan is not exchanged behind it", () => {
    expect(namingFault({ ...draft, state: "approved" }, keepers, by("officer"))).toBe("not a draft")
  })
})
