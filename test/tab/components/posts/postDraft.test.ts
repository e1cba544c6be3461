import { describe, expect, it } from "vitest"
import { PostFields } from "#domain/wire/posts.ts"
import {
  draftOf,
  faultIn,
  fieldsOf,
  noPerson,
  type PostDraft,
  toggled,
} from "../../../../tab/components/posts/postDraft.ts"
import { postDetail } from "../../postDetail.ts"

const amira = { id: "1", name: "Amira Khan" }
const chris = { id: "2", name: "Chris Obi" }

const held = postDetail({
  unitKey: "U1",
  holder: amira,
  updater: chris,
  lineManagerKey: "K2",
  roles: ["administrator"],
  worksOn: [1, 2],
  isTermTimeOnly: true,
})

const changed = (part: Partial<PostDraft>): PostDraft => ({ ...draftOf(held), ...part })

describe("fieldsOf", () => {
  it.each([held, postDetail(), postDetail({ memberKeys: ["K2", "K3"] }), postDetail({ contactKey: "K2" })])(
    "gives back a post that nobody changed",
    post => {
      const fields = fieldsOf(draftOf(post))

      expect(fields).toEqual(PostFields.parse(post))
    },
  )

  it("leaves a post vacant, and hands it over", () => {
    expect(fieldsOf(changed({ holding: "vacant", holder: noPerson })).holder).toBeNull()
    expect(fieldsOf(changed({ holding: "handed over", holder: chris })).holder).toEqual(chris)
  })

  it("sends no days where all are worked, and days in the week's order", () => {
    expect(fieldsOf(changed({ worksOn: [5, 3, 1, 2, 4] })).worksOn).toEqual([])
    expect(fieldsOf(changed({ worksOn: [5, 1] })).worksOn).toEqual([1, 5])
  })

  it("names nobody in a group, and no members in a post of one person", () => {
    const group = fieldsOf(changed({ kind: "group", memberKeys: ["K2"] }))
    const single = fieldsOf({ ...draftOf(postDetail({ memberKeys: ["K2"] })), kind: "person" })

    expect([group.holder, group.updater, group.memberKeys]).toEqual([null, null, ["K2"]])
    expect(single.memberKeys).toEqual([])
  })

  it("trims what was typed", () => {
    const fields = fieldsOf(changed({ title: " Clerk ", standIn: { id: " 3 ", name: " Zed " } }))

    expect([fields.title, fields.standIn]).toEqual(["Clerk", { id: "3", name: "Zed" }])
  })
})

describe("faultIn", () => {
  it.each([
    [{}, null],
    [{ title: " " }, "title"],
    [{ title: "x".repeat(201) }, "title too long"],
    [{ holding: "handed over", holder: noPerson }, "holder"],
    [{ holding: "handed over", holder: { name: "Har", id: "" } }, "holder"],
    [{ holding: "vacant", holder: noPerson }, null],
    [{ standIn: { name: "Har", id: "" } }, "standIn"],
    [{ updater: { name: "", id: "1" } }, "updater"],
    [{ worksOn: [] }, "days"],
    [{ kind: "group" }, "members"],
    [{ kind: "body" }, "contact"],
    [{ kind: "group", memberKeys: ["K2"], worksOn: [] }, null],
  ] as [Partial<PostDraft>, string | null][])("finds what keeps the form from being sent: %o", (part, fault) => {
    expect(faultIn(changed(part))).toBe(fault)
  })

  it("needs no holder for a new post", () => {
    expect(faultIn({ ...draftOf(null), title: "Clerk" })).toBeNull()
  })
})

describe("toggled", () => {
  it("takes in what is not there and takes out what is", () => {
    expect([toggled([1, 2], 3), toggled([1, 2], 1)]).toEqual([[1, 2, 3], [2]])
  })
})
