import { describe, expect, it } from "vitest"
import type { Request } from "#domain/people/request.ts"
import { tellSuccessors } from "#domain/reminder/tellSuccessors.ts"
import { aFrame, anAction, aPerson, aRequest, away, type RegisterParts } from "../../support/builders.ts"
import { aLaterDate, posts, requestWorld } from "../request/requestWorld.ts"

const actions = [anAction(), anAction({ key: "closed", status: "complete" })]

/** A later date that was asked for while "approver" decided; then the register is as the parts say. */
async function askedThen(parts: RegisterParts, changed: Partial<Request> = {}) {
  const world = requestWorld()
  await world.ask({ asking: aLaterDate })
  await world.nextRound()
  const [request] = [...world.store.requests.values()]
  if (!request) throw new Error("nothing was asked")
  const later = (today: string) => {
    const requests = [{ ...request, ...changed }, ...(parts.requests ?? [])]
    const register = requestWorld({ ...parts, requests }).store.register()
    world.clock.setDay(today)
    return tellSuccessors({ work: world.work, clock: world.clock, frame: () => aFrame(register, today) })
  }
  const decide = async () => (await world.notices()).map(({ to }) => to)
  return { ...world, request, later, decide }
}
const held = (name: string) =>
  posts.map(post => (post.key === "approver" ? { ...post, holder: aPerson(name), standIn: null } : post))

describe("a request that waits while its decider's post changes hands", () => {
  it("goes to the successor, once, at their hour, and not again to whoever had it", async () => {
    const preference = { key: "wish", kind: "preference" as const, state: "agreed" as const, words: "14:00, chat" }
    const requests = [aRequest({ ...preference, from: aPerson("successor") })]
    const { later, decide, work, clock } = await askedThen({ posts: held("successor"), requests })
    for (const day of ["2026-11-27", "2026-11-27", "2026-11-30"]) await later(day)
    expect((await decide()).sort()).toEqual(["approver", "successor"])
    const row = (await work.list("message")).find(({ key }) => key.endsWith("/successor"))
    expect(row?.dueAt).toBe(clock.now() + 5 * 3_600_000)
  })

  it("goes to whoever stands in while the holder is away", async () => {
    const { later, decide } = await askedThen({ absences: away({ approver: "2026-12-11" }) })
    await later("2026-11-27")
    expect((await decide()).sort()).toEqual(["approver", "deputy"])
  })

  it("goes to nobody else while nothing has changed, nor on a day that is not worked", async () => {
    const same = await askedThen({})
    await same.later("2026-11-27")
    expect(await same.decide()).toEqual(["approver"])
    const weekend = await askedThen({ posts: held("successor") })
    await weekend.later("2026-11-28")
    expect(await weekend.decide()).toEqual(["approver"])
  })

  it.each([
    ["decided", { state: "agreed" as const }],
    ["about an action that is gone", { subjectKey: "gone" }],
    ["about an action that is closed", { subjectKey: "closed" }],
    ["a line on an agenda", { kind: "agenda" as const, toKey: "forum" }],
    ["an absence", { kind: "absence" as const, subjectKey: "" }],
  ])("goes nowhere when it is %s", async (_what, part) => {
    const { later, decide } = await askedThen({ posts: held("successor"), actions }, part)
    await later("2026-11-27")
    expect(await decide()).toEqual(["approver"])
  })
})
