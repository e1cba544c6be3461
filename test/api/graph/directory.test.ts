import { GraphError } from "@microsoft/microsoft-graph-client"
import { expect, it } from "vitest"
import type { GraphClient } from "#api/graph/client.ts"
import { createDirectory } from "#api/graph/directory.ts"

/** A directory that answers for each account with a status, or with whether it is enabled. */
function directoryOf(accounts: Record<string, number | boolean>) {
  const api = (path: string) => ({
    async get() {
      const answer = accounts[/^\/users\/([^?]+)/.exec(path)?.[1] ?? ""]
      if (typeof answer === "number") throw new GraphError(answer, "refused")
      return { id: "x", accountEnabled: answer ?? null }
    },
  })
  return createDirectory({ api } as unknown as GraphClient)
}

it("whoever is gone or disabled has left; an id that is none says nothing", async () => {
  const directory = directoryOf({ here: true, disabled: false, gone: 404, "no%20id": 400 })
  const left = await directory.leaversAmong(["here", "disabled", "gone", "no id"])
  expect([...(left ?? [])]).toEqual(["disabled", "gone"])
})

it("nobody is taken for a leaver while the directory does not answer, or may not be read", async () => {
  await expect(directoryOf({ here: true, far: 503 }).leaversAmong(["here", "far"])).rejects.toThrow("503")
  expect(await directoryOf({ closed: 403 }).leaversAmong(["closed"])).toBeNull()
})
