import { describe, expect, it } from "vitest"
import { overlay } from "#domain/update/overlay.ts"
import { stateOf } from "#domain/update/update.ts"
import { anAction, anUpdate, aPerson, aPost, aRegister } from "../../support/builders.ts"
import { aReplyRow } from "../../support/replies.ts"

const action = anAction()
const asked = { status: "on hold", closedBecause: null, forecast: null } as const
const at = "2026-11-26T09:00:00Z"
const later = "2026-11-26T09:05:00Z"
const reply = aReplyRow(action, { key: "u1", at, asked, words: "Waiting for tiles." })
const register = aRegister({ actions: [action] })

const read = (over: ReturnType<typeof overlay>) => ({
  action: over.actions.get("action"),
  updates: over.updatesOf("action"),
})

describe("waiting replies laid over the register", () => {
  it("show the action as it will be, and the update among its others", () => {
    const { action: shown, updates } = read(overlay(register, [reply]))
    expect(shown).toMatchObject({ status: "on hold", progress: "Waiting for tiles.", lastUpdateOn: at })
    expect(updates).toMatchObject([{ key: "u1", held: null, before: stateOf(action) }])
  })

  it("leave the register itself as it was", () => {
    overlay(register, [reply])
    expect(read(register)).toEqual({ action, updates: [] })
  })

  it.each(["accepted", "recorded"])("count while they are %s", state => {
    expect(read(overlay(register, [{ ...reply, state }])).action?.status).toBe("on hold")
  })

  it.each(["applied", "held"])("no longer count once they are %s", state => {
    expect(read(overlay(register, [{ ...reply, state }]))).toEqual({ action, updates: [] })
  })

  it("are not shown twice once their update is in the list", () => {
    const listed = anUpdate({ key: "u1", at, asked })
    expect(read(overlay(aRegister({ actions: [action], updates: [listed] }), [reply])).updates).toEqual([listed])
  })

  it("are not applied twice once the action carries them", () => {
    const applied = anAction({ status: "on hold", progress: "Put right by hand.", lastUpdateKey: "u1" })
    expect(read(overlay(aRegister({ actions: [applied] }), [reply]))).toEqual({ action: applied, updates: [] })
  })

  it("are laid in the order they were accepted: one's own second answer stands", () => {
    const under = { status: "under way", closedBecause: null, forecast: null } as const
    const second = aReplyRow(action, { key: "u2", at: later, asked: under, words: "Tiles came." })
    const { action: shown, updates } = read(overlay(register, [second, reply]))
    expect(shown).toMatchObject({ status: "under way", progress: "Tiles came.", lastUpdateOn: later })
    expect(updates.map(update => [update.key, update.held])).toEqual([
      ["u1", null],
      ["u2", null],
    ])
  })

  it("show somebody else's second answer as held, and the first as standing", () => {
    const second = aReplyRow(action, { key: "u2", at: later, actor: aPerson("q"), words: "Mine." })
    const { action: shown, updates } = read(overlay(register, [reply, second]))
    expect(shown?.progress).toBe("Waiting for tiles.")
    expect(updates.map(update => update.held)).toEqual([null, "answered by another"])
  })

  it("complete a group's action when they hold its members' last answers", () => {
    const posts = [aPost({ key: "post", memberKeys: ["a", "b"] }), aPost({ key: "a" }), aPost({ key: "b" })]
    const complete = { status: "complete", closedBecause: null, forecast: null } as const
    const by = (post: string, key: string, when: string) =>
      aReplyRow(action, { key, at: when, actor: aPerson(post), forPost: { key: post, title: post }, asked: complete })
    const both = [by("a", "u1", at), by("b", "u2", later)]
    const over = (rows: typeof both) => read(overlay(aRegister({ actions: [action], posts }), rows)).action?.status
    expect(over(both.slice(0, 1))).toBe("under way")
    expect(over(both)).toBe("complete")
  })

  it("on an action that is gone are passed over", () => {
    expect(overlay(aRegister(), [reply]).actions.size).toBe(0)
  })
})
