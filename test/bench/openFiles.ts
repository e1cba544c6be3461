// Ten thousand rows opened from Word, Excel and separated files, beside the bare libraries reading the same bytes.
import { Worker } from "node:worker_threads"
import { openDocument } from "#api/exchange/openDocument.ts"
import { docxOf, inlineCell, wordRow, wordTable, xlsxOf } from "../support/documents.ts"
import { median, printRow } from "./measure.ts"

const count = 10_000
const runs = 3

const rows = Array.from({ length: count }, (_, at) => [
  `${at + 1}`,
  `Agree protocol ${at} with the partners and publish it, page ${(at * 7919) % 1000}`,
  `Head of Service ${at % 40}`,
  `${1 + (at % 28)} September 20${20 + (at % 8)}`,
  `Under way: meeting ${(at * 31) % 977} held and its minutes sent`,
  `R${at % 9}`,
])

const sheet = rows.map((row, at) => {
  const cells = row.map((text, across) => inlineCell(`${"ABCDEF"[across]}${at + 1}`, text))
  return `<row r="${at + 1}">${cells.join("")}</row>`
})
const separated = rows.map(row => row.map(text => `"${text}"`).join(",")).join("\r\n")

/** The library in a thread as well, with Node's own settings: what is left is our work and our settings. */
const files = [
  {
    name: "plan.docx",
    bytes: docxOf(wordTable(rows.map(row => wordRow(row)))),
    bare: "mammoth",
    code: 'require("mammoth").convertToHtml({ buffer: Buffer.from(bytes) })',
  },
  {
    name: "plan.xlsx",
    bytes: xlsxOf({ Plan: `<sheetData>${sheet.join("")}</sheetData>` }),
    bare: "read-excel-file",
    code: 'require("read-excel-file/node").default(Buffer.from(bytes))',
  },
  {
    name: "plan.csv",
    bytes: new TextEncoder().encode(separated),
    bare: "csv-parse",
    code: 'require("csv-parse/sync").parse(Buffer.from(bytes))',
  },
]

/** For `npm run bench -- import`. Memory is the most that the process grew by while a file was open. */
export async function benchOpenFiles(): Promise<void> {
  for (const { name, bytes, bare: yardstick, code } of files) {
    const bareRun = await watched(() => inThread(code, bytes))
    const run = await watched(async () => {
      const opened = await openDocument({ name, bytes })
      if (opened.kind === "refused") throw new Error(`${name} was refused: ${opened.why}`)
    })
    printRow({ what: `${name}, 10,000 rows opened`, ours: run.took, yardstick, bare: bareRun.took })
    const speed = Math.round((count / run.took) * 1000).toLocaleString("en-GB")
    console.log(
      `  ${speed} rows a second; memory ${run.grew} MB, ${yardstick} alone ${bareRun.grew} MB; main thread held up ${run.held} ms at most`,
    )
  }
}

async function watched(run: () => Promise<unknown>) {
  const before = process.memoryUsage().rss
  let [most, held, last] = [before, 0, performance.now()]
  const look = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
    held = Math.max(held, performance.now() - last - 10)
    last = performance.now()
  }, 10)
  const took = await median(runs, run)
  clearInterval(look)
  return { took, grew: Math.round((most - before) / 1_048_576), held: Math.round(held) }
}

function inThread(code: string, bytes: Uint8Array): Promise<unknown> {
  const source = `const bytes = require("node:worker_threads").workerData; Promise.resolve(${code}).then(() => {})`
  const worker = new Worker(source, { eval: true, workerData: bytes })
  return new Promise((resolve, reject) => {
    worker.on("exit", resolve)
    worker.on("error", reject)
  })
}
