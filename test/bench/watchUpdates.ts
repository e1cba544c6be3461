// Notes when each item comes into Updates: by the requests that made them, which end in the order of the items' ids.
import type { Council } from "./council.ts"

const lookEvery = 20

export function watchUpdates({ world: { graph }, lists }: Council) {
  const made: number[] = []
  const before = lists.read("Updates").then(items => items.length)
  let lastSeen = graph.requests().at(-1)?.requestId
  let updatesList: string | null = null
  const known = siteReads.then(id => {
    updatesList = id
  })

  function look() {
    const log = graph.requests()
    const from = log.findLastIndex(({ requestId }) => requestId === lastSeen) + 1
    lastSeen = log.at(-1)?.requestId ?? lastSeen
    const isMade = (path: string) => updatesList !== null && path.endsWith("/items") && path.includes(updatesList)
    for (const { method, path, status } of log.slice(from))
      if (method === "POST" && status === 201 && isMade(path)) made.push(Date.now())
  }
  const timer = setInterval(look, lookEvery)

  return {
    /** Resolves with the moment at which so many have come. */
    async all(count: number): Promise<number> {
      await listId
      while (made.length < count) await new Promise(resolve => setTimeout(resolve, lookEvery))
      return made[count - 1] ?? Date.now()
    },
    /** When each came, by its words. */
    async end(): Promise<Map<string, number>> {
      clearInterval(timer)
      const items = (await lists.read("Updates")).slice(await before)
      return new Map(items.map(({ fields }, at) => [String(fields.Words), made[at] ?? Number.NaN]))
    },
  }
}
