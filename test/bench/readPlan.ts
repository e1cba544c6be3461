// A plan read out of documents of ten thousand rows: by itself, and together with the opening beside the bare library.
import { readPlan } from "#domain/exchange/readPlan.ts"
import { printRow } from "./measure.ts"
import { type OpenedFile, watched } from "./openFiles.ts"

const count = 10_000

export async function benchReadPlan(files: readonly OpenedFile[]): Promise<void> {
  for (const { name, document, yardstick, ours, bare } of files) {
    const { took, grew } = await watched(async () => {
      const { actions, unread } = readPlan(document, { asAt: "2026-11-26" })
      const dated = actions.filter(({ byWhen }) => byWhen.stages[0]?.certainty === "day")
      if (dated.length !== count) throw new Error(`${name}: ${dated.length} dated actions, ${unread.length} unread`)
    })
    printRow({ what: `${name}, 10,000 rows opened and read as a plan`, ours: ours + took, yardstick, bare })
    const speed = Math.round((count / took) * 1000).toLocaleString("en-GB")
    console.log(`  the reading alone ${took.toFixed(0)} ms, ${speed} rows a second; memory ${grew} MB`)
  }
}
