import { describe, expect, it } from "vitest"
import type { HistoryEntry } from "#domain/wire/actions.ts"
import { english, makeWords } from "#domain/words/words.ts"
import { wordEntry, wordEntrySource } from "../../../../tab/components/action/wordEntry.ts"

const words = makeWords("en-GB", english)
const today = "2026-11-26"

const entry = (parts: Partial<HistoryEntry> = {}): HistoryEntry => ({
  key: "U1",
  kind: "progress",
  at: "2026-11-26T14:35:00Z",
  actorName: "Person 1",
  forPostTitle: "Head of Service 1",
  via: "card",
  statusBefore: "under way",
  statusAfter: "under way",
  forecastAfter: null,
  askedStatus: null,
  stageLabel: null,
  held: null,
  words: "",
  wordsForColleagues: "",
  isWaiting: false,
  ...parts,
})

describe("wordEntry", () => {
  it.each<[Partial<HistoryEntry>, string]>([
    [{}, "Update: Under way"],
    [{ statusAfter: "complete" }, "Update: Under way to Complete"],
    [{ forecastAfter: "at risk" }, "Update: Under way; at risk"],
    [{ stageLabel: "CMT" }, "Update: Under way; “CMT” is done"],
    [{ kind: "decision", stageLabel: "CMT" }, "Decision"],
    [{ held: "re-dated", stageLabel: "CMT" }, "Update: Under way"],
    [{ askedStatus: "complete" }, "Update: asked for Complete"],
    [{ askedStatus: "under way" }, "Update: Under way"],
    [{ kind: "no change", forecastAfter: "yes" }, "No change"],
    [{ kind: "import", statusBefore: null, statusAfter: "not started" }, "Brought in"],
    [{ kind: "direct edit", statusBefore: null, statusAfter: null }, "Edited in the SharePoint list"],
  ])("says what happened: %j", (parts, said) => {
    expect(wordEntry(entry(parts), words)).toBe(said)
  })
})

describe("wordEntrySource", () => {
  it("names the actor, the post answered for and the route, without this year's year", () => {
    expect(wordEntrySource(entry(), today, words)).toBe(
      "26 November, 14:35, by Person 1 for Head of Service 1, on the card",
    )
  })

  it("names an earlier year, and no post where there is none", () => {
    expect(
      wordEntrySource(entry({ at: "2025-05-30T09:00:00Z", forPostTitle: null, via: "SharePoint" }), today, words),
    ).toBe("30 May 2025, 10:00, by Person 1, in SharePoint")
  })
})
