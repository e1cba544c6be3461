import { describe, expect, it } from "vitest"
import { forecastAsked } from "#domain/byWhen/forecastAsked.ts"
import { aByWhen, aStage } from "../../support/builders.ts"

const today = "2026-11-26"
const [past, ahead] = [aStage({ latest: "2026-11-25" }), aStage({ latest: "2026-12-01" })]

describe("forecastAsked", () => {
  it.each([
    ["what is still to come is asked about as a whole", [ahead], "whole"],
    ["the day itself is still to come", [aStage({ latest: today })], "whole"],
    ["of what is partly late only the rest is asked about", [past, ahead], "rest"],
    ["what was done late is no part of the rest", [{ ...past, doneOn: "2026-11-26" }, ahead], "whole"],
    ["what is overdue is not asked about", [past], null],
    ["a last stage that is done leaves nothing to ask about", [past, { ...ahead, doneOn: today }], null],
    ["what is ongoing has no time to be on", [aStage({ ongoing: true, earliest: "2026-10-01" })], null],
    ["what has no day yet has none either", [aStage({ certainty: "event" })], null],
    ["no stages, no question", [], null],
  ])("%s", (_, stages, asked) => {
    expect(forecastAsked(aByWhen({ stages }), today)).toBe(asked)
  })
})
