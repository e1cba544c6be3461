import { useEffect } from "react"

type Keys = { previousKey: string | null; nextKey: string | null; open: (actionKey: string) => void; close: () => void }

/** Escape closes; Alt with an arrow opens the neighbour. */
export function useActionKeys({ previousKey, nextKey, open, close }: Keys) {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      if (event.key === "Escape") return close()
      const neighbour = event.key === "ArrowUp" ? previousKey : event.key === "ArrowDown" ? nextKey : null
      if (!event.altKey || neighbour === null) return
      event.preventDefault()
      open(neighbour)
    }
    addEventListener("keydown", listen)
    return () => removeEventListener("keydown", listen)
  }, [previousKey, nextKey, open, close])
}
