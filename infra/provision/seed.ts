// Writes sample data into empty lists, through the store like any other data. Run again, it adds what is missing.
import type { GraphClient } from "#api/graph/client.ts"
import { type ItemOf, type ListId, listIds } from "#api/graph/columns/lists.ts"
import { createPlanStore } from "#api/graph/planStore.ts"
import { openSite, type SiteAddress } from "#api/graph/site.ts"

/** Values for each list; keys are the caller's, so that the same sample is the same everywhere. */
export type Sample = { [L in ListId]: readonly ItemOf<L>[] }

/** How many items are written at once: SharePoint counts writes, this machine does not mind. */
const atOnce = 8

/** Answers how many items were added. */
export async function seed(client: GraphClient, address: SiteAddress, sample: Sample): Promise<number> {
  const site = await openSite(client, address)
  const names = namesIn(sample)
  const store = createPlanStore({ client, site, names, written: () => {}, idOf: () => undefined })
  let added = 0
  for (const list of listIds) {
    const waiting = [...sample[list]]
    const addOne = async () => {
      for (let value = waiting.shift(); value !== undefined; value = waiting.shift())
        if ((await store.add(list, value as never)) === "added") added++
    }
    await Promise.all(Array.from({ length: atOnce }, addOne))
  }
  return added
}

function namesIn(sample: Sample): (key: string) => string {
  const names = new Map<string, string>([
    ...sample.posts.map(post => [post.key, post.title] as const),
    ...sample.plans.map(plan => [plan.key, plan.title] as const),
    ...sample.recommendations.map(it => [it.key, it.number] as const),
  ])
  return key => names.get(key) ?? key
}
