// Some of the runs that `npm run chaos` makes: two instances on a table, of which one is killed.
import { beforeAll, describe, expect, it } from "vitest"
import type { Outcome } from "../chaos/run.ts"
import { runSeeds } from "../chaos/runMany.ts"

const seeds = [2]

describe("chaos with two instances on a table, of which one is killed", () => {
  const outcomes = new Map<number, Outcome>()
  beforeAll(() => runSeeds("table", seeds, 1, outcome => outcomes.set(outcome.seed, outcome)), 16 * 60_000)

  it.each(seeds)("seed %i: nothing twice, nobody left out, no reply lost", seed => {
    const outcome = outcomes.get(seed)
    expect(outcome?.faults).toEqual([])
    expect(outcome?.figures?.replies).toBe(100)
  })
})
