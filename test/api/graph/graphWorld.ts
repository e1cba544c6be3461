// Graph and sign-in on this machine with the register's lists in them, for what is tested without the rest of the app.
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type ItemOf, type ListId, lists } from "#api/graph/columns/lists.ts"
import type { ListItem } from "#api/graph/planStore.ts"
import { openSite } from "#api/graph/site.ts"
import { site as address, startWorld } from "#infra/local/world.ts"
import { createLists } from "#infra/provision/createLists.ts"
import { samplePeople } from "#infra/provision/sample/people.ts"
import { graphClientOf } from "../../support/lists.ts"

export async function startGraphWorld({ isProvisioned = true } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "golden-thread-graph-"))
  const world = await startWorld({
    folder,
    ports: { teams: 0, graph: 0, signIn: 0 },
    // Nothing listens there: these tests have no bot.
    appOrigin: "http://127.0.0.1:9",
    people: samplePeople,
    today: () => "2026-11-26",
  })
  const setup = graphClientOf(world, "setup")
  const client = graphClientOf(world, "api")
  if (isProvisioned) await createLists(setup, address)
  return {
    world,
    folder,
    /** May manage lists. */
    setup,
    /** May write items, as the app. */
    client,
    address,
    openSite: () => openSite(client, address),
    async close() {
      await world.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type GraphWorld = Awaited<ReturnType<typeof startGraphWorld>>
type Site = Awaited<ReturnType<GraphWorld["openSite"]>>

/** A list past the app's own reading and writing. */
export function listIn({ setup }: Pick<GraphWorld, "setup">, site: Site, list: ListId) {
  const items = `${site.list(list)}/items`
  const read = async (): Promise<ListItem[]> => (await setup.api(items).expand("fields").top(5000).get()).value
  const find = async (key: string) => {
    const found = (await read()).find(({ fields }) => fields.Key === key)
    if (!found) throw new Error(`no ${key} in ${list}`)
    return found
  }
  return {
    read,
    find,
    add: async (fields: Record<string, unknown>): Promise<string> => (await setup.api(items).post({ fields })).id,
    async edit(key: string, fields: Record<string, unknown>) {
      await setup.api(`${items}/${(await find(key)).id}/fields`).patch(fields)
    },
    async remove(key: string) {
      await setup.api(`${items}/${(await find(key)).id}`).delete()
    },
    async empty() {
      for (const { id } of await read()) await setup.api(`${items}/${id}`).delete()
    },
  }
}

/** An item of a list as the domain knows it. */
export const readItem = <L extends ListId>(list: L, item: ListItem) => lists[list].read(item.fields) as ItemOf<L>
