// The directory's people as they are now: those seeded, less who was removed, with who was disabled marked so.
import type { Person, Seed } from "./options.ts"

/** What is changed here lasts until the stand-in stops; the seed itself is read anew every time. */
export const makeDirectory = (seed: Seed) => {
  const changed = new Map<string, "disabled" | "removed">()
  const demand = (id: string) => {
    if (!seed.people.some(person => person.id === id)) throw new Error(`The directory knows no person ${id}`)
  }
  const change = (id: string, to: "disabled" | "removed") => {
    demand(id)
    changed.set(id, to)
  }
  return {
    disable: (id: string) => change(id, "disabled"),
    remove: (id: string) => change(id, "removed"),
    /** As seeded again. */
    restore(id: string) {
      demand(id)
      changed.delete(id)
    },
    people(): readonly Person[] {
      if (changed.size === 0) return seed.people
      return seed.people
        .filter(({ id }) => changed.get(id) !== "removed")
        .map(person => (changed.has(person.id) ? { ...person, accountEnabled: false } : person))
    },
  }
}

export type Directory = ReturnType<typeof makeDirectory>
