import { useQuery } from "@tanstack/react-query"
import { LedgerAnswer } from "#domain/wire/reminders.ts"
import { useApi } from "./apiClient.ts"

/** All that was ever sent to one person, or could not be. */
export function useLedger(personId: string) {
  const api = useApi()
  return useQuery({
    queryKey: ["reminders", "person", personId],
    queryFn: () => api.read(`/api/reminders/people/${encodeURIComponent(personId)}`, LedgerAnswer),
  })
}
