import { useMutation } from "@tanstack/react-query"
import { ReadAnswer } from "#domain/wire/imports.ts"
import { useApi } from "./apiClient.ts"

/** A file, or what was on the clipboard. */
export type DocumentSource = { kind: "file"; file: File } | { kind: "paste"; html: string; text: string }

/** Has a document read; nothing is written by that. `planKey` is null where it is to be a plan of its own. */
export function useReadDocument(planKey: string | null) {
  const api = useApi()
  return useMutation({
    mutationFn: (source: DocumentSource) => {
      const path = readPath(source, planKey)
      if (source.kind === "file") return api.sendFile(path, source.file, ReadAnswer)
      return api.send(path, { html: source.html, text: source.text }, ReadAnswer)
    },
  })
}

function readPath(source: DocumentSource, planKey: string | null): string {
  const query = new URLSearchParams()
  if (source.kind === "file") query.set("name", source.file.name)
  if (planKey !== null) query.set("plan", planKey)
  return query.size === 0 ? "/api/imports/read" : `/api/imports/read?${query}`
}
