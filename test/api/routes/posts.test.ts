import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { PeopleAnswer, type PostDetail, type PostFields, PostSaved, PostsAnswer } from "#domain/wire/posts.ts"
import { people, personOf } from "#infra/provision/sample/people.ts"
import { postKeys } from "#infra/provision/sample/posts.ts"
import { listsOf } from "../../support/lists.ts"
import { type LocalWorld, startLocalWorld } from "../../support/localWorld.ts"
import { askAs } from "./askAs.ts"

let local: LocalWorld
beforeAll(async () => {
  local = await startLocalWorld()
})
afterAll(() => local.close())

const [officer, administrator, stranger] = ["Performance Officer", "IT Administrator", "Head of Leisure"]
const page = async (label = stranger) => PostsAnswer.parse((await askAs(local, label, "/api/posts")).json)
async function postOf(key: string): Promise<PostDetail> {
  const post = (await page()).posts.find(it => it.key === key)
  if (!post) throw new Error(`no post ${key}`)
  return post
}
const fieldsOf = ({ title, unitKey, holder, updater, standIn, lineManagerKey, ...rest }: PostDetail): PostFields => ({
  ...{ title, unitKey, holder, updater, standIn, lineManagerKey },
  ...{ roles: rest.roles, memberKeys: rest.memberKeys, contactKey: rest.contactKey },
  ...{ worksOn: rest.worksOn, isTermTimeOnly: rest.isTermTimeOnly },
})
const empty: PostFields = {
  ...{ title: "Head of Parks", unitKey: null, holder: null, updater: null, standIn: null, lineManagerKey: null },
  ...{ roles: [], memberKeys: [], contactKey: null, worksOn: [], isTermTimeOnly: false },
}
const make = (part: Partial<PostFields>, { label = officer, formId = "form" } = {}) =>
  askAs(local, label, "/api/posts", { formId, fields: { ...empty, ...part } })
async function change(key: string, part: Partial<PostFields>, { label = officer, etag = "" } = {}) {
  const post = await postOf(key)
  return askAs(local, label, `/api/posts/${key}`, { etag: etag || post.etag, fields: { ...fieldsOf(post), ...part } })
}
const stored = async (key: string) =>
  (await listsOf(local.world).read("Posts")).filter(({ fields }) => fields.Key === key).map(({ fields }) => fields)

describe("GET /api/posts", () => {
  it("is everybody's to read, and says whose it is to keep", async () => {
    const rights = async (label: string) => (({ mayKeep, mayGiveRoles }) => [mayKeep, mayGiveRoles])(await page(label))
    expect(await rights(stranger)).toEqual([false, false])
    expect(await rights(officer)).toEqual([true, false])
    expect(await rights(administrator)).toEqual([true, true])
  })

  it("gives each post with its unit, its manager, what it leads and until when its holder is away", async () => {
    expect(await postOf(postKeys.headOfLearning)).toMatchObject({
      ...{ title: "Head of Learning and Development", lineManagerTitle: "Chief Officer: Human Resources" },
      ...{ holder: personOf(people.headOfLearning), standIn: personOf(people.learningOfficer), awayUntil: null },
    })
    expect((await postOf(postKeys.headOfLearning)).leads).toBeGreaterThan(3)
    expect((await postOf(postKeys.headOfLeisure)).leads).toBe(0)
    expect((await postOf(postKeys.equalitiesManager)).awayUntil).toBe("2026-12-11")
    const titles = (await page()).posts.map(({ title }) => title)
    expect(titles).toEqual(titles.toSorted((a, b) => a.localeCompare(b)))
  })

  it("names people who have left, once somebody has looked", async () => {
    expect((await postOf(postKeys.headOfLeisure)).leavers).toEqual([])
    expect((await change(postKeys.headOfLeisure, { updater: { id: crypto.randomUUID(), name: "Gone" } })).status).toBe(
      200,
    )
    await local.app.findLeavers()
    expect((await postOf(postKeys.headOfLeisure)).leavers).toEqual(["Gone"])
    expect((await change(postKeys.headOfLeisure, { updater: null })).status).toBe(200)
  })
})

