// Plans read out of documents of ten thousand rows: by itself, and with the opening beside the bare library.
import type { TableDocument } from "#domain/exchange/document.ts"
import { readPlan } from "#domain/exchange/readPlan.ts"
import { median, printRow } from "./measure.ts"
import type { OpenedFile } from "./openFiles.ts"

const count = 10_000

export async function benchReadPlan(files: readonly OpenedFile[]): Promise<void> {
  for (const { name, document, yardstick, ours, bare } of files) {
    const before = collected()
    const reading = readAll(name, document)
    const holds = (collected() - before).toFixed(0)
    const took = await median(5, () => readAll(name, document))
    printRow({ what: `${name}, 10,000 rows opened and read as a plan`, ours: ours + took, yardstick, bare })
    const speed = Math.round((count / took) * 1000).toLocaleString("en-GB")
    console.log(
      `  the reading alone ${took.toFixed(0)} ms, ${speed} rows a second; its ${reading.actions.length} actions hold ${holds} MB`,
    )
  }
}

/** A reading that leaves rows out would be fast, too. */
function readAll(name: string, document: TableDocument) {
  const reading = readPlan(document, { asAt: "2026-11-26" })
  const dated = reading.actions.filter(({ byWhen }) => byWhen.stages[0]?.certainty === "day")
  if (dated.length !== count) throw new Error(`${name}: ${dated.length} dated actions, ${reading.unread.length} unread`)
  return reading
}

function collected(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / 1_048_576
}
