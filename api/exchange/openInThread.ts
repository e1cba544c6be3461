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

type Waiting = { said(said: Said): void; ended(why: Opened): void; failed(error: unknown): void }
type Thread = { worker: Worker; waiting: Waiting | null; idle: NodeJS.Timeout | undefined }

let thread: Thread | null = null

/** One at a time: the caller sees to that. */
export async function openInThread(given: DroppedFile | Pasted): Promise<Opened> {
  thread ??= startThread()
  const own = thread
  clearTimeout(own.idle)
  own.worker.ref()
  const tell = (told: Told) => own.worker.postMessage(told)
  const { promise, resolve, reject } = Promise.withResolvers<Opened>()
  const blocks: Block[] = []
  const said = (what: Said) => {
    if (what.kind === "refused") return resolve(what)
    if (what.kind === "end") return resolve({ kind: "opened", document: { title: what.title, blocks } })
    joinPiece(blocks, unpackPiece(what.piece))
    tell({ kind: "taken" })
  }
  own.waiting = { said, ended: resolve, failed: reject }
  const tooLong = setTimeout(() => end(own, refused("broken")), limits.threadMilliseconds)
  tell({ kind: "open", given })
  try {
    return await promise
  } finally {
    clearTimeout(tooLong)
    own.waiting = null
    own.worker.unref()
    own.idle = setTimeout(() => end(own, refused("broken")), keptMilliseconds).unref()
  }
}

function startThread(): Thread {
  const worker = new Worker(new URL("openThread.ts", import.meta.url), { resourceLimits })
  const own: Thread = { worker, waiting: null, idle: undefined }
  worker.on("message", (what: Said) => own.waiting?.said(what))
  worker.on("error", error => {
    // The thread's memory is bounded; what does not fit ends the thread and nothing else.
    const isFull = "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY"
    if (isFull) own.waiting?.ended(refused("unpacks too large"))
    else own.waiting?.failed(error)
    end(own, refused("broken"))
  })
  worker.on("exit", () => end(own, refused("broken")))
  return own
}

/** Whoever still waits is told so; the next file gets a new thread. */
function end(own: Thread, why: Opened): void {
  if (thread === own) thread = null
  own.waiting?.ended(why)
  void own.worker.terminate().catch(() => {})
}
