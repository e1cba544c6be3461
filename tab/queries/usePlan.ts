import { useQuery } from "@tanstack/react-query"
import type { Day } from "#domain/day/day.ts"
import { PlanAnswer } from "#domain/wire/plans.ts"
import { useApi } from "./apiClient.ts"
import { askAgainAfterMs } from "./freshness.ts"

/** A plan's table as at a day; null is today. */
export function usePlan(planKey: string, asAt: Day | null) {
  const api = useApi()
  const path = `/api/plans/${encodeURIComponent(planKey)}${asAt === null ? "" : `?asAt=${asAt}`}`
  return useQuery({
    queryKey: ["plan", planKey, asAt],
    queryFn: () => api.read(path, PlanAnswer),
    refetchInterval: query => askAgainAfterMs(query.state.data?.actions.some(row => row.isWaiting) ?? false),
    placeholderData: (previous, previousQuery) => (previousQuery?.queryKey[1] === planKey ? previous : undefined),
  })
}
