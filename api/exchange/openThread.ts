// The thread in which files are opened; see openInThread. Each piece of a document waits until the last was taken.
import { parentPort } from "node:worker_threads"
import type { DroppedFile, Pasted, Refused } from "./opened.ts"
import { openHere } from "./openHere.ts"
import { type Packed, packPiece, piecesOf } from "./openPieces.ts"

/** To the thread: a file, and then that a piece was taken. */
export type Told = { kind: "open"; given: DroppedFile | Pasted } | { kind: "taken" }
export type Said = Refused | { kind: "piece"; piece: Packed } | { kind: "end"; title: string | null }

const say = (said: Said) => parentPort?.postMessage(said)
let goOn = () => {}

parentPort?.on("message", (told: Told) => {
  if (told.kind === "taken") goOn()
  // What fails here is a fault of ours: unhandled, it ends the thread and is told to whoever asked.
  else void open(told.given)
})

async function open(given: DroppedFile | Pasted): Promise<void> {
  const opened = await openHere(given)
  if (opened.kind === "refused") return say(opened)
  for (const piece of piecesOf(opened.document.blocks)) {
    const taken = new Promise<void>(resolve => {
      goOn = resolve
    })
    say({ kind: "piece", piece: packPiece(piece) })
    await taken
  }
  say({ kind: "end", title: opened.document.title })
}
