import { useMutation, useQueryClient } from "@tanstack/react-query"
import { DigestAnswer } from "#domain/wire/digests.ts"
import { useApi } from "./apiClient.ts"

export function usePostDigest(forumKey: string) {
  const api = useApi()
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.send(`/api/forums/${encodeURIComponent(forumKey)}/digests`, {}, DigestAnswer),
    onSuccess: () => void client.invalidateQueries({ queryKey: ["plans"] }),
  })
}
