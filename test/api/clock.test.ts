import { expect, it } from "vitest"
import { clockOn, realClock } from "#api/clock.ts"
import { Instant, londonDay } from "#domain/day/day.ts"

it.each(["2026-01-15", "2026-07-15", "2026-03-29", "2026-10-25"])("a clock on %s stamps that day, in London", day => {
  const clock = clockOn(day)
  expect(clock.today()).toBe(day)
  expect(londonDay(clock.stamp())).toBe(day)
  expect(Instant.safeParse(clock.stamp()).success).toBe(true)
})

it("a clock on another day keeps the real time for leases and tokens", () => {
  const before = Date.now()
  expect(clockOn("2020-01-01").now()).toBeGreaterThanOrEqual(before)
  expect(clockOn("2020-01-01").now()).toBeLessThanOrEqual(Date.now())
})

it("the real clock stamps whole seconds of today", () => {
  const stamp = realClock.stamp()
  expect(Math.abs(Date.parse(stamp) - Date.now())).toBeLessThan(2000)
  expect(realClock.today()).toBe(londonDay(new Date().toISOString()))
})
