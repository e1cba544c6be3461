// An even pace: a bucket that fills as steadily as units come free.

export type Pace = {
  take(units: number, at: number): void
  /** The first moment at which so many units may be taken. */
  freeAt(units: number, at: number): number
}

/** What a sum of small fractions may be out by. */
const rounding = 1e-6

export function createPace(perMillisecond: number, most: number): Pace {
  let held = most
  let heldAt = Number.NEGATIVE_INFINITY
  const heldThen = (at: number) => Math.min(most, held + (at - heldAt) * perMillisecond)

  return {
    take(units, at) {
      held = heldThen(at) - units
      heldAt = at
    },
    freeAt: (units, at) => at + Math.max(0, Math.ceil((units - heldThen(at)) / perMillisecond - rounding)),
  }
}
