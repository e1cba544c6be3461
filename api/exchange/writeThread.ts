// The thread in which plans are written as files; see writePlan.
import { parentPort } from "node:worker_threads"
import { english, type Messages, makeWords, type Words } from "#domain/words/words.ts"
import { type Wanted, type Written, writeHere } from "./writeHere.ts"

export type Told = { wanted: Wanted; language: string; messages: Messages }

// What fails here is a fault of ours: unhandled, it ends the thread and is told to whoever asked.
parentPort?.on("message", (told: Told) => void write(told))

async function write({ wanted, language, messages }: Told): Promise<void> {
  const written = await writeHere(wanted, wordsOf(language, messages))
  // A copy of exactly the file: what a library hands out may be part of a larger pool, which is not to be given away.
  if (written.kind === "refused") return say(written, [])
  const bytes = new Uint8Array(written.bytes)
  say({ kind: "written", bytes }, [bytes.buffer])
}

const say = (written: Written, moved: ArrayBuffer[]) => parentPort?.postMessage(written, moved)

let known: { language: string; words: Words } | null = null

/** What is said in English for want of the language's own words keeps the forms of English. */
function wordsOf(language: string, messages: Messages): Words {
  if (known?.language === language) return known.words
  const own = Object.fromEntries(Object.entries(messages).filter(([id, message]) => message !== english[id]))
  known = { language, words: makeWords(language, own) }
  return known.words
}
