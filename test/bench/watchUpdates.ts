// Notes when each item comes into Updates: by the requests that made them, which end in the order of the items' ids.
import type { Council } from "./council.ts"

const lookEvery = 20

export function watchUpdates({ world: { graph }, lists, updatesPath }: Council) {
  const made: number[] = []
  const before = lists.read("Updates").then(items => items.length)
  let lastSeen = graph.requests().at(-1)?.requestId

  function look() {
    const log = graph.requests()
    const from = log.findLastIndex(({ requestId }) => requestId === lastSeen) + 1
    lastSeen = log.at(-1)?.requestId ?? lastSeen
    const isMade = (path: string) => path.endsWith(`${updatesPath}/items`)
    for (const { method, path, status } of log.slice(from))
      if (method === "POST" && status === 201 && isMade(path)) made.push(Date.now())
  }
  const timer = setInterval(look, lookEvery)

  return {
    /** Resolves with the moment at which so many have come. */
    async all(count: number): Promise<number> {
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
