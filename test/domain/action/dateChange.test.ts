import { describe, expect, it } from "vitest"
import { isRedated, redate, stageToMove } from "#domain/action/dateChange.ts"
import { completeStages, nextLatest } from "#domain/byWhen/byWhen.ts"
import { aByWhen, anAction, aStage, dueBy } from "../../support/builders.ts"

const later = { until: "2027-01-31", words: "end of January", stageLabel: null }
const cmt = aStage({ label: "CMT", latest: "2026-11-30" })
const executive = aStage({ label: "Executive", latest: "2026-12-15" })
const twoStages = anAction({ byWhen: aByWhen({ words: "CMT then Executive", stages: [executive, cmt] }) })

describe("the stage a later date is about", () => {
  const undated = aStage({ label: "Someday" })
  const ongoing = aStage({ label: "Always", ongoing: true })

  it.each([
    ["the one named", [cmt, executive], "Executive", "Executive"],
    ["the one due first, in whatever order", [executive, cmt], null, "CMT"],
    ["not one that is done", [executive, { ...cmt, doneOn: "2026-11-20" }], null, "Executive"],
    ["none where the one named is done", [executive, { ...cmt, doneOn: "2026-11-20" }], "CMT", undefined],
    ["none where no such is named", [executive], "Council", undefined],
    ["the one without a date where none has one", [ongoing, undated], null, "Someday"],
    ["none that only goes on", [ongoing], null, undefined],
    ["none where there are none", [], null, undefined],
  ])("is %s", (_rule, stages, label, expected) => {
    expect(stageToMove(aByWhen({ stages }), label)?.label).toBe(expected)
  })
})

describe("an action given a later date", () => {
  it("keeps its first by-when in words, also the second time", () => {
    const once = { ...twoStages, ...redate(twoStages, later) }
    const twice = redate(once, { ...later, until: "2027-02-28", words: "end of February" })
    expect([once.byWhen.words, once.originalByWhen]).toEqual([
      "CMT then Executive; CMT now end of January",
      "CMT then Executive",
    ])
    expect([twice.byWhen.words, twice.originalByWhen]).toEqual([
      "CMT then Executive; CMT now end of January; Executive now end of February",
      "CMT then Executive",
    ])
  })

  it("is said in the words of its one stage alone, and of several for the one that moved", () => {
    const one = anAction({ byWhen: aByWhen({ words: "by Christmas", stages: [cmt] }) })
    expect(redate(one, later).byWhen.words).toBe("end of January")
    const named = { ...later, stageLabel: "CMT" }
    const once = { ...twoStages, ...redate(twoStages, named) }
    const again = redate(once, { ...named, until: "2027-03-31", words: "end of March" })
    expect(again.byWhen.words).toBe("CMT then Executive; CMT now end of March")
    const plain = anAction({
      byWhen: aByWhen({
        words: "spring and autumn",
        stages: [aStage({ latest: "2027-04-30" }), aStage({ latest: "2027-10-31" })],
      }),
    })
    const moved = { ...plain, ...redate(plain, { ...later, until: "2027-06-30", words: "June" }) }
    expect(moved.byWhen.words).toBe("spring and autumn; the next of these now June")
    expect(isRedated(moved, { ...later, until: "2027-06-30", words: "June" })).toBe(true)
    expect(isRedated(plain, { ...later, until: "2027-06-30", words: "June" })).toBe(false)
  })

  it("counts how often it slipped, and by how many days in all", () => {
    const once = { ...twoStages, ...redate(twoStages, later) }
    expect([once.timesRedated, once.daysRedated]).toEqual([1, 62])
    // The Executive is due first by now.
    const twice = redate(once, { ...later, until: "2026-12-20" })
    expect([twice.timesRedated, twice.daysRedated]).toEqual([2, 67])
  })

  it("moves the occurrence that is to be done of what comes again", () => {
    const annual = aStage({ latest: "2025-11-30", repeats: "annually", doneOn: "2025-11-28" })
    const { byWhen, daysRedated } = redate(anAction({ byWhen: aByWhen({ stages: [annual] }) }), later)
    expect(byWhen.words).toBe("end of January, then annually")
    expect(nextLatest(byWhen)).toBe("2027-01-31")
    // The next keeps its own day.
    expect(nextLatest(completeStages(byWhen, "2027-01-30", null))).toBe("2027-11-30")
    expect(daysRedated).toBe(62)
  })

  it("moves the one stage and leaves the others", () => {
    const { byWhen } = redate(twoStages, { ...later, stageLabel: "Executive" })
    expect(byWhen.stages).toEqual([{ ...executive, latest: "2027-01-31" }, cmt])
  })

  it.each([
    [
      "drops a guess and a vagueness that the day puts right",
      { certainty: "season", inferred: "the year" },
      { certainty: "day", inferred: null },
    ],
    ["keeps when it was to begin", { earliest: "2026-09-01" }, { earliest: "2026-09-01" }],
    ["drops a beginning that would lie after its end", { earliest: "2027-02-01" }, { earliest: null }],
  ] as const)("%s", (_rule, part, expected) => {
    const action = anAction({ byWhen: aByWhen({ stages: [aStage({ latest: "2026-11-30", ...part })] }) })
    expect(redate(action, later).byWhen.stages[0]).toMatchObject({ latest: "2027-01-31", ...expected })
  })

  it("that had no date gets one, and has slipped by no days", () => {
    const none = redate(anAction(), later)
    expect(none.byWhen.stages).toEqual([aStage({ latest: "2027-01-31" })])
    expect([none.timesRedated, none.daysRedated]).toEqual([1, 0])
    const ongoing = anAction({ byWhen: aByWhen({ stages: [aStage({ ongoing: true })] }) })
    expect(redate(ongoing, later).byWhen.stages).toHaveLength(2)
  })

  it("stays as it is where the stage named is not to be done any more", () => {
    const done = anAction({ byWhen: aByWhen({ stages: [{ ...cmt, doneOn: "2026-11-20" }, executive] }) })
    for (const stageLabel of ["CMT", "Council"])
      expect(redate(done, { ...later, stageLabel })).toMatchObject({ byWhen: done.byWhen, timesRedated: 0 })
    expect(redate(done, { ...later, stageLabel: "Executive" }).timesRedated).toBe(1)
  })

  it("does not count an earlier date as days gained", () => {
    expect(redate(anAction({ byWhen: dueBy("2027-03-31") }), later).daysRedated).toBe(0)
  })

  it("leaves the action it was given as it was", () => {
    const before = structuredClone(twoStages)
    redate(twoStages, later)
    expect(twoStages).toEqual(before)
  })

  it("is known to have it already, and before not", () => {
    expect(isRedated(twoStages, later)).toBe(false)
    expect(isRedated({ ...twoStages, ...redate(twoStages, later) }, later)).toBe(true)
    expect(isRedated({ ...twoStages, ...redate(twoStages, later) }, { ...later, words: "" })).toBe(false)
    expect(isRedated({ ...twoStages, ...redate(twoStages, later) }, { ...later, until: "2027-02-28" })).toBe(false)
  })
})