describe("POST /api/posts", () => {
  it("makes one post of a form, however often it is sent", async () => {
    const answers = [await make({}), await make({}), ...(await Promise.all([make({}), make({})]))]
    const keys = new Set(answers.map(({ json }) => PostSaved.parse(json).key))

    expect(keys.size).toBe(1)
    const [key = ""] = keys
    expect(await stored(key)).toMatchObject([{ Title: "Head of Parks" }])
    expect((await page()).posts.filter(({ title }) => title === "Head of Parks")).toHaveLength(1)
  })

  it("takes what was put right on a form whose first sending seemed to fail", async () => {
    const first = await make({ title: "Head of Prks" }, { formId: "put right" })
    const again = await make({ title: "Head of Woodland" }, { formId: "put right" })
    expect(again.json).toEqual(first.json)
    expect(await stored(PostSaved.parse(first.json).key)).toMatchObject([{ Title: "Head of Woodland" }])
  })

  it("is for those who keep posts, and roles for those who may give them", async () => {
    expect((await make({ title: "Mine" }, { label: stranger, formId: "a" })).status).toBe(403)
    const refused = await make({ title: "Mine", roles: ["administrator"] }, { formId: "b" })
    expect([refused.status, refused.sentence]).toEqual([
      403,
      "Only an administrator may give a post roles or take them away.",
    ])
    expect((await page()).posts.some(({ title }) => title === "Mine")).toBe(false)

    const made = await make({ title: "Deputy", roles: ["performance officer"] }, { label: administrator, formId: "c" })
    expect(await postOf(PostSaved.parse(made.json).key)).toMatchObject({ roles: ["performance officer"] })
  })

  it("is another post for another person's form of the same name", async () => {
    const mine = await make({ title: "One" }, { formId: "same" })
    const theirs = await make({ title: "Two" }, { formId: "same", label: administrator })
    expect(PostSaved.parse(mine.json).key).not.toBe(PostSaved.parse(theirs.json).key)
  })

  it.each([
    ["a title that is taken", { title: " clerk to cmt " }, /has this title already/],
    ["only spaces", { title: "   " }, /could not be read/],
    ["a post nobody knows", { lineManagerKey: "none" }, /not in the register/],
    ["members and a contact", { memberKeys: [postKeys.clerk], contactKey: postKeys.place }, /not both/],
    ["a person without an object id", { holder: { id: "x", name: "X" } }, /object id/],
    ["a weekday of no week", { worksOn: [6] }, /could not be read/],
  ])("refuses %s with its sentence", async (_title, part, sentence) => {
    const answer = await make({ title: "Wrong", ...part }, { formId: "wrong" })
    expect(answer.status).toBe(400)
    expect(answer.sentence).toMatch(sentence)
    expect((await page()).posts.some(({ title }) => title === "Wrong")).toBe(false)
  })
})

