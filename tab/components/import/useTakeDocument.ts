// Where a document may come from: dropped or pasted anywhere on the page.
import { useEffect, useRef, useState } from "react"
import type { DocumentSource } from "../../queries/useReadDocument.ts"

export function pastedSource(clipboard: DataTransfer): DocumentSource | null {
  const [html, text] = [clipboard.getData("text/html"), clipboard.getData("text/plain")]
  // Word and Excel put a picture of the same beside the words.
  if (html.trim() !== "" || text.trim() !== "") return { kind: "paste", html, text }
  const file = clipboard.files[0]
  return file ? { kind: "file", file } : null
}

/** Whether a file hangs over the page. What is dropped beside the zone would else open in the page's place. */
export function useTakeDocument(take: (source: DocumentSource) => void): boolean {
  const [isOver, setIsOver] = useState(false)
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => {
    const over = (event: DragEvent) => {
      event.preventDefault()
      setIsOver(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false)
    }
    const drop = (event: DragEvent) => {
      event.preventDefault()
      setIsOver(false)
      const source = event.dataTransfer && droppedSource(event.dataTransfer)
      if (source) latest.current(source)
    }
    const paste = (event: ClipboardEvent) => {
      if (isField(event.target) || !event.clipboardData) return
      const source = pastedSource(event.clipboardData)
      if (source) latest.current(source)
    }
    const listeners = new AbortController()
    const { signal } = listeners
    addEventListener("dragover", over, { signal })
    addEventListener("dragleave", leave, { signal })
    addEventListener("drop", drop, { signal })
    addEventListener("paste", paste, { signal })
    return () => listeners.abort()
  }, [])
  return isOver
}

function droppedSource(dropped: DataTransfer): DocumentSource | null {
  const file = dropped.files[0]
  return file ? { kind: "file", file } : pastedSource(dropped)
}

const isField = (target: EventTarget | null) => target instanceof HTMLElement && target.matches("input, textarea")
