import type { Item, List, Tombstone } from "./list.ts"

export type Change =
  | { readonly kind: "item"; readonly seq: number; readonly item: Item }
  | { readonly kind: "deleted"; readonly seq: number; readonly tombstone: Tombstone }

const current = (list: List, seq: number, id: number): Change | undefined => {
  const item = list.items.get(id)
  if (item) return item.seq === seq ? { kind: "item", seq, item } : undefined
  const tombstone = list.deleted.get(id)
  return tombstone?.seq === seq ? { kind: "deleted", seq, tombstone } : undefined
}

const isCurrent = (list: List) => (entry: { seq: number; id: number }) =>
  current(list, entry.seq, entry.id) !== undefined

export const noteChange = (list: List, seq: number, id: number) => {
  list.changes.push({ seq, id })
  list.lastSeq = Math.max(list.lastSeq, seq)
  const live = list.items.size + list.deleted.size
  if (list.changes.length > 2 * live + 1_000) list.changes = list.changes.filter(isCurrent(list))
}

const firstAfter = (list: List, seq: number): number => {
  let low = 0
  let high = list.changes.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((list.changes[middle]?.seq ?? 0) > seq) high = middle
    else low = middle + 1
  }
  return low
}

/** The latest state of everything changed after `seq`, each once, oldest change first. */
export function* changesAfter(list: List, seq: number): Generator<Change> {
  for (let at = firstAfter(list, seq); at < list.changes.length; at += 1) {
    const entry = list.changes[at]
    const change = entry && current(list, entry.seq, entry.id)
    if (change) yield change
  }
}
