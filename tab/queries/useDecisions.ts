import { useQuery } from "@tanstack/react-query"
import { DecisionsAnswer } from "#domain/wire/decisions.ts"
import { useApi } from "./apiClient.ts"
import { askAgainAfterMs } from "./freshness.ts"

export function useDecisions() {
  const api = useApi()
  return useQuery({
    queryKey: ["decisions"],
    queryFn: () => api.read("/api/decisions", DecisionsAnswer),
    refetchInterval: askAgainAfterMs(false),
  })
}
