// What comes again, completed and put right: answers one after the other, each judged with those before it.
import { describe, expect, it } from "vitest"
import type { Action } from "#domain/action/action.ts"
import type { Status } from "#domain/action/status.ts"
import { nextLatest } from "#domain/byWhen/byWhen.ts"
import { applyUpdate, shownOf } from "#domain/update/applyUpdate.ts"
import { circumstancesOf } from "#domain/update/circumstances.ts"
import { stateOf, type Update } from "#domain/update/update.ts"
import { aByWhen, anAction, anUpdate, aPerson, aPlan, aPost, aRegister, aStage } from "../../support/builders.ts"

type Said = { on: string; status: Status | null; form?: string; post?: string }

const posts = [
  ...["a", "b", "c", "post"].map(key => aPost({ key, holder: aPerson(key) })),
  aPost({ key: "group", memberKeys: ["a", "b", "c"] }),
]
const annual = aByWhen({ stages: [aStage({ latest: "2026-11-30", repeats: "annually" })] })

/** Answers of the lead, or of a post of the group, each on a form of its own unless one is named. */
function told(said: readonly Said[], leadKey = "post"): Action {
  let action = anAction({ leadKey, byWhen: annual })
  const updates: Update[] = []
  for (const [at, { on, status, form = `form${at}`, post = "post" }] of said.entries()) {
    const {
      before: _b,
      after: _a,
      held: _h,
      ...draft
    } = anUpdate({
      ...{ key: `u${at}`, at: `${on}T${String(9 + at).padStart(2, "0")}:00:00Z`, formId: `${form}:${at}` },
      ...{ actor: aPerson(post), forPost: { key: post, title: post }, kind: status ? "progress" : "no change" },
      asked: status && { status, closedBecause: null, forecast: null },
    })
    const register = aRegister({ actions: [action], posts, plans: [aPlan()], updates })
    const circumstances = circumstancesOf({ draft, shown: shownOf(action), outcome: null }, action, register)
    const judged = applyUpdate(action, draft, circumstances)
    updates.push({ ...draft, before: stateOf(action), ...judged })
    action = { ...action, ...judged.after }
  }
  return action
}

const complete = (on: string, part: Partial<Said> = {}): Said => ({ on, status: "complete", ...part })

describe("an occurrence that was completed", () => {
  it.each<[string, Said[], string, Status]>([
    ["leaves the next", [complete("2026-11-26")], "2027-11-30", "in place, under review"],
    [
      "by mistake, is undone on the same card, weeks later",
      [complete("2026-11-26", { form: "card" }), { on: "2026-12-20", status: "under way", form: "card" }],
      "2026-11-30",
      "under way",
    ],
    [
      "by mistake, is undone elsewhere on the same day",
      [complete("2026-11-26"), { on: "2026-11-26", status: "under way" }],
      "2026-11-30",
      "under way",
    ],
    [
      "twice with other words, is one, and is undone as one",
      [complete("2026-11-26"), complete("2026-11-26"), { on: "2026-11-26", status: "on hold" }],
      "2026-11-30",
      "on hold",
    ],
    [
      "and undone, is completed after all",
      [complete("2026-11-26"), { on: "2026-11-26", status: "under way" }, complete("2026-11-28")],
      "2027-11-30",
      "in place, under review",
    ],
    [
      "stays so when the next is told of on another day",
      [complete("2026-11-26"), { on: "2027-03-02", status: "under way" }],
      "2027-11-30",
      "under way",
    ],
    [
      "stays so when nothing has changed",
      [complete("2026-11-26"), { on: "2026-11-26", status: null }],
      "2027-11-30",
      "in place, under review",
    ],
    [
      "is followed by the next",
      [complete("2026-11-26"), complete("2027-10-30")],
      "2028-11-30",
      "in place, under review",
    ],
  ])("%s", (_rule, said, next, status) => {
    const action = told(said)
    expect([nextLatest(action.byWhen), action.status]).toEqual([next, status])
  })
})

describe("an occurrence that a group completes", () => {
  const all = ["a", "b", "c"].map((post, at) => complete(`2026-11-2${at}`, { post }))
  const nextAnd = ({ byWhen, status }: Action) => [nextLatest(byWhen), status]

  it("is complete when all are, and stays so when the last says it better", () => {
    expect(nextAnd(told(all.slice(0, 2), "group"))).toEqual(["2026-11-30", "under way"])
    expect(nextAnd(told(all, "group"))).toEqual(["2027-11-30", "in place, under review"])
    const better = [...all, complete("2026-11-22", { post: "c" })]
    expect(nextAnd(told(better, "group"))).toEqual(["2027-11-30", "in place, under review"])
  })

  it("is to be completed by all the next time", () => {
    const next = ["a", "b", "c"].map((post, at) => complete(`2027-11-2${at}`, { post }))
    expect(nextAnd(told([...all, ...next.slice(0, 1)], "group"))).toEqual(["2027-11-30", "under way"])
    expect(nextAnd(told([...all, ...next], "group"))).toEqual(["2028-11-30", "in place, under review"])
  })
})
