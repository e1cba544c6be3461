import { describe, expect, it } from "vitest"
import {
  completeStages,
  daysOverdue,
  earliestStart,
  isDueWithin,
  nextLatest,
  overdueStages,
} from "#domain/byWhen/byWhen.ts"
import { aByWhen, aStage, dueBy } from "../../support/builders.ts"

const today = "2026-11-26"

/** "CMT 19 September, Executive 16 October; implementation autumn 2026 onwards". */
const three = (cmtDone: string | null, executiveDone: string | null) =>
  aByWhen({
    stages: [
      aStage({ label: "CMT", earliest: "2026-09-19", latest: "2026-09-19", doneOn: cmtDone }),
      aStage({ label: "Executive", earliest: "2026-10-16", latest: "2026-10-16", doneOn: executiveDone }),
      aStage({ label: "Implementation", earliest: "2026-09-01", ongoing: true, certainty: "season" }),
    ],
  })

const labels = (stages: { label: string | null }[]) => stages.map(stage => stage.label)

describe("each stage is judged by itself", () => {
  it("is overdue once its latest day has passed undone, and not on that day", () => {
    expect(labels(overdueStages(three(null, null), "2026-09-19"))).toEqual([])
    expect(labels(overdueStages(three(null, null), "2026-09-20"))).toEqual(["CMT"])
    expect(labels(overdueStages(three(null, null), "2026-10-17"))).toEqual(["CMT", "Executive"])
  })

  it("is not overdue when it is done, whatever the others are", () => {
    expect(labels(overdueStages(three("2026-09-19", null), today))).toEqual(["Executive"])
    expect(labels(overdueStages(three(null, "2026-10-16"), today))).toEqual(["CMT"])
    expect(overdueStages(three("2026-09-19", "2026-10-16"), today)).toEqual([])
  })

  it("is never overdue without a latest day", () => {
    expect(overdueStages(aByWhen({ stages: [aStage({ earliest: "2020-01-01", ongoing: true })] }), today)).toEqual([])
  })

  it("comes the longest overdue first, in whatever order the plan has them", () => {
    const stages = [aStage({ label: "b", latest: "2026-11-01" }), aStage({ label: "a", latest: "2026-10-01" })]
    expect(labels(overdueStages(aByWhen({ stages }), today))).toEqual(["a", "b"])
  })
})

describe("days overdue", () => {
  it("count from the stage longest overdue", () => {
    expect(daysOverdue(dueBy("2026-10-31"), today)).toBe(26)
    expect(daysOverdue(three(null, null), today)).toBe(68)
    expect(daysOverdue(three("2026-09-25", null), today)).toBe(41)
  })

  it("are none on the latest day, before it, when done, and without a date", () => {
    for (const byWhen of [dueBy(today), dueBy("2026-12-31"), three("2026-09-19", "2026-10-16"), aByWhen()])
      expect(daysOverdue(byWhen, today)).toBe(0)
    expect(daysOverdue(dueBy("2026-11-25"), today)).toBe(1)
  })

  it("take no account of the review day", () => {
    expect(daysOverdue(aByWhen({ reviewOn: "2026-01-01" }), today)).toBe(0)
  })
})

describe("the next latest day", () => {
  it("is the first of what is undone, overdue or to come", () => {
    expect(nextLatest(three(null, null))).toBe("2026-09-19")
    expect(nextLatest(three("2026-09-19", null))).toBe("2026-10-16")
    expect(nextLatest(three("2026-09-19", "2026-10-16"))).toBeNull()
    expect(nextLatest(aByWhen())).toBeNull()
  })
})

describe("due within some days", () => {
  it("takes in today and the last of the days, and neither yesterday nor the day after", () => {
    const within = (day: string) => isDueWithin(dueBy(day), today, 14)
    expect(within("2026-11-25")).toBe(false)
    expect(within(today)).toBe(true)
    expect(within("2026-12-10")).toBe(true)
    expect(within("2026-12-11")).toBe(false)
  })

  it("goes by the review day too", () => {
    const within = (reviewOn: string) => isDueWithin(aByWhen({ reviewOn }), today, 14)
    expect([within("2026-11-25"), within(today), within("2026-12-10"), within("2026-12-11")]).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  it("passes over what is done", () => {
    const stages = [aStage({ latest: "2026-11-30", doneOn: "2026-11-01" })]
    expect(isDueWithin(aByWhen({ stages }), today, 14)).toBe(false)
  })

  it("sees a later stage behind an overdue one", () => {
    const stages = [aStage({ latest: "2026-10-01" }), aStage({ latest: "2026-11-30" })]
    expect(isDueWithin(aByWhen({ stages }), today, 14)).toBe(true)
  })
})

describe("the earliest start", () => {
  it("is the first among the stages still to do", () => {
    expect(earliestStart(three(null, null))).toBe("2026-09-01")
    const stages = [aStage({ earliest: "2026-01-01", doneOn: "2026-01-05" }), aStage({ earliest: "2026-06-01" })]
    expect(earliestStart(aByWhen({ stages }))).toBe("2026-06-01")
    expect(earliestStart(dueBy("2026-10-31"))).toBeNull()
  })
})

describe("completing stages", () => {
  const doneOn = (byWhen: { stages: { doneOn: string | null }[] }) => byWhen.stages.map(stage => stage.doneOn)

  it("marks the one that is named, and no other", () => {
    expect(doneOn(completeStages(three(null, null), today, "Executive"))).toEqual([null, today, null])
  })

  it("marks all when none is named", () => {
    expect(doneOn(completeStages(three(null, null), today, null))).toEqual([today, today, today])
  })

  it("leaves the day on which a stage was done before", () => {
    expect(doneOn(completeStages(three("2026-09-19", null), today, null))).toEqual(["2026-09-19", today, today])
    expect(doneOn(completeStages(three("2026-09-19", null), today, "CMT"))).toEqual(["2026-09-19", null, null])
  })

  it("marks nothing for a name that no stage has", () => {
    expect(completeStages(three(null, null), today, "Scrutiny")).toEqual(three(null, null))
  })

  it("leaves what it was given as it was", () => {
    const byWhen = three(null, null)
    completeStages(byWhen, today, null)
    expect(byWhen).toEqual(three(null, null))
  })
})
