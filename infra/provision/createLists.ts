// Makes the lists of a register in a site: safe to run again, and reads back what it made.
import type { GraphClient } from "#api/graph/client.ts"
import { type ColumnKind, commonColumns } from "#api/graph/columns/column.ts"
import { type ListId, listIds, lists } from "#api/graph/columns/lists.ts"
import { toAppError } from "#api/graph/errors.ts"
import { findLists, findSite, type SiteAddress } from "#api/graph/site.ts"

type Named = ColumnKind & { name: string }
type Definition = Record<string, unknown> & { name: string; displayName: string }

/** What was made, and where a column that was there already is not as it must be. */
export type Provisioned = { lists: string[]; columns: string[]; differences: string[] }

/** Needs an identity that may manage lists; the app itself may only write items. */
export async function createLists(client: GraphClient, address: SiteAddress): Promise<Provisioned> {
  const site = await findSite(client, address)
  const done: Provisioned = { lists: [], columns: [], differences: [] }
  const ids = await findLists(client, site)
  for (const list of listIds) {
    const { name } = lists[list]
    const id = ids.get(name) ?? (await createList(client, site, name, done))
    await createColumns(client, `${site}/lists/${id}`, list, done)
  }
  return done
}

async function createList(client: GraphClient, site: string, name: string, done: Provisioned): Promise<string> {
  try {
    const made = await client.api(`${site}/lists`).post({ displayName: name, list: { template: "genericList" } })
    done.lists.push(name)
    return made.id
  } catch (error) {
    throw toAppError(error, `create list ${name}`)
  }
}

/** Columns given along with a new list have been known not to appear, so each is made, then all are read back. */
async function createColumns(client: GraphClient, list: string, id: ListId, done: Provisioned): Promise<void> {
  const wanted = columnsOf(id).map(define)
  const before = await readColumns(client, list)
  for (const definition of wanted) {
    const there = before.get(definition.name)
    if (there) {
      await widenChoice(client, list, definition, there)
      continue
    }
    try {
      await client.api(`${list}/columns`).post(definition)
      done.columns.push(`${lists[id].name}.${definition.name}`)
    } catch (error) {
      throw toAppError(error, `create column ${lists[id].name}.${definition.name}`)
    }
  }
  const after = await readColumns(client, list)
  done.differences.push(...wanted.flatMap(it => differences(`${lists[id].name}.${it.name}`, it, after.get(it.name))))
}

/** A later version may offer more choices than the list was made with; none is ever taken away. */
async function widenChoice(client: GraphClient, list: string, wanted: Definition, there: Record<string, unknown>) {
  const choices = choicesOf(wanted)
  const now = choicesOf(there)
  const isWider = choices.length > now.length && now.every(choice => choices.includes(choice))
  if (!isWider) return
  try {
    await client.api(`${list}/columns/${there.id}`).patch({ choice: wanted.choice })
  } catch (error) {
    throw toAppError(error, `widen the choices of ${wanted.name}`)
  }
}

const choicesOf = (column: Record<string, unknown>): readonly string[] =>
  (column.choice as { choices?: readonly string[] } | undefined)?.choices ?? []

/** Title is there from the start. */
function columnsOf(id: ListId): Named[] {
  const own = lists[id].columns as readonly Named[]
  const names = new Set(own.map(column => column.name))
  return [...own, ...commonColumns.filter(column => !names.has(column.name))].filter(column => column.name !== "Title")
}

const facets: Record<Named["type"], (column: Named) => Record<string, unknown>> = {
  text: () => ({ text: { allowMultipleLines: false, maxLength: 255 } }),
  note: () => ({ text: { allowMultipleLines: true, textType: "plain", linesForEditing: 6 } }),
  number: () => ({ number: {} }),
  day: () => ({ dateTime: { format: "dateOnly" } }),
  time: () => ({ dateTime: { format: "dateTime" } }),
  boolean: () => ({ boolean: {} }),
  choice: column => ({ choice: { choices: "choices" in column ? column.choices : [], displayAs: "dropDownMenu" } }),
}

export function define(column: Named): Definition {
  return {
    name: column.name,
    displayName: column.name,
    indexed: "indexed" in column,
    enforceUniqueValues: "unique" in column,
    ...facets[column.type](column),
  }
}

async function readColumns(client: GraphClient, list: string): Promise<Map<string, Record<string, unknown>>> {
  try {
    const page = await client.api(`${list}/columns`).get()
    return new Map(page.value.map((column: { name: string }) => [column.name, column]))
  } catch (error) {
    throw toAppError(error, "read columns")
  }
}

/** Only what was asked for is compared: the service adds a good deal of its own. */
function differences(name: string, wanted: Definition, found: Record<string, unknown> | undefined): string[] {
  if (!found) return [`${name} is missing`]
  return compare(wanted, found, name)
}

function compare(wanted: unknown, found: unknown, path: string): string[] {
  if (Array.isArray(wanted) || typeof wanted !== "object" || wanted === null)
    return JSON.stringify(wanted) === JSON.stringify(found)
      ? []
      : [`${path} is ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`]
  const has = (typeof found === "object" && found !== null ? found : {}) as Record<string, unknown>
  return Object.entries(wanted).flatMap(([key, value]) => compare(value, has[key], `${path}.${key}`))
}
