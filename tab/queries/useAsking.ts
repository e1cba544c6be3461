import { useQuery } from "@tanstack/react-query"
import { AskingAnswer } from "#domain/wire/actions.ts"
import { useApi } from "./apiClient.ts"

export const askingPath = (actionKey: string) => `/api/actions/${encodeURIComponent(actionKey)}/requests`

/** What else the reader may ask for on an action; read anew with the action. */
export function useAsking(actionKey: string) {
  const api = useApi()
  return useQuery({
    queryKey: ["action", actionKey, "requests"],
    queryFn: () => api.read(askingPath(actionKey), AskingAnswer),
  })
}
