import { describe, expect, it } from "vitest"
import type { Action } from "#domain/action/action.ts"
import type { ByWhen } from "#domain/byWhen/byWhen.ts"
import { applyUpdate, shownOf } from "#domain/update/applyUpdate.ts"
import { circumstancesOf } from "#domain/update/circumstances.ts"
import type { Reply } from "#domain/update/reply.ts"
import { stateOf, type Update } from "#domain/update/update.ts"
import {
  aByWhen,
  anAction,
  anUpdate,
  aPerson,
  aPlan,
  aPost,
  aRegister,
  aRequest,
  dueBy,
} from "../../support/builders.ts"

const before = "2026-11-01T09:00:00Z"
const first = "2026-11-26T09:00:00Z"
const second = "2026-11-26T09:05:00Z"
const shown = shownOf(anAction({ lastUpdateOn: before }))

const reply = (personId: string): Reply => {
  const { before: _b, after: _a, held: _h, ...draft } = anUpdate({ actor: aPerson(personId) })
  return { draft, shown, outcome: null }
}
const by = (personId: string, at: string, part: Partial<Update> = {}) =>
  anUpdate({ at, actor: aPerson(personId), ...part })

const known = (lastUpdateOn: string, updates: Update[]) => {
  const action = anAction({ lastUpdateOn, status: "complete" })
  return circumstancesOf(reply("p"), action, aRegister({ actions: [action], updates })).shown
}

describe("a person's own answers", () => {
  it("are known to them, on whichever card they gave them", () => {
    expect(known(first, [by("p", first)])).toEqual({ ...shown, status: "complete", lastUpdateOn: first })
    expect(known(second, [by("p", second), by("p", first)]).lastUpdateOn).toBe(second)
  })

  it("are told from somebody else's, before them or after", () => {
    expect(known(second, [by("p", first), by("q", second)])).toEqual(shown)
    expect(known(second, [by("q", first), by("p", second)])).toEqual(shown)
  })

  it("that were held changed nothing, so they count neither way", () => {
    expect(known(first, [by("p", first), by("q", second, { held: "closed" })]).lastUpdateOn).toBe(first)
    expect(known(before, [by("p", first, { held: "closed" })])).toEqual(shown)
  })

  it("do not explain a change that none of them made", () => {
    expect(known("2026-11-20T00:00:00Z", [by("p", first)])).toEqual(shown)
    expect(known(first, [])).toEqual(shown)
  })

  it.each(["date request", "decision", "hand-over", "edit"] as const)(
    "are known also when another's line beside them came since: %s",
    kind => {
      const line = by("q", second, { kind })
      expect(known(first, [by("p", first), line])).toEqual({ ...shown, status: "complete", lastUpdateOn: first })
      expect(known(first, [by("q", first), line])).toEqual(shown)
    },
  )

  it("are held against neither a refusal of a later date, nor one they were told of; against another's they are", () => {
    const answered = anAction({ lastUpdateOn: first, byWhen: dueBy("2026-12-01") })
    const later = anAction({ ...answered, byWhen: dueBy("2026-12-24") })
    const judged = (action: Action, asker: string, decision: Update) => {
      const requests = [aRequest({ key: "r", from: aPerson(asker), state: "agreed" })]
      const register = aRegister({ actions: [action], updates: [by("p", first), decision], requests, plans: [aPlan()] })
      const own = { ...reply("p"), shown: { ...shownOf(answered), lastUpdateOn: before } }
      return applyUpdate(action, own.draft, circumstancesOf(own, action, register)).held
    }
    const line = (after: Action) =>
      by("approver", second, {
        ...{ key: "d", kind: "decision", formId: "decision/r" },
        ...{ before: stateOf(answered), after: stateOf(after) },
      })
    expect(judged(answered, "p", line(answered))).toBeNull()
    expect(judged(later, "p", line(later))).toBeNull()
    expect(judged(later, "q", line(later))).toBe("re-dated")
    expect(judged({ ...answered, leadKey: "other" }, "p", line(answered))).toBe("handed over")
  })

  it("hide neither a new date nor a new lead", () => {
    const action = anAction({ lastUpdateOn: first, leadKey: "other" })
    const found = circumstancesOf(reply("p"), action, aRegister({ updates: [by("p", first)] })).shown
    expect(found).toMatchObject({ leadKey: "post", due: shown.due })
  })
})

describe("a later date that somebody asked for", () => {
  const [first, second, third] = ["May 2027", "June 2027", "July 2027"].map(words => aByWhen({ words }))
  const decided = (request: string, from: ByWhen | undefined, to: ByWhen | undefined) =>
    by("approver", "2026-11-25T09:00:00Z", {
      key: request,
      kind: "decision",
      formId: `decision/${request}`,
      before: stateOf(anAction(from ? { byWhen: from } : {})),
      after: stateOf(anAction(to ? { byWhen: to } : {})),
    })
  const shownTo = (personId: string, askers: string[], updates: Update[]) => {
    const action = anAction({ byWhen: third ?? aByWhen({}) })
    const asked = { ...reply(personId), shown: shownOf(anAction({ byWhen: first ?? aByWhen({}) })) }
    const requests = askers.map((asker, at) => aRequest({ key: `r${at}`, from: aPerson(asker), state: "agreed" }))
    const { due } = circumstancesOf(asked, action, aRegister({ actions: [action], updates, requests })).shown
    return due === shownOf(action).due
  }
  const [one, two] = [decided("r0", first, second), decided("r1", second, third)]

  it("and was told of is no conflict, however often it moved", () => {
    expect(shownTo("p", ["p"], [decided("r0", first, third)])).toBe(true)
    expect(shownTo("p", ["p", "p"], [one, two])).toBe(true)
  })

  it("is a conflict for everybody else", () => {
    expect(shownTo("p", ["q"], [decided("r0", first, third)])).toBe(false)
    expect(shownTo("p", ["p", "q"], [one, two])).toBe(false)
    expect(shownTo("p", ["q", "p"], [one, two])).toBe(false)
  })

  it("does not explain a date that was changed without it", () => {
    expect(shownTo("p", ["p"], [one])).toBe(false)
    expect(shownTo("p", [], [])).toBe(false)
    expect(shownTo("p", [], [decided("r0", first, third)])).toBe(false)
  })
})

describe("what else a judgement needs", () => {
  it("is the action's plan, and nothing where it has none", () => {
    const plan = aPlan({ state: "closed" })
    expect(circumstancesOf(reply("p"), anAction(), aRegister({ plans: [plan] })).plan).toEqual(plan)
    expect(circumstancesOf(reply("p"), anAction(), aRegister({ plans: [] })).plan).toBeUndefined()
  })

  it("is the group's other answers, where a group leads", () => {
    const posts = [aPost({ key: "group", memberKeys: ["a"] }), aPost({ key: "a" }), aPost({ key: "post" })]
    const register = aRegister({ posts })
    expect(circumstancesOf(reply("p"), anAction({ leadKey: "group" }), register).othersParts).toBe("to come")
    expect(circumstancesOf(reply("p"), anAction(), register).othersParts).toBeNull()
  })
})
