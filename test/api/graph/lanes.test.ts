import type { Middleware } from "@microsoft/microsoft-graph-client"
import { describe, expect, it } from "vitest"
import { createGraphClient } from "#api/graph/client.ts"
import { currentTurn, inLane } from "#api/graph/lanes.ts"

const tick = () => new Promise(resolve => setImmediate(resolve))

describe("inLane", () => {
  it("leaves what nobody named a read, with five seconds of patience", () => {
    expect(currentTurn()).toEqual({ lane: "read", patienceMilliseconds: 5000 })
  })

  it("holds for all that is begun inside, and for nothing beside it", async () => {
    const laneAfterAWhile = async () => {
      await tick()
      return currentTurn().lane
    }

    const seen = await Promise.all([
      inLane("reply", { patienceMilliseconds: 0 }, laneAfterAWhile),
      laneAfterAWhile(),
      inLane("import", { patienceMilliseconds: 60_000 }, laneAfterAWhile),
    ])

    expect(seen).toEqual(["reply", "read", "import"])
  })

  it("lets the innermost count, and ends with it", () => {
    const seen = inLane("edit", { patienceMilliseconds: 1000 }, () => [
      inLane("reply", { patienceMilliseconds: 0 }, currentTurn),
      currentTurn(),
    ])

    expect(seen).toEqual([
      { lane: "reply", patienceMilliseconds: 0 },
      { lane: "edit", patienceMilliseconds: 1000 },
    ])
  })

  it("reaches through Microsoft's client to the transport, also when it repeats a read", async () => {
    const seen: string[] = []
    const transport: Middleware = {
      async execute(context) {
        seen.push(currentTurn().lane)
        const isFirst = seen.length === 1
        context.response = isFirst
          ? new Response("{}", { status: 503, headers: { "Retry-After": "0" } })
          : Response.json({ id: "7" })
      },
    }
    const client = createGraphClient({ getAccessToken: async () => "token" }, transport)

    await inLane("import", { patienceMilliseconds: 0 }, () => client.api("/sites/1").get())

    expect(seen).toEqual(["import", "import"])
  })
})
