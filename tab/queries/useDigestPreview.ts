import { useQuery } from "@tanstack/react-query"
import { DigestPreview } from "#domain/wire/digests.ts"
import { useApi } from "./apiClient.ts"

/** What a forum's digest would say; read when somebody is about to post it. */
export function useDigestPreview(forumKey: string, isWanted: boolean) {
  const api = useApi()
  return useQuery({
    queryKey: ["digest", forumKey],
    queryFn: () => api.read(`/api/forums/${encodeURIComponent(forumKey)}/digest`, DigestPreview),
    enabled: isWanted,
    // Never an older one: it is looked at to decide.
    staleTime: 0,
    gcTime: 0,
  })
}
