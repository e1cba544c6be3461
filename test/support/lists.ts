// The lists as they are in the local Graph, read past the app: by Microsoft's client with a token of its own.
import type { Budget } from "#api/graph/budget.ts"
import { createGraphClient } from "#api/graph/client.ts"
import { appTokens, createMsal } from "#api/signIn/appTokens.ts"
import { localConfig } from "#infra/local/localConfig.ts"
import { retarget } from "#infra/local/retarget.ts"
import { addressesOf, ids, secrets, site, type World } from "#infra/local/world.ts"

type Fields = Record<string, string | number | boolean>
export type Item = { id: string; fields: Fields }

export function graphClientOf(world: World, app: "api" | "setup" = "setup", options: { budget?: Budget } = {}) {
  const { authority } = localConfig(addressesOf(world), {
    dataFolder: "",
    port: 0,
    language: "en-GB",
    wordsFolder: null,
  })
  const msal = createMsal({ clientId: ids[app], secret: secrets[app] }, authority)
  return createGraphClient(appTokens(msal), retarget(world.graph.origin), options)
}

export function listsOf(world: World) {
  const client = graphClientOf(world)
  const siteId = client
    .api(`/sites/${site.host}:${site.path}`)
    .get()
    .then(found => found.id as string)
  const itemsOf = async (list: string) => `/sites/${await siteId}/lists/${list}/items`
  const read = async (list: string): Promise<Item[]> =>
    (
      await client
        .api(await itemsOf(list))
        .expand("fields")
        .top(5000)
        .get()
    ).value
  return {
    read,
    async actionByReference(reference: string): Promise<Item> {
      const found = (await read("Actions")).find(
        ({ fields }) => fields.Reference === reference && String(fields.PlanKey).includes("SSAP"),
      )
      if (!found) throw new Error(`no action ${reference}`)
      return found
    },
    /** Updates of one action, oldest first. */
    async updatesOf(actionKey: unknown): Promise<Item[]> {
      const all = (await read("Updates")).filter(({ fields }) => fields.SubjectKey === actionKey)
      return all.toSorted((a, b) => String(a.fields.At).localeCompare(String(b.fields.At)))
    },
    /** As a site owner would in SharePoint. */
    async edit(list: string, id: string, fields: Record<string, unknown>) {
      await client.api(`${await itemsOf(list)}/${id}/fields`).patch(fields)
    },
    async remove(list: string, id: string) {
      await client.api(`${await itemsOf(list)}/${id}`).delete()
    },
  }
}
