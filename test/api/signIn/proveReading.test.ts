import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { createMsal } from "#api/signIn/appTokens.ts"
import { createProveReading } from "#api/signIn/proveReading.ts"
import { localConfig } from "#infra/local/localConfig.ts"
import { retarget } from "#infra/local/retarget.ts"
import { addressesOf } from "#infra/local/world.ts"
import { people } from "#infra/provision/sample/people.ts"
import { type GraphWorld, startGraphWorld } from "../graph/graphWorld.ts"

let graph: GraphWorld
let site: Awaited<ReturnType<GraphWorld["openSite"]>>
beforeAll(async () => {
  graph = await startGraphWorld()
  site = await graph.openSite()
})
afterAll(() => graph.close())
beforeEach(() => graph.world.graph.clearFaults())

const reader = people.headOfLearning
const outsider = people.leisureCentreManager
const tokenOf = ({ id }: { id: string }) => graph.world.signIn.ssoToken(id)
const asked = () => graph.world.graph.requests().filter(({ query }) => query.includes("$top=1&")).length

function prover({ tokenEndpoint }: { tokenEndpoint?: string } = {}) {
  const addresses = addressesOf(graph.world)
  const { api, authority } = localConfig(addresses, { dataFolder: "", port: 0, language: "en", wordsFolder: null })
  const metadata = { ...authority.metadata, ...(tokenEndpoint ? { token_endpoint: tokenEndpoint } : {}) }
  const clock = { now: 0 }
  const prove = createProveReading({
    msal: () => createMsal(api, { ...authority, metadata }),
    site,
    transport: retarget(addresses.graph),
    now: () => clock.now,
  })
  return { prove, clock }
}

describe("whether a person may read", () => {
  it("is asked of SharePoint once in five minutes, also by many requests at once", async () => {
    const { prove, clock } = prover()
    const token = await tokenOf(reader)
    const before = asked()
    await Promise.all(Array.from({ length: 10 }, () => prove(reader.id, token)))
    clock.now += 5 * 60_000 - 1
    await prove(reader.id, token)
    expect(asked()).toBe(before + 1)

    clock.now += 1
    await prove(reader.id, token)
    expect(asked()).toBe(before + 2)
  })

  it("is not known for one because it is known for another", async () => {
    const { prove } = prover()
    await prove(reader.id, await tokenOf(reader))

    await expect(prove(outsider.id, await tokenOf(outsider))).rejects.toMatchObject({ code: "forbidden" })
  })

  it("is asked again at once after a refusal: Read may have been given", async () => {
    const { prove } = prover()
    graph.world.graph.inject({ kind: "reset", match: { path: "/items$" } })
    await expect(prove(reader.id, await tokenOf(reader))).rejects.toMatchObject({ code: "unavailable" })

    await prove(reader.id, await tokenOf(reader))
  })

  it("cannot be told while the sign-in does not answer, which is not the person's fault", async () => {
    const { prove } = prover({ tokenEndpoint: "http://127.0.0.1:9/token" })

    await expect(prove(reader.id, await tokenOf(reader))).rejects.toMatchObject({ code: "unavailable" })
  })

  it("needs a sign-in where consent was taken back", async () => {
    const { prove } = prover()
    const person = people.clerk
    graph.world.signIn.setConsent(person.id, false)
    await expect(prove(person.id, await tokenOf(person))).rejects.toMatchObject({ code: "signInNeeded" })

    graph.world.signIn.setConsent(person.id, true)
    await prove(person.id, await tokenOf(person))
  })
})
