// The thread in which files are opened; see openInThread. Each piece of a document waits until the last was taken.
import { once } from "node:events"
import { parentPort } from "node:worker_threads"
import type { DroppedFile, Pasted, Refused } from "./opened.ts"
import { openHere } from "./openHere.ts"
import { type Packed, packPiece, piecesOf } from "./openPieces.ts"

/** To the thread: a file, and then that a piece was taken. */
export type Told = { kind: "open"; given: DroppedFile | Pasted } | { kind: "taken" }
export type Said = Refused | { kind: "piece"; piece: Packed } | { kind: "end"; title: string | null }

const port = parentPort
const say = (said: Said) => port?.postMessage(said)

for (;;) {
  if (port === null) break
  const [told]: Told[] = await once(port, "message")
  if (told?.kind !== "open") continue
  const opened = await openHere(told.given)
  if (opened.kind === "refused") {
    say(opened)
    continue
  }
  for (const piece of piecesOf(opened.document.blocks)) {
    const taken = once(port, "message")
    say({ kind: "piece", piece: packPiece(piece) })
    await taken
  }
  say({ kind: "end", title: opened.document.title })
}
