import { useQuery } from "@tanstack/react-query"
import { PostsAnswer } from "#domain/wire/posts.ts"
import { useApi } from "./apiClient.ts"
import { askAgainAfterMs } from "./freshness.ts"

export function usePosts() {
  const api = useApi()
  return useQuery({
    queryKey: ["posts"],
    queryFn: () => api.read("/api/posts", PostsAnswer),
    refetchInterval: askAgainAfterMs(false),
  })
}
