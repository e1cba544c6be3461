import { describe, expect, it } from "vitest"
import { onAgenda } from "#domain/forum/agenda.ts"
import type { Request } from "#domain/people/request.ts"
import { aForum, aPerson, aPost, aRegister, aRequest } from "../../support/builders.ts"

const since = "2026-11-26T09:00:00Z"
const posts = [
  aPost({ key: "place", title: "Director of Place", holder: aPerson("d"), standIn: aPerson("s") }),
  aPost({ key: "own", title: "Somewhere else", holder: aPerson("x") }),
]
const forums = [aForum({ key: "cmt", memberKeys: ["place"] })]
const put = (part: Partial<Request> = {}) =>
  aRequest({ kind: "agenda", subjectKey: "a", toKey: "cmt", from: aPerson("d"), ...part })
const place = (...requests: Request[]) =>
  onAgenda({ actionKey: "a", forumKey: "cmt" }, since, aRegister({ posts, forums, requests }))

describe("onAgenda", () => {
  it.each([
    ["by the post of a member", aPerson("d"), "Director of Place"],
    ["by the post a stand-in stands in for", aPerson("s"), "Director of Place"],
    ["by name where they hold no seat any more", { id: "x", name: "Somebody" }, "Somebody"],
    ["by the rule of the third later date", { id: "", name: "" }, null],
  ])("says who put a line there: %s", (_, from, putBy) => {
    expect(place(put({ from }))).toEqual({ state: "open", putBy })
  })

  it("says that it is decided once it was since the digest was made, and nothing of an older decision", () => {
    const decided = (decidedAt: string) => put({ state: "agreed", decidedAt })

    expect(place(decided("2026-11-26T10:00:00Z"))?.state).toBe("decided")
    expect(place(decided("2026-11-20T10:00:00Z"))).toBeNull()
    expect(place(decided("2026-11-26T10:00:00Z"), put({ key: "again" }))?.state).toBe("open")
  })

  it.each([
    ["another forum's agenda", { toKey: "executive" }],
    ["another action", { subjectKey: "b" }],
    ["a later date", { kind: "date change" as const }],
    ["what was taken back", { state: "withdrawn" as const }],
  ])("does not take %s for it", (_, part) => {
    expect(place(put(part))).toBeNull()
  })
})
