import { type QueryClient, useQueryClient } from "@tanstack/react-query"
import { useCallback, useState } from "react"

const keyOf = (name: string) => ["kept", name]

/** Told by identity whether something changed, and too large to be compared value by value. */
const asGiven = { gcTime: Number.POSITIVE_INFINITY, structuralSharing: false }

/** Null drops it. */
export function keep(client: QueryClient, name: string, value: unknown) {
  client.setQueryDefaults(keyOf(name), asGiven)
  if (value === null) client.removeQueries({ queryKey: keyOf(name), exact: true })
  else client.setQueryData(keyOf(name), value)
}

/** State that outlives its page, for as long as the tab is open: an hour's work is not lost to a press on a link. */
export function useKept<Value>(name: string) {
  const client = useQueryClient()
  const [value, setValue] = useState<Value | null>(() => client.getQueryData<Value>(keyOf(name)) ?? null)
  const change = useCallback(
    (step: (was: Value | null) => Value | null) => {
      const next = step(client.getQueryData<Value>(keyOf(name)) ?? null)
      keep(client, name, next)
      setValue(next)
    },
    [client, name],
  )
  return [value, change] as const
}
