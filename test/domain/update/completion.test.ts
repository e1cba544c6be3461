// What comes again, completed and put right.
import { describe, expect, it } from "vitest"
import type { Action } from "#domain/action/action.ts"
import type { Status } from "#domain/action/status.ts"
import { nextLatest } from "#domain/byWhen/byWhen.ts"
import { aByWhen, aStage } from "../../support/builders.ts"
import { type Said, told as toldOf } from "./told.ts"

const annual = aByWhen({ stages: [aStage({ latest: "2026-11-30", repeats: "annually" })] })
const told = (said: readonly Said[], leadKey = "post"): Action => toldOf(said, leadKey, annual).action

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
