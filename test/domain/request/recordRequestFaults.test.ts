import { describe, expect, it } from "vitest"
import type { Request } from "#domain/people/request.ts"
import type { RecordRequestPorts } from "#domain/request/recordRequest.ts"
import { anAction, aPerson, aRequest, dueBy, type RegisterParts } from "../../support/builders.ts"
import { outage } from "../../support/memoryUpdateStore.ts"
import { aHandOver, aLaterDate, requestWorld } from "./requestWorld.ts"

const dateChange = aRequest({ until: "2027-01-31", words: "end of January", reason: "Tiles are late." })
const handOver = aRequest({ kind: "hand-over", toKey: "other", from: aPerson("p"), reason: "Theirs now." })
const slipped = (times: number) =>
  anAction({ byWhen: dueBy("2026-12-01"), originalByWhen: "July", timesRedated: times })

type World = ReturnType<typeof requestWorld>
const ports = ["store", "work"] as const

/** The same ports, one of whose calls fails: the nth, before it is done or after. */
function failing(world: World, nth: number, when: "before" | "after") {
  const counted = { calls: 0 }
  const wrap = <T extends object>(port: T): T =>
    Object.fromEntries(
      Object.entries(port).map(([name, call]) => [
        name,
        async (...args: unknown[]) => {
          const fails = ++counted.calls === nth
          if (fails && when === "before") outage()
          const result = await (call as (...given: unknown[]) => unknown)(...args)
          return fails ? outage() : result
        },
      ]),
    ) as T
  const wrapped = Object.fromEntries(ports.map(name => [name, wrap<object>(world.ports[name])]))
  return { counted, with: { ...world.ports, ...wrapped } as RecordRequestPorts }
}

/** What the world holds, without when each row is next looked at. */
const holds = async ({ store, rows, work }: World) => ({
  actions: [...store.actions.values()],
  requests: [...store.requests.values()],
  updates: store.updates,
  rows: (await rows()).map(({ key, state, body, dueAt }) => ({ key, state, body, dueAt })),
  messages: (await work.list("message")).map(({ key, state, body }) => ({ key, state, body })),
})

describe("a stop at any call, and another beginning, leave the world as if there had been none", () => {
  const asking = async (asking: typeof aLaterDate | typeof aHandOver) => {
    const world = requestWorld()
    await world.ask({ asking })
    return world
  }
  const deciding = async (request: Request, part: Parameters<World["decide"]>[0], parts: RegisterParts = {}) => {
    const world = requestWorld({ requests: [request], ...parts })
    await world.decide(part)
    return world
  }

  it.each<[string, () => Promise<World>]>([
    ["asking for a later date", () => asking(aLaterDate)],
    ["asking for a hand-over", () => asking(aHandOver)],
    ["agreeing to a later date", () => deciding(dateChange, {})],
    ["agreeing to a third later date", () => deciding(dateChange, {}, { actions: [slipped(2)] })],
    ["refusing a later date", () => deciding(dateChange, { verdict: "refused", words: "No." })],
    ["agreeing to a hand-over", () => deciding(handOver, { actor: aPerson("manager") })],
  ])("%s", async (_rule, begin) => {
    const whole = await begin()
    const { counted, with: counting } = failing(whole, 0, "before")
    await whole.nextRound(counting)
    const expected = await holds(whole)
    expect(counted.calls).toBeGreaterThan(3)

    for (let nth = 1; nth <= counted.calls; nth++)
      for (const when of ["before", "after"] as const) {
        const world = await begin()
        await world.nextRound(failing(world, nth, when).with)
        world.clock.pass(60)
        await world.nextRound()
        expect({ nth, when, ...(await holds(world)) }).toEqual({ nth, when, ...expected })
      }
  })
})
