// The thread in which files are opened; see openInThread. A few pieces of a document are on their way at a time: the thread
// that takes them is not to find all of them at once.
import { parentPort } from "node:worker_threads"
import type { DroppedFile, Pasted, Refused } from "./opened.ts"
import { openHere } from "./openHere.ts"
import { type Packed, packPiece, piecesOf } from "./openPieces.ts"

/** To the thread: a file, and then that a piece was taken. */
export type Told = { kind: "open"; given: DroppedFile | Pasted } | { kind: "taken" }
export type Said = Refused | { kind: "piece"; piece: Packed } | { kind: "end"; title: string | null }

const say = (said: Said) => parentPort?.postMessage(said)
/** With one at a time each waits for two threads to wake up. */
const mostOnTheirWay = 3
let onTheirWay = 0
let goOn = () => {}

parentPort?.on("message", (told: Told) => {
  if (told.kind === "taken") {
    onTheirWay--
    goOn()
  }
  // What fails here is a fault of ours: unhandled, it ends the thread and is told to whoever asked.
  else void open(told.given)
})

async function open(given: DroppedFile | Pasted): Promise<void> {
  const opened = await openHere(given)
  if (opened.kind === "refused") return say(opened)
  for (const piece of piecesOf(opened.document.blocks)) {
    say({ kind: "piece", piece: packPiece(piece) })
    if (++onTheirWay < mostOnTheirWay) continue
    await new Promise<void>(resolve => {
      goOn = resolve
    })
  }
  say({ kind: "end", title: opened.document.title })
}
