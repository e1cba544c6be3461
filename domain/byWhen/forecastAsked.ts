// Whether "will it be done on time?" can be asked: only of what has a day still to come.
import type { Day } from "../day/day.ts"
import { type ByWhen, overdueStages } from "./byWhen.ts"
import { currentStages } from "./currentStages.ts"

/** Of the whole; of what is left, where some of it is late already; null where nothing has a day ahead. */
export type ForecastAsked = "whole" | "rest" | null

export function forecastAsked(byWhen: ByWhen, today: Day): ForecastAsked {
  const isAhead = currentStages(byWhen).some(({ latest }) => latest !== null && latest >= today)
  if (!isAhead) return null
  return overdueStages(byWhen, today).length > 0 ? "rest" : "whole"
}
