import type { Action } from "#domain/action/action.ts"
import { AppError } from "#domain/errors.ts"
import type { Request } from "#domain/people/request.ts"
import type { RequestStore } from "#domain/request/ports.ts"
import type { Register } from "#domain/update/register.ts"
import type { Update } from "#domain/update/update.ts"
import { aRegister, type RegisterParts } from "./builders.ts"

type Step = keyof RequestStore

export type MemoryUpdateStore = RequestStore & {
  readonly actions: ReadonlyMap<string, Action>
  readonly requests: ReadonlyMap<string, Request>
  readonly updates: readonly Update[]
  /** The lists as read now. */
  register(): Register
  /** Somebody edits the list itself. */
  edit(key: string, change: Partial<Action>): void
  removeAction(key: string): void
  /** Runs once just before (or after) the next such step. */
  before(step: Step, happening: () => void): void
  after(step: Step, happening: () => void): void
}

/** Thrown from a happening: the store did not answer. */
export const outage = (): never => {
  throw new AppError("unavailable", "the store does not answer")
}

/** One list whose items are read and written with their etags. */
function versioned<T extends { key: string }>(values: readonly T[] = []) {
  const items = new Map(values.map(value => [value.key, structuredClone(value)]))
  const versions = new Map<string, number>()
  const etagOf = (key: string) => `"${key},${versions.get(key) ?? 1}"`
  const change = (key: string, part: Partial<T>) => {
    const item = items.get(key)
    if (!item) return
    items.set(key, structuredClone({ ...item, ...part }))
    versions.set(key, (versions.get(key) ?? 1) + 1)
  }
  const read = (key: string) => {
    const item = items.get(key)
    return item ? { value: structuredClone(item), etag: etagOf(key) } : null
  }
  const write = (key: string, part: Partial<T>, etag: string): "written" | "changed" => {
    if (!items.has(key) || etag !== etagOf(key)) return "changed"
    change(key, part)
    return "written"
  }
  const add = (value: T): "added" | "present" => {
    if (items.has(value.key)) return "present"
    items.set(value.key, structuredClone(value))
    return "added"
  }
  return { items, change, read, write, add }
}

/** The plans' store in memory; `parts` are the lists that updates do not write. */
export function memoryUpdateStore(parts: RegisterParts = {}): MemoryUpdateStore {
  const actions = versioned(parts.actions)
  const requests = versioned(parts.requests)
  const updates: Update[] = [...(parts.updates ?? [])]
  const happenings = new Map<string, () => void>()
  const happen = (when: string) => {
    const happening = happenings.get(when)
    happenings.delete(when)
    happening?.()
  }

  async function during<T>(step: Step, work: () => T): Promise<T> {
    happen(`before ${step}`)
    const result = work()
    happen(`after ${step}`)
    return result
  }

  const addUpdate = (update: Update): "added" | "present" => {
    if (updates.some(known => known.key === update.key)) return "present"
    updates.push(structuredClone(update))
    return "added"
  }

  return {
    actions: actions.items,
    requests: requests.items,
    updates,
    register: () =>
      aRegister({
        ...parts,
        actions: [...actions.items.values()],
        requests: [...requests.items.values()],
        updates: [...updates],
      }),
    edit: actions.change,
    removeAction: key => actions.items.delete(key),
    before: (step, happening) => happenings.set(`before ${step}`, happening),
    after: (step, happening) => happenings.set(`after ${step}`, happening),
    readAction: key => during("readAction", () => actions.read(key)),
    writeAction: (key, part, etag) => during("writeAction", () => actions.write(key, part, etag)),
    addUpdate: update => during("addUpdate", () => addUpdate(update)),
    addRequest: request => during("addRequest", () => requests.add(request)),
    readRequest: key => during("readRequest", () => requests.read(key)),
    writeRequest: (key, part, etag) => during("writeRequest", () => requests.write(key, part, etag)),
  }
}
