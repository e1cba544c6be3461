import { useQuery } from "@tanstack/react-query"
import { PlansAnswer } from "#domain/wire/plans.ts"
import { useApi } from "./apiClient.ts"
import { askAgainAfterMs } from "./freshness.ts"

export function usePlans() {
  const api = useApi()
  return useQuery({
    queryKey: ["plans"],
    queryFn: () => api.read("/api/plans", PlansAnswer),
    refetchInterval: askAgainAfterMs(false),
  })
}
