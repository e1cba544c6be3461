// Opens a file or a paste into a neutral document. In a thread of its own, one after another: a large Word file takes
// seconds and much memory in the library that reads it, while the bot on this process answers at once.
import { Worker } from "node:worker_threads"
import type { Block } from "#domain/exchange/document.ts"
import { guardKind } from "./guardKind.ts"
import { limits } from "./guardLimits.ts"
import { type DroppedFile, type Opened, type Pasted, refused } from "./opened.ts"
import { joinPiece } from "./openPieces.ts"
import type { Said } from "./openThread.ts"

export type { Opened, Refusal } from "./opened.ts"

let line: Promise<unknown> = Promise.resolve()

export function openDocument(file: DroppedFile | Pasted): Promise<Opened> {
  if (sizeOf(file) > limits.fileBytes) return Promise.resolve(refused("too large"))
  const kind = "paste" in file ? null : guardKind(file.name, file.bytes)
  if (kind !== null && typeof kind === "object") return Promise.resolve(kind)
  const turn = line.then(() => openInThread(file))
  line = turn.catch(() => {})
  return turn
}

/** Of letters the number of characters, which is no more than that of their bytes. */
const sizeOf = (file: DroppedFile | Pasted) =>
  "paste" in file ? (file.paste.html?.length ?? 0) + file.paste.text.length : file.bytes.length

const resourceLimits = {
  maxOldGenerationSizeMb: limits.threadMegabytes,
  // Mammoth makes millions of small objects that live long: with a small nursery half its time goes on moving them.
  maxYoungGenerationSizeMb: 256,
}

function openInThread(workerData: DroppedFile | Pasted): Promise<Opened> {
  const worker = new Worker(new URL("openThread.ts", import.meta.url), { workerData, resourceLimits })
  const { promise, resolve, reject } = Promise.withResolvers<Opened>()
  const tooLong = setTimeout(() => resolve(refused("broken")), limits.threadMilliseconds)
  const blocks: Block[] = []
  worker.on("message", (said: Said) => {
    if (said.kind === "refused") resolve(said)
    else if (said.kind === "end") resolve({ kind: "opened", document: { title: said.title, blocks } })
    else {
      joinPiece(blocks, said.piece)
      worker.postMessage("taken")
    }
  })
  worker.on("error", error => {
    // The thread's memory is bounded; what does not fit ends the thread and nothing else.
    if ("code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY") resolve(refused("unpacks too large"))
    else reject(error)
  })
  worker.on("exit", () => resolve(refused("broken")))
  return promise.finally(async () => {
    clearTimeout(tooLong)
    await worker.terminate()
  })
}
