import { describe, expect, it } from "vitest"
import { currentStage, currentStages, doneStage, namedStages, putOff } from "#domain/byWhen/currentStages.ts"
import { aByWhen, aStage } from "../../support/builders.ts"

const latest = (part: Parameters<typeof aStage>[0]) =>
  currentStages(aByWhen({ stages: [aStage(part)] })).map(stage => `${stage.latest} ${stage.doneOn}`)

it.each([
  ["undone, it is itself", { latest: "2026-03-31" }, ["2026-03-31 null"]],
  ["done, it is gone", { latest: "2026-03-31", doneOn: "2026-03-30" }, []],
  ["undone and repeating, it is itself", { latest: "2026-03-31", repeats: "annually" }, ["2026-03-31 null"]],
  [
    "done on its day, it is next year's",
    { latest: "2026-03-31", repeats: "annually", doneOn: "2026-03-31" },
    ["2027-03-31 null"],
  ],
  [
    "done early, it is next year's",
    { latest: "2026-03-31", repeats: "annually", doneOn: "2026-03-02" },
    ["2027-03-31 null"],
  ],
  [
    "done a little late, it is the next after the one that was due",
    { latest: "2026-03-31", repeats: "annually", doneOn: "2026-04-14" },
    ["2027-03-31 null"],
  ],
  [
    "done a month before the second, it is the third",
    { latest: "2026-03-31", repeats: "annually", doneOn: "2027-03-01" },
    ["2028-03-31 null"],
  ],
  [
    "done years on, it is the one after",
    { latest: "2020-03-31", repeats: "annually", doneOn: "2026-04-02" },
    ["2027-03-31 null"],
  ],
  [
    "each quarter, ends of months stay ends",
    { latest: "2026-11-30", repeats: "quarterly", doneOn: "2026-11-30" },
    ["2027-02-28 null"],
  ],
  ["each month", { latest: "2027-01-31", repeats: "monthly", doneOn: "2027-02-01" }, ["2027-02-28 null"]],
  [
    "in words that do not tell how often, done is done",
    { latest: "2026-03-31", repeats: "from time to time", doneOn: "2026-03-31" },
    [],
  ],
  ["repeating but without a day, done is done", { repeats: "annually", doneOn: "2026-03-31" }, []],
])("a stage as it stands: %s", (_rule, part, expected) => {
  expect(latest(part)).toEqual(expected)
})

it("keeps the earliest day as far before the latest", () => {
  const [stage] = currentStages(
    aByWhen({
      stages: [aStage({ earliest: "2026-01-01", latest: "2026-03-31", repeats: "annually", doneOn: "2026-03-31" })],
    }),
  )
  expect([stage?.earliest, stage?.latest]).toEqual(["2027-01-01", "2027-03-31"])
})

it.each([
  ["two to do", [{ label: "CMT" }, { label: "Executive" }], ["CMT", "Executive"]],
  ["one to do", [{ label: "CMT" }, { label: "Executive", doneOn: "2026-11-20" }], []],
  ["one to do, one that comes again", [{ label: "CMT" }, again("Review")], ["CMT", "Review"]],
  ["some without a name", [{}, { label: "Executive" }], ["Executive"]],
])("stages that can be said to be done by themselves: %s", (_which, parts, expected) => {
  expect(namedStages(aByWhen({ stages: parts.map(part => aStage(part)) }))).toEqual(expected)
})

function again(label: string) {
  return { label, latest: "2026-03-31", repeats: "annually", doneOn: "2026-03-30" }
}

describe("what comes again, done again and again", () => {
  const done = (part: Parameters<typeof aStage>[0], ...days: string[]) => {
    const stage = days.reduce((made, on) => doneStage(made, on), aStage(part))
    return currentStage(stage)?.latest
  }
  const monthly = { latest: "2026-10-31", repeats: "monthly" }

  it.each([
    ["done late, the one after is still to be done", monthly, ["2026-11-16"], "2026-11-30"],
    [
      "done very late, none is passed over",
      { latest: "2026-03-31", repeats: "quarterly" },
      ["2026-05-20"],
      "2026-06-30",
    ],
    ["done years late, too", { latest: "2026-08-31", repeats: "annually" }, ["2027-04-20"], "2027-08-31"],
    ["done in time, and the next early", monthly, ["2026-10-28", "2026-11-20"], "2026-12-31"],
    ["said again long before the next, it is the same", monthly, ["2026-10-28", "2026-11-10"], "2026-11-30"],
    [
      "with a first day, the next begins with it",
      { ...monthly, earliest: "2026-10-01" },
      ["2026-10-28", "2026-11-02"],
      "2026-12-31",
    ],
    ["done for good, it stays so", { latest: "2026-10-31" }, ["2026-10-30", "2026-11-30"], undefined],
  ])("%s", (_rule, part, days, expected) => {
    expect(done(part, ...days)).toBe(expected)
  })

  it("put off, it is due by the later day, and the next by its own", () => {
    const put = putOff(aStage(monthly), "2026-11-10")
    expect(currentStage(put)).toMatchObject({ latest: "2026-11-10", certainty: "day" })
    expect(currentStage(doneStage(put, "2026-11-09"))?.latest).toBe("2026-11-30")
  })
})
