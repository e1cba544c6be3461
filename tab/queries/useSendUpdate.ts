import { useMutation, useQueryClient } from "@tanstack/react-query"
import { UpdateAnswer, type UpdateRequest } from "#domain/wire/actions.ts"
import { useApi } from "./apiClient.ts"

/** Sends an update; the action shown is then the one in the answer, and the tables are read again. */
export function useSendUpdate(actionKey: string) {
  const api = useApi()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (request: UpdateRequest) =>
      api.send(`/api/actions/${encodeURIComponent(actionKey)}/updates`, request, UpdateAnswer),
    onSuccess: answer => {
      client.setQueryData(["action", actionKey], answer.detail)
      void client.invalidateQueries({ queryKey: ["plan"] })
      void client.invalidateQueries({ queryKey: ["plans"] })
    },
  })
}
