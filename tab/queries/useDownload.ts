import { useMutation } from "@tanstack/react-query"
import { useApi } from "./apiClient.ts"

/** Fetches a file as the signed-in person, which no link could, and hands it to the browser to keep. */
export function useDownload() {
  const api = useApi()
  return useMutation({
    mutationFn: async ({ path, fallback }: { path: string; fallback: string }) => {
      const { name, content } = await api.download(path)
      save(content, name || fallback)
      return name || fallback
    },
  })
}

/** How long a browser may take to begin reading what it was handed. */
const heldMs = 60_000

function save(content: Blob, name: string) {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(content)
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(link.href), heldMs)
}
