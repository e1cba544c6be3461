// The lists in memory. Every read uses this copy; deltas keep it fresh, a snapshot brings it back after a restart.
import type { Instant } from "#domain/day/day.ts"
import { absencesIn } from "#domain/people/request.ts"
import type { Register } from "#domain/update/register.ts"
import type { Update } from "#domain/update/update.ts"
import { type ListId, listIds, lists } from "../graph/columns/lists.ts"
import type { ListReader } from "../graph/listReader.ts"
import type { ListItem } from "../graph/planStore.ts"
import { createCopy } from "./copy.ts"
import { readSnapshot, writeSnapshot } from "./snapshot.ts"

export type Replica = {
  /** As stored, without waiting replies. Lives: it changes as the lists do. */
  register: Register
  /** Rises with every item that comes, changes or goes. */
  version(): number
  /** When the lists were last read, by the real clock. */
  readAt(): Instant
  /** The same in real milliseconds, for a watch on whether it goes on; 0 before the first reading. */
  readMoment(): number
  /** When the last completed reading began, in the same: what was written before that is in the copy. */
  readFrom(): number
  /** From the snapshot where there is one, then from the lists. Throws when neither can be read. */
  open(): Promise<void>
  /** Takes in what changed until now; lists that cannot tell are read in full. */
  refresh(): Promise<void>
  /** Drops what went from the lists without a word. */
  reconcile(): Promise<void>
  save(): Promise<void>
  put(list: ListId, item: ListItem): void
  idOf(list: ListId, key: string): string | undefined
  /** The etag of an item as last seen; null when there is none. */
  etagOf(list: ListId, key: string): string | null
  /** What people read beside a key. */
  nameOf(key: string): string
  unreadable(): { list: ListId; id: string; why: string }[]
}

type Parts = { reader: ListReader; site: string; file: string | null; stamp(): Instant; now(): number }

export function createReplica({ reader, site, file, stamp, now }: Parts): Replica {
  const updatesBySubject = new Map<string, Map<string, Update>>()
  const copies = makeCopies(updatesBySubject)
  const links = new Map<ListId, string>()
  let readAt: Instant = stamp()
  let readMoment = 0
  let readFrom = 0
  let queued: Promise<void> | null = null
  let lastReading: Promise<void> = Promise.resolve()
  /** Written since the last reading began: a list read meanwhile may not have them yet. */
  const written = new Set<string>()

  async function readInFull(list: ListId) {
    const link = await reader.latest(list)
    const seen = new Set<string>()
    for await (const page of reader.readAll(list))
      for (const item of page) {
        seen.add(item.id)
        copies[list].put(item)
      }
    dropUnseen(list, seen)
    links.set(list, link)
  }

  function dropUnseen(list: ListId, seen: ReadonlySet<string>) {
    for (const id of [...copies[list].ids()])
      if (!seen.has(id) && !written.has(`${list} ${id}`)) copies[list].remove(id)
  }

  async function refreshList(list: ListId) {
    const link = links.get(list)
    const changes = link === undefined ? null : await reader.changesSince(list, link)
    if (changes?.kind !== "changes") return readInFull(list)
    for (const item of changes.items) copies[list].put(item)
    for (const id of changes.deleted) copies[list].remove(id)
    links.set(list, changes.link)
  }

  async function refreshAll() {
    const begun = now()
    written.clear()
    for (const list of listIds) await refreshList(list)
    readAt = stamp()
    readMoment = now()
    readFrom = begun
  }

  async function restore(): Promise<boolean> {
    const snapshot = file === null ? null : await readSnapshot(file, site)
    if (!snapshot) return false
    for (const list of listIds) {
      const kept = snapshot.lists[list]
      if (!kept) continue
      for (const item of kept.items) copies[list].put(item)
      links.set(list, kept.link)
    }
    readAt = snapshot.readAt
    return listIds.every(list => links.has(list))
  }

  /** One after the other: ids read before a change was taken in would drop what it brought. */
  function alone(reading: () => Promise<void>): Promise<void> {
    const next = lastReading.then(reading)
    lastReading = next.catch(() => {})
    return next
  }

  /** A reading under way may be past what is asked about: whoever asks gets one that begins after, with all who ask so. */
  const refresh = () => {
    queued ??= alone(() => {
      queued = null
      return refreshAll()
    })
    return queued
  }

  return {
    register: makeRegister(copies, updatesBySubject),
    version: () => listIds.reduce((sum, list) => sum + copies[list].version(), 0),
    readAt: () => readAt,
    readMoment: () => readMoment,
    readFrom: () => readFrom,
    async open() {
      const isRestored = await restore()
      // With a snapshot the app opens even while Graph is down; what it shows says how old it is.
      await (isRestored ? refresh().catch(() => {}) : refresh())
    },
    refresh,
    reconcile: () =>
      alone(async () => {
        written.clear()
        for (const list of listIds) dropUnseen(list, await reader.readIds(list))
      }),
    async save() {
      if (file === null) return
      const kept = listIds.map(
        list => [list, { link: links.get(list) ?? "", items: [...copies[list].items()] }] as const,
      )
      await writeSnapshot(file, { site, readAt, lists: Object.fromEntries(kept) })
    },
    put(list, item) {
      written.add(`${list} ${item.id}`)
      copies[list].put(item)
    },
    idOf: (list, key) => copies[list].idOf(key),
    etagOf: (list, key) => copies[list].etagOf(key),
    nameOf: key =>
      copies.posts.byKey.get(key)?.title ??
      copies.plans.byKey.get(key)?.title ??
      copies.recommendations.byKey.get(key)?.number ??
      key,
    unreadable: () => listIds.flatMap(list => [...copies[list].unreadable.values()].map(it => ({ list, ...it }))),
  }
}

const makeCopies = (updatesBySubject: Map<string, Map<string, Update>>) => ({
  units: createCopy(lists.units.read),
  posts: createCopy(lists.posts.read),
  plans: createCopy(lists.plans.read),
  themes: createCopy(lists.themes.read),
  actions: createCopy(lists.actions.read),
  updates: createCopy(lists.updates.read, (update, isThere) => {
    const ofSubject = updatesBySubject.get(update.subjectKey) ?? new Map<string, Update>()
    updatesBySubject.set(update.subjectKey, ofSubject)
    if (isThere) ofSubject.set(update.key, update)
    else ofSubject.delete(update.key)
  }),
  recommendations: createCopy(lists.recommendations.read),
  forums: createCopy(lists.forums.read),
  requests: createCopy(lists.requests.read),
  settings: createCopy(lists.settings.read),
})

type Copies = ReturnType<typeof makeCopies>

function makeRegister(copies: Copies, updatesBySubject: ReadonlyMap<string, ReadonlyMap<string, Update>>): Register {
  return {
    units: copies.units.byKey,
    posts: copies.posts.byKey,
    plans: copies.plans.byKey,
    themes: copies.themes.byKey,
    actions: copies.actions.byKey,
    recommendations: copies.recommendations.byKey,
    forums: copies.forums.byKey,
    requests: copies.requests.byKey,
    settings: copies.settings.byKey,
    get absences() {
      return absencesIn(copies.requests.byKey.values())
    },
    updatesOf: key => [...(updatesBySubject.get(key)?.values() ?? [])],
  }
}
