const minute = 60_000

const budgets = [
  { licences: 1_000, perMinute: 1_250, perDay: 1_200_000 },
  { licences: 5_000, perMinute: 2_500, perDay: 2_400_000 },
  { licences: 15_000, perMinute: 3_750, perDay: 3_600_000 },
  { licences: 50_000, perMinute: 5_000, perDay: 4_800_000 },
  { licences: Number.POSITIVE_INFINITY, perMinute: 6_250, perDay: 6_000_000 },
]

export type Units = {
  /** Spent in the last 60 seconds. */
  readonly perMinute: number
  /** The most spent in any 60 seconds so far. */
  readonly busiestMinute: number
  readonly total: number
  readonly requests: number
  readonly budget: { readonly perMinute: number; readonly perDay: number }
}

/**
 * Counts SharePoint's resource units, those of all applications together; budget.ts judges each by itself.
 * https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online
 */
export const makeMeter = (licences: number, unitsPerMinute?: number) => {
  const ofSize = budgets.find(size => licences <= size.licences)
  const perMinute = unitsPerMinute ?? ofSize?.perMinute ?? 1_250
  const perDay = ofSize?.perDay ?? 1_200_000
  const recent: { readonly at: number; readonly units: number }[] = []
  let sum = 0
  let total = 0
  let requests = 0
  let busiestMinute = 0

  const forget = (now: number) => {
    const keep = recent.findIndex(({ at }) => at > now - minute)
    const gone = recent.splice(0, keep === -1 ? recent.length : keep)
    for (const { units } of gone) sum -= units
  }

  return {
    /** A refused request counts as an answered one does. */
    count(units: number, now: number) {
      forget(now)
      recent.push({ at: now, units })
      sum += units
      total += units
      requests += 1
      busiestMinute = Math.max(busiestMinute, sum)
    },
    read(now: number): Units {
      forget(now)
      return { perMinute: sum, busiestMinute, total, requests, budget: { perMinute, perDay } }
    },
  }
}

export type Meter = ReturnType<typeof makeMeter>
