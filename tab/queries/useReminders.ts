import { useQuery } from "@tanstack/react-query"
import { RemindersAnswer } from "#domain/wire/reminders.ts"
import { useApi } from "./apiClient.ts"
import { askAgainAfterMs } from "./freshness.ts"

export function useReminders() {
  const api = useApi()
  return useQuery({
    queryKey: ["reminders"],
    queryFn: () => api.read("/api/reminders", RemindersAnswer),
    refetchInterval: query => askAgainAfterMs(query.state.data?.day.state === "going"),
  })
}
