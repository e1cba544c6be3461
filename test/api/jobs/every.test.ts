import { setTimeout as pause } from "node:timers/promises"
import { expect, it } from "vitest"
import { every } from "#api/jobs/every.ts"

it("runs again and again, never twice at once", async () => {
  let running = 0
  let most = 0
  let runs = 0
  const job = every(
    5,
    async () => {
      most = Math.max(most, ++running)
      await pause(20)
      running--
      runs++
    },
    () => {},
  )
  await pause(120)
  await job.stop()

  expect(most).toBe(1)
  expect(runs).toBeGreaterThan(1)
})

it("tells of a run that failed, and goes on", async () => {
  const failed: unknown[] = []
  let runs = 0
  const job = every(
    5,
    async () => {
      if (++runs === 1) throw new Error("once")
    },
    error => failed.push(error),
  )
  await pause(60)
  await job.stop()

  expect(failed).toEqual([new Error("once")])
  expect(runs).toBeGreaterThan(1)
})

it("is over when it is stopped, after what was under way", async () => {
  let isDone = false
  const job = every(
    5,
    async () => {
      await pause(30)
      isDone = true
    },
    () => {},
  )
  await pause(15)
  await job.stop()
  expect(isDone).toBe(true)
})
