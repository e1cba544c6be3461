import { expect, test } from "vitest"
import { refreshOf } from "#infra/local/teams/channel/refreshOf.ts"

const action = { type: "Action.Execute", id: "r", verb: "show", data: { form: "f1" } }
const card = (refresh: unknown, version = "1.5") => ({ type: "AdaptiveCard", version, refresh })
const named = { action, userIds: ["29:other", "29:me"] }

test("a card asks to be refreshed for those it names", () => {
  expect(refreshOf(card(named), "29:me")).toEqual({ id: "r", verb: "show", data: { form: "f1" } })
  expect(refreshOf(card({ action: { type: "Action.Execute", verb: "show" }, userIds: ["29:me"] }), "29:me")).toEqual({
    id: "",
    verb: "show",
    data: {},
  })
})

test.each([
  ["does not name the person", card({ action, userIds: ["29:other"] })],
  ["names nobody", card({ action })],
  ["names more than sixty before them", card({ action, userIds: [...Array(60).fill("29:x"), "29:me"] })],
  ["is older than 1.4", card(named, "1.3")],
  ["says no version", { type: "AdaptiveCard", refresh: named }],
  ["would submit, not execute", card({ action: { ...action, type: "Action.Submit" }, userIds: ["29:me"] })],
  ["has no verb", card({ action: { type: "Action.Execute" }, userIds: ["29:me"] })],
  ["has no refresh", card(undefined)],
  ["is no card", undefined],
])("a card that %s asks for nothing", (_, given) => {
  expect(refreshOf(given, "29:me")).toBeUndefined()
})
