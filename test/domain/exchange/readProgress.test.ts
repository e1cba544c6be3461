import { describe, expect, it } from "vitest"
import { readProgress } from "#domain/exchange/readProgress.ts"

describe("readProgress", () => {
  it.each([
    ["Ongoing", "under way"],
    ["Underway", "under way"],
    ["Awareness raising sessions underway.", "under way"],
    ["Report in draft", "under way"],
    ["Research commissioned", "under way"],
    ["New strategy agreed.", "under way"],
    ["Report agreed by CMT on 31 October", "under way"],
    ["Agreed dates have been circulated", "under way"],
    ["Preferred contractor and tender have been selected.", "under way"],
    ["restarted on site following a delay of approx. five weeks", "under way"],
    ["Amber: acceptable progress made – continue monitoring", "under way"],
    ["Action has some issues/delay but not significant slippage", "under way"],
    ["Pursuing an opportunity of a partnership", "under way"],
    ["on target", "under way"],
    ["under control", "under way"],
    ["behind schedule", "under way"],
    ["one month behind", "under way"],
    ["50% complete", "under way"],
    ["Not yet complete", "under way"],
    ["Nearly done", "under way"],
    ["Complete", "complete"],
    ["Actioned.", "complete"],
    ["Delivered", "complete"],
    ["Yes", "complete"],
    ["These actions are all complete as of X date.", "complete"],
    ["Completed January 2016", "complete"],
    ["In place.", "in place, under review"],
    ["not started", "not started"],
    ["Yet to start", "not started"],
    ["Pending", "not started"],
    ["suspended", "on hold"],
    ["No longer required", "closed, not proceeding"],
  ])("proposes a status for %j", (text, status) => {
    expect(readProgress(text).status).toBe(status)
  })

  it.each([
    "",
    "As above…",
    "Yearly",
    "No",
    "JC/MA to discuss prior to next meeting",
    "Agreed - this will be provided",
    "Will be delivered in May",
    "Not agreed yet",
    "Communications will take place every quarter until the next survey.",
    "By CMT, through report",
    "Some issues – narrative disclosure",
    "up to 25% complete: red, between 26% and 75%: amber, over 75% complete: green",
    "Closed",
  ])("proposes none for %j", text => {
    expect(readProgress(text)).toEqual({ status: null, completedOn: null })
  })

  it("takes a bare day for the day it was done", () => {
    expect(readProgress("15/10/2015")).toEqual({ status: "complete", completedOn: "2015-10-15" })
  })

  it("takes a bare month for done, without a day", () => {
    expect(readProgress("March 2015")).toEqual({ status: "complete", completedOn: null })
  })

  it("takes an approval with its day for done where the column asks whether it is done, and only there", () => {
    const words = "Presented and approved by Cabinet on 5/11/2015"
    expect(readProgress(words, { asksWhetherDone: true })).toEqual({ status: "complete", completedOn: "2015-11-05" })
    expect(readProgress(words)).toEqual({ status: "under way", completedOn: null })
  })
})
