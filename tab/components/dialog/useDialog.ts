import { useState } from "react"
import type { z } from "zod"
import { useSend } from "../../queries/useSend.ts"

/** A dialog that sends one thing: it closes when that is done, and says in itself when it is not. */
export function useDialog<Answer>(path: string, schema: z.ZodType<Answer>, reads: readonly string[]) {
  const [isOpen, setIsOpen] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const { send, isSending } = useSend(path, schema, reads)
  const setOpen = (next: boolean) => {
    setIsOpen(next)
    setError(null)
  }
  const ask = (request: unknown, done: (answer: Answer) => void) => {
    setError(null)
    send(request, {
      done: answer => {
        setIsOpen(false)
        done(answer)
      },
      failed: setError,
    })
  }
  return { isOpen, setOpen, error, isSending, ask }
}
