// The themes of an import: those that are there, and those it makes.
import { headingOf, type Theme } from "../plan/theme.ts"
import type { Register } from "../update/register.ts"
import { plain } from "./importPairs.ts"
import { keyIn } from "./importRows.ts"

const numbered = /^(\d{1,2}(?:\.\d{1,2})?|[A-Z])[.):]\s+(\S.*)$/s

/** A heading of marks alone is a name too. */
const nameOf = (title: string) => plain(title) || title

export type ImportThemes = {
  /** The theme of that title, made if need be. */
  keyOf(title: string | null): string | null
  made(): readonly Theme[]
}

export function importThemes(importKey: string, planKey: string, register: Register): ImportThemes {
  const there = [...register.themes.values()].filter(theme => theme.planKey === planKey)
  const last = there.reduce((most, { order }) => Math.max(most, order), 0)
  const known = new Map<string, string>()
  for (const theme of there)
    for (const name of [nameOf(theme.title), nameOf(headingOf(theme))]) if (!known.has(name)) known.set(name, theme.key)
  const made: Theme[] = []

  function make(written: string): string {
    // Its place in the plan is its own: what an import that broke off has made has other places.
    const order = last + made.length + 1
    const key = keyIn(importKey, "theme", order)
    const [, code = "", title = written] = numbered.exec(written) ?? []
    made.push({ key, title, planKey, code, order, note: "" })
    known.set(nameOf(written), key)
    return key
  }

  return {
    keyOf(title) {
      const written = title?.trim() ?? ""
      if (written === "") return null
      return known.get(nameOf(written)) ?? make(written)
    },
    made: () => made,
  }
}
