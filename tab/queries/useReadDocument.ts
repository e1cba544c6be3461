import { useMutation } from "@tanstack/react-query"
import { type ColumnMeaning, ReadAnswer } from "#domain/wire/imports.ts"
import { useApi } from "./apiClient.ts"

/** A file, or what was on the clipboard. */
export type DocumentSource = { kind: "file"; file: File } | { kind: "paste"; html: string; text: string }

export type Reading = {
  source: DocumentSource
  /** The document's day where it was corrected, else null. */
  asAt?: string | null
  /** What columns are, by id, where that was corrected. */
  columns?: Readonly<Record<string, ColumnMeaning>>
}

/** Has a document read; nothing is written by that. `planKey` is null where it is to be a plan of its own. */
export function useReadDocument(planKey: string | null) {
  const api = useApi()
  return useMutation({
    mutationFn: (reading: Reading) => {
      const { source } = reading
      const path = readPath(reading, planKey)
      if (source.kind === "file") return api.sendFile(path, source.file, ReadAnswer)
      return api.send(path, { html: source.html, text: source.text }, ReadAnswer)
    },
  })
}

function readPath({ source, asAt = null, columns = {} }: Reading, planKey: string | null): string {
  const query = new URLSearchParams()
  if (source.kind === "file") query.set("name", source.file.name)
  if (planKey !== null) query.set("plan", planKey)
  if (asAt !== null) query.set("asAt", asAt)
  if (Object.keys(columns).length > 0) query.set("columns", JSON.stringify(columns))
  return query.size === 0 ? "/api/imports/read" : `/api/imports/read?${query}`
}
