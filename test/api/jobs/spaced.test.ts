import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { createSpaced } from "#api/jobs/spaced.ts"

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe("what is spaced", () => {
  it("runs at once after a rest, and once for all who asked meanwhile", () => {
    let runs = 0
    const soon = createSpaced(() => void runs++, 10_000)
    soon()
    soon()
    vi.advanceTimersByTime(1)
    expect(runs).toBe(1)
  })

  it("runs again no sooner than its interval", () => {
    let runs = 0
    const soon = createSpaced(() => void runs++, 10_000)
    soon()
    vi.advanceTimersByTime(1)
    soon()
    vi.advanceTimersByTime(9_990)
    expect(runs).toBe(1)
    vi.advanceTimersByTime(20)
    expect(runs).toBe(2)
  })
})
