// Opens files in a thread of their own: a large Word file takes seconds in the library that reads it.
import type { Block } from "#domain/exchange/document.ts"
import { limits } from "./guardLimits.ts"
import { isOutOfMemory, keptThread, ThreadEnded } from "./keptThread.ts"
import { type DroppedFile, type Opened, type Pasted, refused } from "./opened.ts"
import { joinPiece, unpackPiece } from "./openPieces.ts"
import type { Said, Told } from "./openThread.ts"

const thread = keptThread<Told, Said>(new URL("openThread.ts", import.meta.url), {
  maxOldGenerationSizeMb: limits.threadMegabytes,
  // Mammoth makes many small objects that live a while: with a small nursery much of its time goes on moving them.
  maxYoungGenerationSizeMb: 128,
})

export async function openInThread(given: DroppedFile | Pasted): Promise<Opened> {
  const blocks: Block[] = []
  const hear = (said: Said, tell: (told: Told) => void): { result: Opened } | null => {
    if (said.kind === "refused") return { result: said }
    if (said.kind === "end") return { result: { kind: "opened", document: { title: said.title, blocks } } }
    joinPiece(blocks, unpackPiece(said.piece))
    tell({ kind: "taken" })
    return null
  }
  try {
    return await thread.talk({ begin: { kind: "open", given }, hear, milliseconds: limits.threadMilliseconds })
  } catch (error) {
    if (isOutOfMemory(error)) return refused("unpacks too large")
    if (error instanceof ThreadEnded) return refused("broken")
    throw error
  }
}
