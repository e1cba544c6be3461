import { describe, expect, it } from "vitest"
import type { Action } from "#domain/action/action.ts"
import { asAt, inOrder } from "#domain/update/history.ts"
import { stateOf } from "#domain/update/update.ts"
import { anAction, anUpdate } from "../../support/builders.ts"

const state = (status: Action["status"], lastUpdateOn: string | null) => stateOf(anAction({ status, lastUpdateOn }))
const started = "2026-06-01T09:00:00Z"
const done = "2026-09-28T09:00:00Z"
const updates = [
  anUpdate({ key: "b", at: done, before: state("under way", started), after: state("complete", done) }),
  anUpdate({ key: "a", at: started, before: state("not started", null), after: state("under way", started) }),
]
const now = anAction({ ...state("complete", done), text: "Mend the roof today" })

describe("as at a day", () => {
  it.each([
    ["2026-05-31", "not started"],
    ["2026-06-01", "under way"],
    ["2026-09-27", "under way"],
    ["2026-09-28", "complete"],
    ["2026-11-26", "complete"],
  ])("on %s the action was %s", (day, status) => {
    expect(asAt(now, updates, day).status).toBe(status)
  })

  it("an action without updates is as it is", () => {
    expect(asAt(now, [], "2026-01-01")).toEqual(now)
  })

  it("the words of the plan are today's", () => {
    expect(asAt(now, updates, "2026-05-31").text).toBe("Mend the roof today")
  })

  it("an update late on a summer evening counts for London's day", () => {
    const late = anUpdate({
      at: "2026-07-31T23:30:00Z",
      before: state("under way", null),
      after: state("complete", null),
    })
    expect(asAt(now, [late], "2026-07-31").status).toBe("under way")
    expect(asAt(now, [late], "2026-08-01").status).toBe("complete")
  })

  it("updates that tell no state are passed over", () => {
    const silent = anUpdate({ key: "c", at: "2026-11-01T09:00:00Z", before: null, after: null })
    expect(asAt(now, [...updates, silent], "2026-11-02").status).toBe("complete")
    expect(asAt(now, [silent], "2026-10-01")).toEqual(now)
  })

  it("of two updates in one second the later accepted counts", () => {
    const first = anUpdate({ key: "x1", at: done, after: state("on hold", done) })
    const second = anUpdate({ key: "x2", at: done, after: state("under way", done) })
    expect(asAt(now, [second, first], "2026-10-01").status).toBe("under way")
  })
})

describe("in order", () => {
  it("is by time and then by acceptance, and leaves the list it was given", () => {
    const given = [
      anUpdate({ key: "c", at: done }),
      anUpdate({ key: "b", at: done }),
      anUpdate({ key: "z", at: started }),
    ]
    expect(inOrder(given).map(update => update.key)).toEqual(["z", "b", "c"])
    expect(given.map(update => update.key)).toEqual(["c", "b", "z"])
  })
})
