import { expect, it } from "vitest"
import { openRequests } from "#domain/request/openRequests.ts"
import { aRegister, aRequest } from "../../support/builders.ts"

it("gives what waits for a decision on an action, the oldest first, and nothing else", () => {
  const of = (key: string, part = {}) => aRequest({ key, subjectKey: "a", ...part })
  const requests = [
    of("3", { kind: "hand-over" }),
    of("1"),
    of("2", { state: "agreed" }),
    of("4", { state: "withdrawn" }),
    of("5", { subjectKey: "b" }),
    of("6", { kind: "agenda" }),
    of("7", { kind: "remind me on" }),
  ]

  expect(openRequests("a", aRegister({ requests })).map(({ key }) => key)).toEqual(["1", "3"])
})
