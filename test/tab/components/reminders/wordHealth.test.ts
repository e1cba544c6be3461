import { describe, expect, it } from "vitest"
import type { HealthLine } from "#domain/wire/reminders.ts"
import { english, makeWords } from "#domain/words/words.ts"
import { wordAge, wordHealth, wordHour, wordSums } from "../../../../tab/components/reminders/wordHealth.ts"

const words = makeWords("en-GB", english)
const today = "2026-11-26"

const health: HealthLine = {
  isHealthy: true,
  lastRun: "2026-11-25T09:00:04Z",
  nextRun: "2026-11-27",
  nextHour: 9,
  oldestWaitingSeconds: null,
  oldestWaiting: null,
  lastError: null,
  heldUntil: null,
}

describe("wordHealth", () => {
  it("says the last run, the next, and that nothing waits", () => {
    expect(wordHealth(health, today, words)).toBe(
      "Last run on Wednesday 25 November 2026 at 09:00. Next run on Friday 27 November 2026 at 09:00. Nothing is waiting.",
    )
  })

  it("gives the last run in London's time", () => {
    const summer = { ...health, lastRun: "2026-07-01T23:30:00Z" }

    expect(wordHealth(summer, "2026-07-02", words)).toContain("Last run on Thursday 2 July 2026 at 00:30.")
  })

  it.each([
    ["answer", "The oldest answer has been waiting for 5 hours to reach the plan."],
    ["request", "The oldest request or decision has been waiting for 5 hours to reach the plan."],
    ["message", "The oldest message has been waiting for 5 hours to reach Teams."],
  ] as const)("says of the oldest what it is: %s", (oldestWaiting, said) => {
    expect(wordHealth({ ...health, oldestWaiting, oldestWaitingSeconds: 5 * 3600 }, today, words)).toContain(said)
  })

  it("tells a store that has never run, and how long an answer waits", () => {
    const waits = { oldestWaiting: "answer", oldestWaitingSeconds: 200 } as const
    expect(wordHealth({ ...health, lastRun: null, ...waits }, today, words)).toBe(
      "No reminders have been sent yet. Next run on Friday 27 November 2026 at 09:00. The oldest answer has been waiting for 3 minutes to reach the plan.",
    )
  })
})

describe("wordAge", () => {
  it.each([
    [0, "less than a minute"],
    [59, "less than a minute"],
    [60, "1 minute"],
    [3599, "59 minutes"],
    [3600, "1 hour"],
    [47 * 3600, "47 hours"],
    [48 * 3600, "2 days"],
  ])("rounds %i seconds down to %s", (seconds, age) => {
    expect(wordAge(seconds, words)).toBe(age)
  })
})

describe("wordHour", () => {
  it("writes the hour as a clock does", () => {
    expect([wordHour(9), wordHour(16)]).toEqual(["09:00", "16:00"])
  })
})

describe("wordSums", () => {
  const sums = { requested: 41, sent: 36, failed: 2, skipped: 3, unknown: 0, waiting: 0 }

  it("says every zero but that of what waits", () => {
    expect(wordSums(sums, words)).toBe("41 requested = 36 sent + 2 failed + 3 skipped + 0 unknown")
  })

  it("adds what is not yet at an end", () => {
    expect(wordSums({ ...sums, requested: 45, waiting: 4 }, words)).toBe(
      "45 requested = 36 sent + 2 failed + 3 skipped + 0 unknown + 4 waiting",
    )
  })
})
