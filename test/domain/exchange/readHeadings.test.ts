import { describe, expect, it } from "vitest"
import { asAtOf, headingOf, horizonOf, isPlainHeading, titleAmong } from "#domain/exchange/readHeadings.ts"

describe("asAtOf", () => {
  it.each([
    ["As at 26 November 2012", "2012-11-26", true],
    ["(as at 1 May 2013)", "2013-05-01", true],
    ["Last updated: 3 June 2014", "2014-06-03", true],
    ["Updated 5.11.15", "2015-11-05", true],
    ["Position as at November 2012", "2012-11-30", false],
  ])("%j", (text, day, isSure) => {
    expect(asAtOf(text)).toEqual({ day, isSure })
  })

  it.each(["as of X date", "as at the last meeting", "26 November 2012", "Updated strategy"])(
    "tells no day in %j",
    text => {
      expect(asAtOf(text)).toBeNull()
    },
  )
})

describe("horizonOf", () => {
  it.each([
    ["Immediate actions", "Immediate"],
    ["Medium term actions", "Medium term"],
    ["Long-term", "Long-term"],
    ["Short term (0–6 months)", "Short term (0–6 months)"],
    ["Short to medium term priorities:", "Short to medium term"],
    ["Medium term financial strategy", null],
    ["Terms of reference", null],
    ["Communication", null],
  ])("%j is %j", (text, horizon) => {
    expect(horizonOf(text)).toBe(horizon)
  })
})

describe("headingOf", () => {
  it.each([
    ["1. Communication", "1", "Communication", null],
    ["Communication:", null, "Communication", null],
    [
      "3. Performance (work that cannot be hurried and needs longer)",
      "3",
      "Performance",
      "work that cannot be hurried and needs longer",
    ],
    ["Finance (capital)", null, "Finance (capital)", null],
  ])("%j", (text, code, title, note) => {
    expect(headingOf(text)).toEqual({ code, title, note })
  })
})

describe("isPlainHeading", () => {
  it.each([
    ["Priority 1 – Carers come forward early", true],
    ["2. Leadership", true],
    ["Medium term", true],
    ["2. Write to every parish by May.", false],
    ["Carers come forward early", false],
  ])("%j: %s", (text, is) => {
    expect(isPlainHeading(text)).toBe(is)
  })
})

describe("titleAmong", () => {
  it.each([
    [["Appendix 1", "COUNCIL-WIDE ACTION PLAN"], "COUNCIL-WIDE ACTION PLAN"],
    [["Title of analysis", "Progress on the year ahead"], "Progress on the year ahead"],
    [["As at 26 November 2012"], null],
    [[], null],
  ])("of %j is %j", (lines, title) => {
    expect(titleAmong(lines)).toBe(title)
  })
})
