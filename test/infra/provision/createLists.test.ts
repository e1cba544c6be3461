import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { listIds, lists } from "#api/graph/columns/lists.ts"
import { createLists, define } from "#infra/provision/createLists.ts"
import { type GraphWorld, startGraphWorld } from "../../api/graph/graphWorld.ts"

let graph: GraphWorld
beforeAll(async () => {
  graph = await startGraphWorld({ isProvisioned: false })
})
afterAll(() => graph.close())

const writes = () => graph.world.graph.requests().filter(({ method }) => method !== "GET").length
const columnsOf = async (list: string) => {
  const site = await graph.setup.api(`/sites/${graph.address.host}:${graph.address.path}`).get()
  const page = await graph.setup.api(`/sites/${site.id}/lists/${list}/columns`).get()
  const columns = page.value as { id: string; name: string; choice?: { choices: string[] } }[]
  return { path: `/sites/${site.id}/lists/${list}/columns`, columns }
}

describe("making the lists", () => {
  it("is refused to the app itself, which may write items only", async () => {
    await expect(createLists(graph.client, graph.address)).rejects.toMatchObject({ code: "forbidden" })
  })

  it("makes all ten with all their columns, and finds them as wanted", async () => {
    const done = await createLists(graph.setup, graph.address)

    expect(done.lists).toEqual(listIds.map(id => lists[id].name))
    expect(done.differences).toEqual([])
    const { columns } = await columnsOf("Actions")
    const names = columns.map(({ name }) => name)
    for (const { name } of lists.actions.columns) expect(names).toContain(name)
    expect(names).toEqual(expect.arrayContaining(["DeletedOn", "SchemaVersion"]))
    expect(columns.find(({ name }) => name === "Key")).toMatchObject({ indexed: true, enforceUniqueValues: true })
    expect(columns.find(({ name }) => name === "Status")).toMatchObject({
      choice: { choices: expect.arrayContaining(["in place, under review"]) },
    })
  })

  it("a second time makes nothing and writes nothing", async () => {
    const before = writes()

    expect(await createLists(graph.setup, graph.address)).toEqual({ lists: [], columns: [], differences: [] })
    expect(writes()).toBe(before)
  })

  it("makes again a column that somebody took away", async () => {
    const { path, columns } = await columnsOf("Actions")
    await graph.setup.api(`${path}/${columns.find(({ name }) => name === "Horizon")?.id}`).delete()

    expect(await createLists(graph.setup, graph.address)).toEqual({
      lists: [],
      columns: ["Actions.Horizon"],
      differences: [],
    })
  })

  it("offers the choices that a later version has added", async () => {
    const { path, columns } = await columnsOf("Plans")
    const state = columns.find(({ name }) => name === "State")
    await graph.setup.api(`${path}/${state?.id}`).patch({ choice: { choices: ["draft", "approved"] } })

    expect((await createLists(graph.setup, graph.address)).differences).toEqual([])
    const widened = (await columnsOf("Plans")).columns.find(({ name }) => name === "State")
    expect(widened?.choice?.choices).toEqual(state?.choice?.choices)
    expect(widened?.choice?.choices).toContain("consultation")
  })

  it("says where a column is not as it must be, and leaves it to a person", async () => {
    const { path, columns } = await columnsOf("Plans")
    const state = columns.find(({ name }) => name === "State")
    await graph.setup.api(`${path}/${state?.id}`).patch({ choice: { choices: ["draft", "agreed"] } })

    const { columns: made, differences } = await createLists(graph.setup, graph.address)
    expect(made).toEqual([])
    expect(differences).toEqual([
      expect.stringMatching(/^Plans\.State\.choice\.choices is \["draft","agreed"\], not \[/),
    ])
  })

  it("goes on where it broke off", async () => {
    const { path, columns } = await columnsOf("Posts")
    for (const name of ["Roles", "ContactKey"])
      await graph.setup.api(`${path}/${columns.find(column => column.name === name)?.id}`).delete()
    graph.world.graph.inject({ kind: "504-after-write", match: { method: "POST", list: "Posts" } })
    await expect(createLists(graph.setup, graph.address)).rejects.toMatchObject({ code: "unavailable" })

    await createLists(graph.setup, graph.address)
    const names = (await columnsOf("Posts")).columns.map(({ name }) => name)
    expect(names.filter(name => name === "Roles" || name === "ContactKey").sort()).toEqual(["ContactKey", "Roles"])
  })
})

describe("a list's columns", () => {
  it.each(listIds)("of %s stay within what SharePoint allows", list => {
    const indexed = lists[list].columns.filter(column => "indexed" in column)
    expect(indexed.length).toBeLessThanOrEqual(20)
    for (const column of lists[list].columns) {
      expect(column.name).toMatch(/^[A-Za-z][A-Za-z0-9]*$/)
      if ("unique" in column) expect(define(column)).toMatchObject({ indexed: true, enforceUniqueValues: true })
      expect(["Attachments", "Created", "Modified", "Author", "Editor", "ID", "ContentType", "Scope"]).not.toContain(
        column.name,
      )
    }
  })
})