describe("POST /api/posts/:key", () => {
  it("writes what changed, again and again, and leaves the rest", async () => {
    expect((await change(postKeys.clerk, { standIn: personOf(people.headOfLeisure) })).status).toBe(200)
    expect((await change(postKeys.clerk, { worksOn: [3, 1, 3] })).status).toBe(200)
    expect(await postOf(postKeys.clerk)).toMatchObject({
      ...{ standIn: personOf(people.headOfLeisure), worksOn: [1, 3], holder: personOf(people.clerk) },
    })
  })

  it("writes nothing where nothing changed", async () => {
    const { etag } = await postOf(postKeys.place)
    expect((await change(postKeys.place, {})).status).toBe(200)
    expect((await postOf(postKeys.place)).etag).toBe(etag)
  })

  it("does not write over what somebody changed meanwhile, whatever etag is sent", async () => {
    const { etag } = await postOf(postKeys.place)
    await change(postKeys.place, { isTermTimeOnly: true })
    for (const old of [etag, "*", '"nonsense"'])
      expect(await change(postKeys.place, { title: "Lost" }, { etag: old })).toMatchObject({
        ...{ status: 409, sentence: "Someone else changed this meanwhile. What you wrote is still here." },
      })
    expect(await postOf(postKeys.place)).toMatchObject({ title: "Director of Place", isTermTimeOnly: true })
  })

  it("does not write over what a site owner changed in SharePoint before the app has seen it", async () => {
    const item = (await listsOf(local.world).read("Posts")).find(({ fields }) => fields.Key === postKeys.headOfLeisure)
    await listsOf(local.world).edit("Posts", item?.id ?? "", { UnitKey: "" })
    expect((await change(postKeys.headOfLeisure, { title: "Lost" })).status).toBe(409)
  })

  it("is for those who keep posts, and roles for those who may give them", async () => {
    expect((await change(postKeys.clerk, { title: "Mine" }, { label: stranger })).status).toBe(403)
    expect((await change(postKeys.clerk, { roles: ["administrator"] })).status).toBe(403)
    expect((await change(postKeys.administrator, { roles: [] })).status).toBe(403)
    expect(await postOf(postKeys.clerk)).toMatchObject({ title: "Clerk to CMT", roles: [] })

    expect((await change(postKeys.performanceOfficer, { isTermTimeOnly: true })).status).toBe(200)
    const given = await change(postKeys.clerk, { roles: ["performance officer"] }, { label: administrator })
    expect(given.status).toBe(200)
    expect((await postOf(postKeys.clerk)).roles).toEqual(["performance officer"])
  })

  it("lets no officer make themselves administrator by holding or standing in for the post that carries it", async () => {
    for (const part of [
      { holder: personOf(people.performanceOfficer) },
      { standIn: personOf(people.performanceOfficer) },
      { holder: null },
    ]) {
      const refused = await change(postKeys.administrator, part)
      expect([refused.status, refused.sentence]).toEqual([
        403,
        "Only an administrator may change who holds or stands in for an administrator’s post.",
      ])
    }
    expect(await postOf(postKeys.administrator)).toMatchObject({
      ...{ holder: personOf(people.administrator), standIn: null },
    })
    expect((await change(postKeys.administrator, { isTermTimeOnly: true })).status).toBe(200)
    const byRight = { standIn: personOf(people.headOfLeisure) }
    expect((await change(postKeys.administrator, byRight, { label: administrator })).status).toBe(200)
    expect(await postOf(postKeys.administrator)).toMatchObject(byRight)
    expect((await change(postKeys.administrator, { standIn: null }, { label: administrator })).status).toBe(200)
  })

  it("keeps an administrator and a performance officer", async () => {
    const asIt = { label: administrator }
    const last = await change(postKeys.administrator, { holder: null }, asIt)
    expect([last.status, last.sentence]).toEqual([
      400,
      "Somebody has to be administrator. Please give another post with a holder that role first.",
    ])
    expect((await change(postKeys.administrator, { roles: ["performance officer"] }, asIt)).status).toBe(400)
    expect((await change(postKeys.clerk, { roles: ["administrator"] }, asIt)).status).toBe(200)
    expect((await change(postKeys.administrator, { roles: ["administrator"], holder: null }, asIt)).status).toBe(200)
    expect((await page("Clerk to CMT")).mayGiveRoles).toBe(true)
    expect((await page(administrator)).mayGiveRoles).toBe(false)
  })

  it("keeps the last of two administrators when both are taken away at once", async () => {
    // The clerk is the administrator left by the test before.
    const asClerk = { label: "Clerk to CMT" }
    const restored = { roles: ["administrator" as const], holder: personOf(people.administrator) }
    expect((await change(postKeys.administrator, restored, asClerk)).status).toBe(200)
    const answers = await Promise.all(
      [postKeys.administrator, postKeys.clerk].map(key => change(key, { roles: [] }, asClerk)),
    )
    const [given, refused] = answers.map(({ status }) => status).sort()
    // Whoever takes away their own role first may not take away the other.
    expect([given, refused === 403 || refused === 400]).toEqual([200, true])
    const left = (await page()).posts.filter(({ roles }) => roles.includes("administrator"))
    expect(left).toHaveLength(1)
  })

  it("refuses circles, and what is not there", async () => {
    const circle = await change(postKeys.chiefExecutive, { lineManagerKey: postKeys.headOfLearning })
    expect([circle.status, circle.sentence]).toEqual([
      400,
      "These line managers lead back to this post. Please choose another line manager.",
    ])
    expect((await change(postKeys.clerk, { lineManagerKey: postKeys.clerk })).sentence).toMatch(/own line manager/)
    const none = await askAs(local, officer, "/api/posts/none", { etag: '"1"', fields: empty })
    expect(none.status).toBe(404)
  })
})

describe("GET /api/people", () => {
  const search = (text: string, label = officer) =>
    askAs(local, label, `/api/people?search=${encodeURIComponent(text)}`)

  it("finds people by the beginning of their name, for those who keep posts", async () => {
    const { isSearched, people: found } = PeopleAnswer.parse((await search("Head of L")).json)
    expect(isSearched).toBe(true)
    expect(found.map(({ name }) => name).sort()).toEqual(["Head of Learning and Development", "Head of Leisure"])
    expect((await search("Head", stranger)).status).toBe(403)
  })

  it.each(["", "H", " H ", "x".repeat(101)])("wants two letters and no more than a name (%#)", async text => {
    expect((await search(text)).status).toBe(400)
  })

  it("takes what has meaning elsewhere for letters", async () => {
    const { people: found } = PeopleAnswer.parse((await search("O'Brien') or startswith(mail,'")).json)
    expect(found).toEqual([])
  })

  it("is unavailable while the directory is", async () => {
    local.world.graph.inject({ kind: "503", times: 20, match: { path: "/users" } })
    const answer = await search("Head")
    local.world.graph.clearFaults()
    expect(answer.status).toBe(503)
  })
})
