// One thread that opens files, started for the first and kept for those that follow soon after.
import { Worker } from "node:worker_threads"
import type { Block } from "#domain/exchange/document.ts"
import { limits } from "./guardLimits.ts"
import { type DroppedFile, type Opened, type Pasted, refused } from "./opened.ts"
import { joinPiece, unpackPiece } from "./openPieces.ts"
import type { Said, Told } from "./openThread.ts"

/** A person corrects a file and drops it again; starting and loading takes longer than reading most files. */
const keptMilliseconds = 30_000

const resourceLimits = {
  maxOldGenerationSizeMb: limits.threadMegabytes,
  // Mammoth makes many small objects that live a while: with a small nursery much of its time goes on moving them.
  maxYoungGenerationSizeMb: 128,
}

let kept: { worker: Worker; until: NodeJS.Timeout } | null = null

/** One at a time: the caller sees to that. */
export async function openInThread(given: DroppedFile | Pasted): Promise<Opened> {
  const worker = takeWorker()
  const { promise, resolve, reject } = Promise.withResolvers<{ opened: Opened; isSpent: boolean }>()
  const tooLong = setTimeout(() => resolve({ opened: refused("broken"), isSpent: true }), limits.threadMilliseconds)
  const blocks: Block[] = []
  const tell = (told: Told) => worker.postMessage(told)
  worker.on("message", (said: Said) => {
    if (said.kind === "refused") resolve({ opened: said, isSpent: false })
    else if (said.kind === "end")
      resolve({ opened: { kind: "opened", document: { title: said.title, blocks } }, isSpent: false })
    else {
      joinPiece(blocks, unpackPiece(said.piece))
      tell({ kind: "taken" })
    }
  })
  worker.on("error", error => {
    // The thread's memory is bounded; what does not fit ends the thread and nothing else.
    const isFull = "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY"
    if (isFull) resolve({ opened: refused("unpacks too large"), isSpent: true })
    else reject(error)
  })
  worker.on("exit", () => resolve({ opened: refused("broken"), isSpent: true }))
  try {
    tell({ kind: "open", given })
    const { opened, isSpent } = await promise
    if (isSpent) await worker.terminate()
    else keep(worker)
    return opened
  } finally {
    clearTimeout(tooLong)
  }
}

function takeWorker(): Worker {
  if (kept === null) return new Worker(new URL("openThread.ts", import.meta.url), { resourceLimits })
  const { worker, until } = kept
  kept = null
  clearTimeout(until)
  worker.removeAllListeners()
  worker.ref()
  return worker
}

/** It keeps no process from ending. */
function keep(worker: Worker): void {
  worker.removeAllListeners()
  const drop = () => {
    if (kept?.worker === worker) kept = null
    // Nobody waits for it: it holds nothing.
    void worker.terminate().catch(() => {})
  }
  worker.on("error", drop)
  worker.on("exit", drop)
  worker.unref()
  kept = { worker, until: setTimeout(drop, keptMilliseconds).unref() }
}
