import { describe, expect, it } from "vitest"
import { requestCard } from "#bot/cards/requestCard.ts"
import type { RequestNotice } from "#domain/request/notice.ts"
import { complaintsAbout, textsOf } from "../../support/readCard.ts"
import { context } from "../../support/reminders.ts"

const notice: RequestNotice = {
  ...{ type: "request", what: "decide", requestKey: "01REQUEST", kind: "date change", actionKey: "01ACTION" },
  ...{ reference: "2.3", text: "Set standards", askedBy: "Head of Learning", reason: "The tiles are late." },
  ...{
    now: "once the roof is on",
    nowDay: "2026-11-30",
    stage: null,
    wanted: "after the tiles",
    wantedDay: "2027-03-31",
  },
  ...{ original: "in summer", timesRedated: 1, verdict: null, decidedBy: null, decision: null, left: null },
}
const shown = (of: RequestNotice, isExempt: boolean) => {
  const card = requestCard(of, { ...context, isExempt: () => isExempt })
  expect(complaintsAbout(card)).toEqual([])
  return textsOf(card).join("\n")
}

describe("a card about a request", () => {
  it("says what is wanted, as it was written", () => {
    const text = shown(notice, false)
    for (const words of ["once the roof is on", "after the tiles", "in summer", "The tiles are late.", "Set standards"])
      expect(text).toContain(words)
  })

  it("names the stage that is to move, where there are several", () => {
    expect(shown({ ...notice, stage: "Executive" }, false)).toContain("Executive")
    expect(shown({ ...notice, stage: "Executive" }, true)).not.toContain("Executive")
  })

  it("counts the moves before it to who decides, and no more once it is decided", () => {
    expect(shown(notice, false)).toContain("Moved once before.")
    expect(shown({ ...notice, what: "decided", verdict: "agreed", decidedBy: "Chief Officer" }, false)).not.toContain(
      "before.",
    )
  })

  it("says days and no words of an action that has become exempt since", () => {
    const text = shown(notice, true)
    for (const words of ["roof", "tiles", "summer", "standards"]) expect(text).not.toContain(words)
    for (const day of ["30 November 2026", "31 March 2027"]) expect(text).toContain(day)
  })

  it("says that what was agreed left the action as it was, and why", () => {
    const agreed = { ...notice, what: "decided" as const, verdict: "agreed" as const, decidedBy: "Chief Officer" }
    expect(shown({ ...agreed, left: "closed" }, false)).toContain(
      "The action was left as it was. The action had been closed meanwhile.",
    )
    expect(shown({ ...agreed, left: "stage gone" }, false)).toContain("The stage it was for is done")
    expect(shown(agreed, false)).not.toContain("left as it was")
  })

  it("tells whoever receives an action that it is theirs, who asked and who agreed", () => {
    const handed = { ...notice, what: "handed" as const, kind: "hand-over" as const, verdict: "agreed" as const }
    const text = shown({ ...handed, wanted: "Head of Parks", wantedDay: null, decidedBy: "Chief Officer" }, false)
    for (const words of [
      "2.3 is handed over to you as Head of Parks",
      "Approved by Chief Officer.",
      "Head of Learning",
    ])
      expect(text).toContain(words)
    expect(text).not.toContain("Asked for:")
  })

  it("names the posts of a hand-over, exempt or not: they are no words of the action", () => {
    const posts = { now: "Head of Leisure", nowDay: null, wanted: "Head of Parks", wantedDay: null, original: "" }
    const text = shown({ ...notice, ...posts, kind: "hand-over" }, true)
    expect(text).toContain("Head of Leisure")
    expect(text).toContain("Head of Parks")
  })
})
