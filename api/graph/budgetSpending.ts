// The rolling minute: what was spent in it, counted so that it is never less than what SharePoint has counted.

/** A minute and a little: two clocks that count it round differently. */
const windowMilliseconds = 60_050

export type Spending = {
  begin(units: number): void
  /** The answer is there, or will not come. */
  end(units: number, at: number): void
  /** SharePoint says what remains until it counts anew. */
  hear(remaining: number, until: number, at: number): void
  /** The first moment at which so many units may be free; never later than they are. */
  freeAt(units: number, at: number): number
  spentAt(at: number): number
}

type Spent = { units: number; until: number }

/**
 * SharePoint counts a request somewhere between its being sent and its being answered. Until the answer it counts here
 * whatever the time, and from the answer for a minute: so no slow request can leave our minute before it leaves theirs.
 */
export function createSpending(perMinute: number): Spending {
  let underWay = 0
  let answeredUnits = 0
  /** In the order in which they leave. */
  const answered: Spent[] = []
  /** What SharePoint counted and we did not: another process has spent in our name. */
  let others: Spent = { units: 0, until: Number.NEGATIVE_INFINITY }

  function forget(at: number) {
    while (answered[0] && answered[0].until <= at) answeredUnits -= answered.shift()?.units ?? 0
    if (others.until <= at) others = { ...others, units: 0 }
  }

  const room = () => perMinute - underWay - answeredUnits - others.units

  return {
    begin(units) {
      underWay += units
    },
    end(units, at) {
      underWay -= units
      answeredUnits += units
      answered.push({ units, until: at + windowMilliseconds })
    },
    hear(remaining, until, at) {
      others = { units: 0, until }
      forget(at)
      others.units = Math.max(0, room() - remaining)
    },
    freeAt(units, at) {
      forget(at)
      let short = units - room()
      if (short <= 0) return at
      const leaving = others.units > 0 ? [...answered, others].toSorted((a, b) => a.until - b.until) : answered
      for (const spent of leaving) {
        short -= spent.units
        if (short <= 0) return spent.until
      }
      return at + windowMilliseconds
    },
    spentAt(at) {
      forget(at)
      return underWay + answeredUnits
    },
  }
}
