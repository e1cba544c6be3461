// What an application may spend in SharePoint in any 60 seconds, and how long it must wait when it has spent it.

const minute = 60_000
/** The share of the budget that refused requests may take up. */
const shareOfRefused = 0.2
/** The share from which the service, if it does so at all, tells how much is left. */
const shareWorthTelling = 0.8

export type Verdict = {
  readonly isRefused: boolean
  /** Whole seconds until as much has left the window as this request needs; 0 when it was let through. */
  readonly retryAfter: number
  /** Present from 80 % of the budget: how much is left, and the seconds until spending is below that again. */
  readonly told?: { readonly limit: number; readonly remaining: number; readonly reset: number }
}

/**
 * One application's rolling minute. Refused requests count as answered ones do, but never for more than a fifth of the
 * budget: so however hard an application hammers, four fifths of the budget are let through in every minute, and one that
 * waits as long as it was told, and asks nothing meanwhile, is let through.
 */
export const makeBudget = (perMinute: number) => {
  const spent: { readonly at: number; readonly units: number; readonly isRefused: boolean }[] = []
  const sums = { all: 0, refused: 0 }

  const put = (units: number, at: number, isRefused: boolean) => {
    spent.push({ at, units, isRefused })
    sums.all += units
    if (isRefused) sums.refused += units
  }
  const forget = (now: number) => {
    const keep = spent.findIndex(({ at }) => at > now - minute)
    for (const { units, isRefused } of spent.splice(0, keep === -1 ? spent.length : keep)) {
      sums.all -= units
      if (isRefused) sums.refused -= units
    }
  }
  const secondsUntil = (most: number, now: number) => {
    let left = sums.all
    if (left <= most) return 0
    for (const { at, units } of spent) {
      left -= units
      if (left <= most) return Math.max(1, Math.ceil((at + minute - now) / 1_000))
    }
    return 0
  }

  return {
    /** Counts a request and says whether it goes through. One that alone is dearer than the budget goes through in a quiet minute. */
    spend(units: number, now: number): Verdict {
      forget(now)
      const isRefused = units > 0 && sums.all > 0 && sums.all + units > perMinute
      const room = Math.max(0, perMinute - units)
      if (!isRefused) put(units, now, false)
      else if (sums.refused + units <= perMinute * shareOfRefused) put(units, now, true)
      const retryAfter = isRefused ? secondsUntil(room, now) : 0
      const worth = perMinute * shareWorthTelling
      if (sums.all < worth) return { isRefused, retryAfter }
      const told = { limit: perMinute, remaining: Math.max(0, perMinute - sums.all), reset: secondsUntil(worth, now) }
      return { isRefused, retryAfter, told }
    },
  }
}

export type Budget = ReturnType<typeof makeBudget>
