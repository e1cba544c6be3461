// Eight of the runs that `npm run chaos` makes: cards and replies in storms, with the app killed at random moments.
import { beforeAll, describe, expect, it } from "vitest"
import type { Outcome } from "../chaos/run.ts"
import { runSeeds, type Variant } from "../chaos/runMany.ts"

const variants: { variant: Variant; what: string; seeds: number[]; minutes: number }[] = [
  { variant: "sqlite", what: "one instance on SQLite", seeds: [1, 2, 3, 4, 5, 6], minutes: 12 },
  { variant: "table", what: "two instances on a table, of which one is killed", seeds: [1, 2], minutes: 16 },
]

describe.each(variants)("chaos with $what", ({ variant, seeds, minutes }) => {
  const outcomes = new Map<number, Outcome>()
  beforeAll(() => runSeeds(variant, seeds, 1, outcome => outcomes.set(outcome.seed, outcome)), minutes * 60_000)

  it.each(seeds)("seed %i: nothing twice, nobody left out, no reply lost", seed => {
    const outcome = outcomes.get(seed)
    expect(outcome?.faults).toEqual([])
    expect(outcome?.figures?.replies).toBe(100)
  })
})
