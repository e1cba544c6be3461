import { useQuery } from "@tanstack/react-query"
import { ActionAnswer } from "#domain/wire/actions.ts"
import { useApi } from "./apiClient.ts"
import { askAgainAfterMs } from "./freshness.ts"

export function useAction(actionKey: string) {
  const api = useApi()
  return useQuery({
    queryKey: ["action", actionKey],
    queryFn: () => api.read(`/api/actions/${encodeURIComponent(actionKey)}`, ActionAnswer),
    refetchInterval: query => askAgainAfterMs(query.state.data?.action.isWaiting ?? false),
  })
}
