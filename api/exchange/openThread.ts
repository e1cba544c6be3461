// The thread in which a file is opened; see openDocument. Each piece of the document waits until the last was taken.
import { once } from "node:events"
import { parentPort, workerData } from "node:worker_threads"
import type { Refused } from "./opened.ts"
import { openHere } from "./openHere.ts"
import { type Piece, piecesOf } from "./openPieces.ts"

export type Said = Refused | { kind: "piece"; piece: Piece } | { kind: "end"; title: string | null }

const say = (said: Said) => parentPort?.postMessage(said)

const opened = await openHere(workerData)
if (opened.kind === "refused") say(opened)
else if (parentPort) {
  for (const piece of piecesOf(opened.document.blocks)) {
    const taken = once(parentPort, "message")
    say({ kind: "piece", piece })
    await taken
  }
  say({ kind: "end", title: opened.document.title })
}
