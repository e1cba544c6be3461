import { describe, expect, it } from "vitest"
import { changesAdministrator, changesIn, faultIn, type PostFields } from "#domain/people/editPost.ts"
import { english } from "#domain/words/words.ts"
import { aPerson, aPost } from "../../support/builders.ts"

const someone = aPerson("7c1d40a6-52e9-4b38-9f00-000000000001", "Someone")
const posts = new Map(
  [
    aPost({ key: "a", title: "Head of Leisure", lineManagerKey: "b" }),
    aPost({ key: "b", title: "Director of Place", lineManagerKey: "c" }),
    aPost({ key: "c", title: "Chief Executive" }),
    aPost({ key: "group", title: "Heads", memberKeys: ["a", "sub"] }),
    aPost({ key: "sub", title: "Sub-Group", contactKey: "b" }),
    aPost({ key: "x", title: "Odd", lineManagerKey: "y" }),
    aPost({ key: "y", title: "Odder", lineManagerKey: "x" }),
  ].map(post => [post.key, post]),
)
const units = new Map([["unit", { key: "unit", title: "Leisure", kind: "service" as const, parentKey: null }]])

function fieldsOf(part: Partial<PostFields> = {}): PostFields {
  const { key: _, ...fields } = aPost({ title: "A new title", ...part })
  return fields
}
const fault = (part: Partial<PostFields>, key = "new") => faultIn(key, fieldsOf(part), { posts, units })

describe("faultIn", () => {
  it.each<[string, Partial<PostFields>, string]>([
    ["nothing but a title", {}, "new"],
    [
      "everything",
      { unitKey: "unit", holder: someone, updater: someone, standIn: someone, lineManagerKey: "a" },
      "new",
    ],
    ["its own title, written again", { title: " head  of LEISURE " }, "a"],
    ["a group of groups", { memberKeys: ["group", "c"] }, "new"],
    ["a member that is its line manager", { memberKeys: ["a"], lineManagerKey: "a" }, "new"],
    ["a line manager in a circle that it is no part of", { lineManagerKey: "x" }, "new"],
  ])("finds nothing wrong with %s", (_title, part, key) => {
    expect(fault(part, key)).toBeNull()
  })

  it.each<[string, Partial<PostFields>, string, string]>([
    ["an empty title", { title: "  " }, "new", "no title"],
    ["another's title, in other letters and spaces", { title: " head  of LEISURE" }, "new", "title taken"],
    ["a unit that is not there", { unitKey: "none" }, "new", "no such unit"],
    ["a line manager that is not there", { lineManagerKey: "none" }, "new", "no such post"],
    ["a member that is not there", { memberKeys: ["a", "none"] }, "new", "no such post"],
    ["a contact that is not there", { contactKey: "none" }, "new", "no such post"],
    ["an id that is no object id", { holder: aPerson("p") }, "new", "no such person"],
    ["an id with a path in it", { standIn: aPerson(`${someone.id}/x`) }, "new", "no such person"],
    ["a person without a name", { updater: { ...someone, name: " " } }, "new", "no such person"],
    ["itself as line manager", { lineManagerKey: "a" }, "a", "own manager"],
    ["line managers that lead back at the third step", { lineManagerKey: "a" }, "c", "circle of managers"],
    ["itself as member", { memberKeys: ["group"] }, "group", "circle of members"],
    ["itself as contact", { contactKey: "b" }, "b", "circle of members"],
    ["a member's contact that leads back", { memberKeys: ["sub"] }, "b", "circle of members"],
    ["members and a contact", { memberKeys: ["a"], contactKey: "b" }, "new", "members and contact"],
  ])("refuses %s", (_title, part, key, expected) => {
    const found = fault(part, key)
    expect(found).toBe(expected)
    expect(english[`error.post.${found}`]).toMatch(/\.$/)
  })
})

describe("faultIn, of the roles that somebody has to hold", () => {
  const officer = aPost({ key: "o", holder: someone, roles: ["performance officer"] })
  const administrator = aPost({ key: "d", holder: someone, roles: ["administrator"] })
  const vacant = aPost({ key: "v", roles: ["performance officer", "administrator"], standIn: someone })
  const edited = (key: string, part: Partial<PostFields>, among = [officer, administrator, vacant]) => {
    const known = new Map(among.map(post => [post.key, post]))
    const { key: _, ...fields } = { ...(known.get(key) ?? aPost()), ...part }
    return faultIn(key, fields, { posts: known, units })
  }

  it.each<[string, string, Partial<PostFields>, string]>([
    ["the last officer's post made vacant", "o", { holder: null }, "no performance officer"],
    ["the last officer's post without its role", "o", { roles: [] }, "no performance officer"],
    ["the last administrator's post made vacant", "d", { holder: null, standIn: someone }, "no administrator"],
    ["the last administrator's post with another role", "d", { roles: ["performance officer"] }, "no administrator"],
  ])("refuses %s", (_title, key, part, expected) => {
    expect(edited(key, part)).toBe(expected)
    expect(english[`error.post.${expected}` as keyof typeof english]).toMatch(/^Somebody has to be/)
  })

  it("lets one of two go, one follow another, and a register that never had one be", () => {
    const second = aPost({ key: "o2", holder: someone, roles: ["performance officer", "administrator"] })
    expect(edited("o", { holder: null }, [officer, second])).toBeNull()
    expect(edited("d", { roles: [] }, [administrator, second])).toBeNull()
    const other = aPerson("7c1d40a6-52e9-4b38-9f00-000000000002")
    expect(edited("d", { holder: other })).toBeNull()
    expect(edited("v", { isTermTimeOnly: true }, [vacant])).toBeNull()
    expect(edited("v", { roles: [] }, [vacant])).toBeNull()
  })
})

it("to change who holds or stands in for an administrator's post is to change who is one", () => {
  const post = aPost({ roles: ["administrator"], holder: someone })
  expect(changesAdministrator(post, { holder: null })).toBe(true)
  expect(changesAdministrator(post, { standIn: someone })).toBe(true)
  expect(changesAdministrator(post, { updater: someone, memberKeys: ["a"], contactKey: "a" })).toBe(false)
  expect(changesAdministrator(aPost({ roles: ["performance officer"] }), { holder: someone })).toBe(false)
})

describe("changesIn", () => {
  const post = aPost({ key: "a", holder: someone, roles: ["administrator"], memberKeys: ["b", "c"], worksOn: [1, 2] })
  const same = (({ key: _, ...fields }) => fields)(post)

  it("is nothing for the post as it stands, in whatever order it is told", () => {
    expect(changesIn(post, { ...same, memberKeys: ["c", "b"], worksOn: [2, 1] })).toEqual({})
    expect(changesIn(post, { ...same, holder: { name: someone.name, id: someone.id } })).toEqual({})
  })

  it.each<[string, Partial<PostFields>]>([
    ["another holder", { holder: aPerson("7c1d40a6-52e9-4b38-9f00-000000000002") }],
    ["no holder", { holder: null }],
    ["no roles", { roles: [] }],
    ["fewer members", { memberKeys: ["b"] }],
    ["other days", { worksOn: [1, 3] }],
    ["school terms", { isTermTimeOnly: true }],
  ])("holds %s and nothing else", (_title, part) => {
    expect(changesIn(post, { ...same, ...part })).toEqual(part)
  })
})
