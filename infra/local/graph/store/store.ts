import { noteChange } from "./changes.ts"
import { type Disk, noDisk, openDisk } from "./disk.ts"
import { emptyList, type Item, type List, type ListRecord, type Tombstone } from "./list.ts"
import { rebuildUnique } from "./unique.ts"

/** Everything the site holds: in memory, and every change written through to the disk, if there is one. */
export type Store = {
  readonly disk: Disk
  readonly lists: Map<string, List>
  /** A person's or application's id to its number in the site's own list of users. */
  readonly siteUsers: Map<string, number>
}

// The first numbers of a real site belong to its system accounts.
const firstSiteUser = 6

export const siteUserId = ({ disk, siteUsers }: Store, principalId: string): number => {
  const known = siteUsers.get(principalId)
  if (known !== undefined) return known
  const id = firstSiteUser + siteUsers.size
  siteUsers.set(principalId, id)
  disk.put({ kind: "siteUser", owner: principalId, id: 0, value: id })
  return id
}

const loadLists = (disk: Disk): Map<string, List> => {
  const lists = new Map<string, List>()
  for (const row of disk.rows("list")) lists.set(row.owner, emptyList(row.value as ListRecord))
  for (const row of disk.rows("item")) lists.get(row.owner)?.items.set(row.id, row.value as Item)
  for (const row of disk.rows("deleted")) lists.get(row.owner)?.deleted.set(row.id, row.value as Tombstone)
  for (const list of lists.values()) {
    const states = [...list.items.values(), ...list.deleted.values()].sort((one, other) => one.seq - other.seq)
    for (const { seq, id } of states) {
      list.lastId = Math.max(list.lastId, id)
      noteChange(list, seq, id)
    }
    rebuildUnique(list)
  }
  return lists
}

export const openStore = (file: string | undefined): Store => {
  const disk = file === undefined ? noDisk() : openDisk(file)
  const siteUsers = new Map([...disk.rows("siteUser")].map(row => [row.owner, Number(row.value)]))
  return { disk, lists: loadLists(disk), siteUsers }
}
