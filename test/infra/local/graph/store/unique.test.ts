import { describe, expect, it } from "vitest"
import { startWithList } from "../support/startSample.ts"

const sentence = (column: string) =>
  `The list item could not be added or updated because duplicate values were found in the following field(s) in the list: [${column}].`

describe("unique columns", () => {
  it("8.3-7 refuses a value another item holds, whatever its case", async () => {
    const { add, change } = await startWithList()
    await add({ Title: "One", Key: "abc" })
    await add({ Title: "Two", Key: "def" })

    const added = await add({ Title: "Three", Key: "ABC" })
    const changed = await change("2", { Key: "Abc" })

    expect([added.status, changed.status]).toEqual([400, 400])
    expect(added.body.error).toMatchObject({ code: "invalidRequest", message: sentence("Key") })
  })

  it("lets an item keep its own value, and any number have none", async () => {
    const { add, change } = await startWithList()
    await add({ Key: "abc" })

    const same = await change("1", { Key: "ABC", Title: "One" })
    const bare = await Promise.all([add({ Title: "Two" }), add({ Title: "Three" })])

    expect([same.status, ...bare.map(({ status }) => status)]).toEqual([200, 201, 201])
  })

  it("frees a value when its item gives it up or is deleted", async () => {
    const { add, change, remove } = await startWithList()
    await add({ Key: "abc" })
    await change("1", { Key: "def" })

    const second = await add({ Key: "abc" })
    await remove(second.body.id)
    const third = await add({ Key: "abc" })

    expect([second.status, third.status]).toEqual([201, 201])
  })

  it("lets exactly one of many simultaneous adds through", async () => {
    const { app, list, add } = await startWithList()

    const replies = await Promise.all(Array.from({ length: 20 }, (_, n) => add({ Title: `Try ${n}`, Key: "same" })))

    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(replies.filter(({ status }) => status === 400)).toHaveLength(19)
    expect((await app(`${list}/items`)).body.value).toHaveLength(1)
  })

  it("answers 409 nameAlreadyExists with the same words, when so told", async () => {
    const { add } = await startWithList({ duplicateStatus: 409 })
    await add({ Key: "abc" })

    const { status, body } = await add({ Key: "abc" })

    expect([status, body.error.code, body.error.message]).toEqual([409, "nameAlreadyExists", sentence("Key")])
  })
})
