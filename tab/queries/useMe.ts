import { useQuery } from "@tanstack/react-query"
import { MeAnswer } from "#domain/wire/me.ts"
import { useApi } from "./apiClient.ts"

export function useMe() {
  const api = useApi()
  return useQuery({
    queryKey: ["me"],
    queryFn: () => api.read("/api/me", MeAnswer),
    staleTime: Number.POSITIVE_INFINITY,
  })
}
