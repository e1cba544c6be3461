import type { Action } from "#domain/action/action.ts"
import { AppError } from "#domain/errors.ts"
import type { UpdateStore } from "#domain/update/ports.ts"
import type { Register } from "#domain/update/register.ts"
import type { Update } from "#domain/update/update.ts"
import { aRegister, type RegisterParts } from "./builders.ts"

type Step = "readAction" | "writeAction" | "addUpdate"

export type MemoryUpdateStore = UpdateStore & {
  readonly actions: ReadonlyMap<string, Action>
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

/** The plans' store in memory; `parts` are the lists that updates do not write. */
export function memoryUpdateStore(parts: RegisterParts = {}): MemoryUpdateStore {
  const actions = new Map((parts.actions ?? []).map(action => [action.key, structuredClone(action)]))
  const versions = new Map<string, number>()
  const updates: Update[] = [...(parts.updates ?? [])]
  const happenings = new Map<string, () => void>()
  const etagOf = (key: string) => `"${key},${versions.get(key) ?? 1}"`
  const happen = (when: string) => {
    const happening = happenings.get(when)
    happenings.delete(when)
    happening?.()
  }
  const change = (key: string, part: Partial<Action>) => {
    const action = actions.get(key)
    if (!action) return
    actions.set(key, structuredClone({ ...action, ...part }))
    versions.set(key, (versions.get(key) ?? 1) + 1)
  }

  async function during<T>(step: Step, work: () => T): Promise<T> {
    happen(`before ${step}`)
    const result = work()
    happen(`after ${step}`)
    return result
  }

  return {
    actions,
    updates,
    register: () => aRegister({ ...parts, actions: [...actions.values()], updates: [...updates] }),
    edit: change,
    removeAction: key => actions.delete(key),
    before: (step, happening) => happenings.set(`before ${step}`, happening),
    after: (step, happening) => happenings.set(`after ${step}`, happening),
    readAction: key =>
      during("readAction", () => {
        const action = actions.get(key)
        return action ? { value: structuredClone(action), etag: etagOf(key) } : null
      }),
    writeAction: (key, part, etag) =>
      during("writeAction", () => {
        if (!actions.has(key) || etag !== etagOf(key)) return "changed"
        change(key, part)
        return "written"
      }),
    addUpdate: update =>
      during("addUpdate", () => {
        if (updates.some(known => known.key === update.key)) return "present"
        updates.push(structuredClone(update))
        return "added"
      }),
  }
}
