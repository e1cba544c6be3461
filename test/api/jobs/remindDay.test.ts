import { expect, it } from "vitest"
import { remindDay } from "#api/jobs/remindDay.ts"
import type { Frame } from "#domain/reminder/sendReminders.ts"
import { aFrame, anAction, aPerson, aPlan, aPost, aRegister, aRequest, dueBy } from "../../support/builders.ts"
import { fixedClock } from "../../support/fixedClock.ts"
import { memoryWork } from "../../support/memoryWork.ts"

const register = aRegister({
  posts: [
    aPost({ holder: aPerson("p") }),
    aPost({ key: "other", holder: aPerson("q") }),
    aPost({ key: "approver", holder: aPerson("approver") }),
  ],
  plans: [aPlan({ approverKey: "approver" })],
  actions: [
    anAction({ byWhen: dueBy("2026-11-30") }),
    anAction({ key: "second", leadKey: "other", byWhen: dueBy("2026-11-30") }),
  ],
  requests: [aRequest({ until: "2027-01-31" })],
})

function setUp(part: Partial<Frame["timetable"]> = {}) {
  const [work, clock] = [memoryWork(), fixedClock()]
  const done: string[] = []
  const frame = () => {
    const planned = aFrame(register, clock.today())
    return { ...planned, timetable: { ...planned.timetable, ...part } }
  }
  const refresh = async () => void done.push("refreshed")
  const remind = remindDay({
    work,
    clock,
    frame,
    leaseMilliseconds: 1000,
    refresh,
    nudge: () => done.push("nudged"),
    planned: async () => void done.push("planned"),
  })
  return { remind, done, keys: async () => (await work.list("message")).map(({ key }) => key) }
}

it("reads the lists anew, puts the day's cards and those of requests that wait, and has them sent", async () => {
  const { remind, keys, done } = setUp()
  expect(await remind()).toMatchObject({ state: "planned", added: 2 })
  await remind()
  expect((await keys()).sort()).toEqual(["decide/request/approver", "reminder/2026-11-26/p", "reminder/2026-11-26/q"])
  expect(done.slice(0, 3)).toEqual(["refreshed", "nudged", "planned"])
})

it("puts none while the day waits for a manager's word", async () => {
  const { remind, keys, done } = setUp({ cap: 1 })
  expect(await remind()).toMatchObject({ state: "too many" })
  expect(done).not.toContain("planned")
  expect((await keys()).filter(key => /^(decide|reminder)\//.test(key))).toEqual([])
})
