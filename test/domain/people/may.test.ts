import { describe, expect, it } from "vitest"
import { type Act, acts, may, type Role, roles } from "#domain/people/may.ts"

/** Each line is an act; the columns are the roles below, in order: "y" may, "." may not. */
const columns: Role[] = [
  "answers for the lead",
  "line manager",
  "plan owner",
  "approver",
  "performance officer",
  "forum member",
  "clerk",
  "administrator",
  "reader",
]

const expected: Record<Act, string> = {
  "read the register": "y y y y y y y y y",
  "update an action": "y y y . . . . . .",
  "update an action on behalf of its owner": ". . . . y . . . .",
  "edit an action": ". . y . y . . . .",
  "ask for a later date": "y y y . . . . . .",
  "decide a later date": ". . . y . . . . .",
  "ask for a hand-over": "y . . . y . . . .",
  "accept a hand-over": ". y y . y . . . .",
  "make a plan": ". . y . y . . . .",
  "approve a plan": ". . . y . . . . .",
  "send reminders": ". . y . y . . . .",
  "post a digest": ". . . . y . y . .",
  "put a line on the agenda": ". . . . . y . . .",
  "record a decision": ". . . . . . y . .",
  "keep posts and units": ". . . . y . . y .",
  "keep settings and roles": ". . . . . . . y .",
}

describe("who may do what", () => {
  it("is settled for every act and every role", () => {
    expect(Object.keys(expected).sort()).toEqual([...acts].sort())
    expect([...columns].sort()).toEqual([...roles].sort())
    for (const line of Object.values(expected)) expect(line.split(" ")).toHaveLength(columns.length)
  })

  for (const [act, line] of Object.entries(expected) as [Act, string][])
    for (const [index, cell] of line.split(" ").entries()) {
      const role = columns[index] ?? "reader"
      it(`${role}: ${act}: ${cell === "y" ? "may" : "may not"}`, () => {
        expect(may(act, [role])).toBe(cell === "y")
      })
    }

  it("lets somebody with several roles do what any of them may", () => {
    expect(may("approve a plan", ["reader", "approver"])).toBe(true)
    expect(may("record a decision", new Set<Role>(["reader", "forum member", "administrator"]))).toBe(false)
  })

  it("lets nobody do anything without a role", () => {
    for (const act of acts) expect(may(act, [])).toBe(false)
  })
})
