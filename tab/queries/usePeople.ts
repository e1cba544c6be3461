import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useEffect, useState } from "react"
import { PeopleAnswer } from "#domain/wire/posts.ts"
import { useApi } from "./apiClient.ts"

/** A directory has too many beginning with one letter. */
const lettersNeeded = 2
const afterTypingMs = 300

/** People of the directory by name, asked for when the typing rests. */
export function usePeople(typed: string) {
  const api = useApi()
  const search = useRested(typed.trim(), afterTypingMs)
  return useQuery({
    queryKey: ["people", search],
    queryFn: () => api.read(`/api/people?search=${encodeURIComponent(search)}`, PeopleAnswer),
    enabled: search.length >= lettersNeeded,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  })
}

function useRested(text: string, afterMs: number): string {
  const [rested, setRested] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), afterMs)
    return () => clearTimeout(timer)
  }, [text, afterMs])
  return rested
}
