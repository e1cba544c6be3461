import { describe, expect, it } from "vitest"
import { readRangeLines } from "#domain/people/rangeLines.ts"

describe("readRangeLines", () => {
  const christmas = [{ from: "2026-12-24", to: "2027-01-01" }]

  it.each([
    ["to", "2026-12-24 to 2027-01-01 Christmas 2026"],
    ["until", "2026-12-24 until 2027-01-01"],
    ["a dash", "2026-12-24–2027-01-01"],
    ["a hyphen", "2026-12-24 - 2027-01-01: closed"],
    ["no space", "2026-12-24to2027-01-01"],
    ["weekdays", "Thursday 2026-12-24 to Fri, 2027-01-01"],
    ["capitals", "THURSDAY 2026-12-24 UNTIL 2027-01-01"],
    ["a line as Windows ends it", "\r\n 2026-12-24 to 2027-01-01 \r\n"],
  ])("reads from a day to a day: %s", (_rule, text) => {
    expect(readRangeLines(text)).toEqual({ ranges: christmas, unread: [] })
  })

  it("reads a day alone, and several lines", () => {
    const text = "2027-06-11 a jubilee of 75 years\n2027-06-12 - Jubilee\nsome note\n\n2026-12-24 to 2027-01-01"
    expect(readRangeLines(text)).toEqual({
      ranges: [{ from: "2027-06-11", to: "2027-06-11" }, { from: "2027-06-12", to: "2027-06-12" }, ...christmas],
      unread: [],
    })
  })

  it.each([
    ["reversed", "2027-01-01 to 2026-12-24"],
    ["to a day that is none", "2026-12-24 to 2026-12-32"],
    ["from a day that is none", "2026-02-29 until 2026-03-01"],
    ["a day alone that is none", "2026-12-32"],
    ["in another form", "24/12/2026 to 01/01/2027"],
    ["in words", "24 December to 1 January"],
    ["that begins with words", "Christmas: 2026-12-24 to 2027-01-01"],
    ["without its zeros", "2026-1-5"],
  ])("does not take what is %s, and tells of it", (_rule, line) => {
    expect(readRangeLines(`note\n${line}`)).toEqual({ ranges: [], unread: [line] })
  })

  it.each([
    ["another last day", "2026-12-24 through 2027-01-01", "2026-12-24"],
    ["a last day in words", "2026-12-24 to 1 January", "2026-12-24"],
    ["a last day in another form", "2026-12-24 - 01/01/2027", "2026-12-24"],
    ["a second span", "2026-12-24 to 2026-12-27, 2026-12-31 to 2027-01-01", "2026-12-27"],
  ])("takes what it understands of a line, and tells of it: %s", (_rule, line, to) => {
    expect(readRangeLines(line)).toEqual({ ranges: [{ from: "2026-12-24", to }], unread: [line] })
  })
})
