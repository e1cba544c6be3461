import { describe, expect, it } from "vitest"
import { readMeetings } from "#domain/reminder/meetings.ts"

describe("a forum's calendar", () => {
  it.each([
    ["a day alone", "2026-12-16", [{ on: "2026-12-16", due: null, opens: null }]],
    ["a due day", "2026-12-16; updates due 2026-12-01", [{ on: "2026-12-16", due: "2026-12-01", opens: null }]],
    ["an opening", "2026-12-16; opens 2026-11-17", [{ on: "2026-12-16", due: null, opens: "2026-11-17" }]],
    [
      "both, in either order and in capitals",
      "2026-12-16 Opens 2026-11-17, Updates DUE 2026-12-01",
      [{ on: "2026-12-16", due: "2026-12-01", opens: "2026-11-17" }],
    ],
    [
      "several lines, with notes between",
      "Every third Wednesday\n 2026-12-16\n\nNone in August\n2027-01-20 (budget)",
      [
        { on: "2026-12-16", due: null, opens: null },
        { on: "2027-01-20", due: null, opens: null },
      ],
    ],
    [
      "lines as Windows ends them",
      "2026-12-16; updates due 2026-12-01\r\n2027-01-20\r\n",
      [
        { on: "2026-12-16", due: "2026-12-01", opens: null },
        { on: "2027-01-20", due: null, opens: null },
      ],
    ],
    ["a line that begins with words, as a note", "Next: 2026-12-16", []],
    ["a day that is none, as a note", "2026-13-45; updates due 2026-12-01\n2027-02-31", []],
    [
      "a due day that is none, as not given",
      "2026-12-16; due 2026-99-99; opens 2026-11-31",
      [{ on: "2026-12-16", due: null, opens: null }],
    ],
    ["a day the British way, as a note", "16/12/2026", []],
    [
      "a weekday before a day",
      "Wednesday 2026-12-16; updates due Tue, 2026-12-01; opens tues 2026-11-17",
      [{ on: "2026-12-16", due: "2026-12-01", opens: "2026-11-17" }],
    ],
    ["nothing", "", []],
  ])("reads %s", (_rule, calendar, expected) => {
    expect(readMeetings({ calendar }).meetings).toEqual(expected)
  })

  const rubbish = "2026-12-16; updates due first Tuesday"
  it.each([
    ["a line that begins with words", "Every third Wednesday, due a fortnight before\nNext: 2026-12-16", []],
    ["what is read", "2026-12-16; updates due Tuesday 2026-12-01; opens 2026-11-17 (budget)", []],
    ["a further word that asks for no day", "2026-12-16 overdue items first, see 2026-11-30", []],
  ])("complains of nothing in %s", (_rule, calendar, expected) => {
    expect(readMeetings({ calendar }).unread).toEqual(expected)
  })

  it.each([
    ["a due day that is none", "2026-12-16; due 2026-99-99"],
    ["a due day in words", rubbish],
    ["an opening in another form", "2026-12-16; due 2026-12-01; opens 17/11/2026"],
    ["a day that is none", "2026-02-31; updates due 2026-02-01"],
    ["a day the British way", "16/12/2026"],
    ["a day in words", "Wednesday 16th December"],
  ])("tells of %s", (_rule, line) => {
    expect(readMeetings({ calendar: `A note\r\n${line}\r\n2027-01-20` }).unread).toEqual([line])
  })
})
