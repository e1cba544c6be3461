import { useQuery } from "@tanstack/react-query"
import { ImportAnswer } from "#domain/wire/imports.ts"
import { useApi } from "./apiClient.ts"

const whileWritingMs = 2000

export const isGoing = ({ state }: ImportAnswer) => state === "waiting" || state === "writing"

export const importPath = (importKey: string) => `/api/imports/${encodeURIComponent(importKey)}`

/** By which what was sent is kept: sent again, an import that stopped goes on where it was. */
export const requestName = (importKey: string) => `import request ${importKey}`

/** An import on its way: asked for until it has ended one way or another. */
export function useImport(importKey: string) {
  const api = useApi()
  return useQuery({
    queryKey: ["import", importKey],
    queryFn: () => api.read(importPath(importKey), ImportAnswer),
    refetchInterval: query => (query.state.data && !isGoing(query.state.data) ? false : whileWritingMs),
  })
}
