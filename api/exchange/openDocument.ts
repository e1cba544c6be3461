// Opens a file or a paste into a neutral document. In a thread of its own, one after another: a large Word file takes
// seconds in the library that reads it, while the bot on this process answers at once.
import { guardKind } from "./guardKind.ts"
import { limits } from "./guardLimits.ts"
import { type DroppedFile, isRefused, type Opened, type Pasted, refused } from "./opened.ts"
import { openInThread } from "./openInThread.ts"

export type { Opened, Refusal } from "./opened.ts"

export async function openDocument(file: DroppedFile | Pasted): Promise<Opened> {
  if (sizeOf(file) > limits.fileBytes) return refused("too large")
  const kind = "paste" in file ? "text" : guardKind(file.name, file.bytes)
  if (typeof kind === "object" && isRefused(kind)) return kind
  return openInThread(file)
}

/** Of letters the number of characters, which is no more than that of their bytes. */
const sizeOf = (file: DroppedFile | Pasted) =>
  "paste" in file ? (file.paste.html?.length ?? 0) + file.paste.text.length : file.bytes.length
