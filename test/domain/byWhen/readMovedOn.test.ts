import { describe, expect, it } from "vitest"
import { redate } from "#domain/action/dateChange.ts"
import { readByWhen } from "#domain/byWhen/readByWhen.ts"
import { anAction } from "../../support/builders.ts"

const read = (words: string) => readByWhen(words, { asAt: "2026-11-26" })
const days = (words: string) => read(words).byWhen.stages.map(({ label, latest }) => `${label} ${latest}`)
const two = "CMT 1 December 2026; Executive 16 December 2026"

describe("a by-when of several stages of which one was moved", () => {
  it.each([
    [`${two}; Executive now 31 March 2027`, ["CMT 2026-12-01", "Executive 2027-03-31"]],
    [`${two}; CMT now end of January 2027`, ["CMT 2027-01-31", "Executive 2026-12-16"]],
    [`${two}; CMT now 8 December 2026; Executive now 31 March 2027`, ["CMT 2026-12-08", "Executive 2027-03-31"]],
  ])("is read with its later day: %s", (words, expected) => {
    expect(days(words)).toEqual(expected)
    expect(read(words).byWhen.words).toBe(words)
  })

  it("is sure where all its parts are", () => {
    expect(read(`${two}; CMT now 8 December 2026`).isSure).toBe(true)
    expect(read(`${two}; CMT now 8 December`).isSure).toBe(false)
  })

  it("is read back as it was written when it was moved", () => {
    const { byWhen } = read(two)
    const moved = redate(anAction({ byWhen }), { until: "2027-03-31", words: "31 March 2027", stageLabel: "Executive" })
    expect(days(moved.byWhen.words)).toEqual(moved.byWhen.stages.map(({ label, latest }) => `${label} ${latest}`))
  })

  it("is read as any other cell where no such stage stands there", () => {
    expect(days(`${two}; Council now 8 December 2026`)).toHaveLength(3)
  })
})
