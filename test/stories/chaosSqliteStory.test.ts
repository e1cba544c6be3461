// Some of the runs that `npm run chaos` makes: cards and replies in storms, the app killed at random moments.
import { beforeAll, describe, expect, it } from "vitest"
import type { Outcome } from "../chaos/run.ts"
import { runSeeds } from "../chaos/runMany.ts"

const seeds = [1, 2, 3, 4, 5, 6, 7]

describe("chaos with one instance on SQLite", () => {
  const outcomes = new Map<number, Outcome>()
  beforeAll(() => runSeeds("sqlite", seeds, 2, outcome => outcomes.set(outcome.seed, outcome)), 12 * 60_000)

  it.each(seeds)("seed %i: nothing twice, nobody left out, no reply lost", seed => {
    const outcome = outcomes.get(seed)
    expect(outcome?.faults).toEqual([])
    expect(outcome?.figures?.replies).toBe(100)
  })
})
