import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import type { z } from "zod"
import { ApiError } from "./ApiError.ts"
import { useApi } from "./apiClient.ts"

type Told<Answer> = { done: (answer: Answer) => void; failed: (error: Error) => void }

/** What was pressed is sent once; the pages it changes are read anew before it counts as done. */
export function useSend<Answer>(path: string, schema: z.ZodType<Answer>, reads: readonly string[]) {
  const api = useApi()
  const client = useQueryClient()
  const [isSending, setIsSending] = useState(false)
  const readAnew = () => Promise.all(reads.map(key => client.invalidateQueries({ queryKey: [key] })))
  const { mutateAsync } = useMutation({
    mutationFn: (request: unknown) => api.send(path, request, schema),
    onSuccess: readAnew,
    onError: error => {
      if (error instanceof ApiError && error.code === "conflict") void readAnew()
    },
  })
  /** Both calls come even where the button that was pressed is gone by then. */
  const send = (request: unknown, { done, failed }: Told<Answer>) => {
    if (isSending) return
    setIsSending(true)
    mutateAsync(request)
      .then(done, failed)
      .finally(() => setIsSending(false))
  }
  return { send, isSending }
}
