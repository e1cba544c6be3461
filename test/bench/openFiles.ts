// Ten thousand rows opened from Word, Excel and separated files, beside the bare libraries reading the same bytes.
import { parse } from "csv-parse/sync"
import mammoth from "mammoth"
import readWorkbook from "read-excel-file/node"
import { openDocument } from "#api/exchange/openDocument.ts"
import type { TableDocument } from "#domain/exchange/document.ts"
import { docxOf, inlineCell, wordRow, wordTable, xlsxOf } from "../support/documents.ts"
import { medians, printRow } from "./measure.ts"

const count = 10_000
const runs = 7

const headings = ["Ref", "Action", "By whom", "By when", "Progress", "Recommendations"]
const actions = Array.from({ length: count }, (_, at) => [
  `${at + 1}`,
  `Agree protocol ${at} with the partners and publish it, page ${(at * 7919) % 1000}`,
  `Head of Service ${at % 40}`,
  `${1 + (at % 28)} September 20${20 + (at % 8)}`,
  `Under way: meeting ${(at * 31) % 977} held and its minutes sent`,
  `R${at % 9}`,
])
const rows = [headings, ...actions]

const sheet = rows.map((row, at) => {
  const cells = row.map((text, across) => inlineCell(`${"ABCDEF"[across]}${at + 1}`, text))
  return `<row r="${at + 1}">${cells.join("")}</row>`
})
const separated = rows.map(row => row.map(text => `"${text}"`).join(",")).join("\r\n")

const files = [
  {
    name: "plan.docx",
    bytes: docxOf(wordTable(rows.map(row => wordRow(row)))),
    yardstick: "mammoth",
    bare: (bytes: Buffer): unknown => mammoth.convertToHtml({ buffer: bytes }),
  },
  {
    name: "plan.xlsx",
    bytes: xlsxOf({ Plan: `<sheetData>${sheet.join("")}</sheetData>` }),
    yardstick: "read-excel-file",
    bare: (bytes: Buffer): unknown => readWorkbook(bytes),
  },
  {
    name: "plan.csv",
    bytes: new TextEncoder().encode(separated),
    yardstick: "csv-parse",
    bare: (bytes: Buffer): unknown => parse(bytes),
  },
]

/** What each file holds and what opening it took, in milliseconds, ours and the bare library's. */
export type OpenedFile = { name: string; document: TableDocument; yardstick: string; ours: number; bare: number }

/** For `npm run bench -- import`. Memory is the most that the process grew by while a file was open. */
export async function benchOpenFiles(): Promise<OpenedFile[]> {
  const all: OpenedFile[] = []
  for (const { name, bytes, yardstick, bare } of files) {
    let document: TableDocument | null = null
    const openBare = async () => bare(Buffer.from(bytes))
    const open = async () => {
      const opened = await openDocument({ name, bytes })
      if (opened.kind === "refused") throw new Error(`${name} was refused: ${opened.why}`)
      document = opened.document
    }
    // The bare library first: what it leaves of memory makes ours a lower bound.
    const bareRun = await watched(openBare)
    const run = await watched(open)
    // By turns, so that both meet the same machine, and warm: the thread is kept between files.
    const times = await medians(runs, open, openBare)
    if (!document) throw new Error(`${name} was not opened`)
    all.push({ name, document, yardstick, ...times })
    printRow({ what: `${name}, 10,000 rows opened`, ...times, yardstick })
    const speed = Math.round((count / times.ours) * 1000).toLocaleString("en-GB")
    console.log(
      `  the first time ${run.took} ms beside ${bareRun.took} ms; ${speed} rows a second; memory ${run.grew} MB, ${yardstick} alone ${bareRun.grew} MB; main thread held up ${run.held} ms at most`,
    )
  }
  return all
}

async function watched(run: () => Promise<unknown>) {
  const before = process.memoryUsage().rss
  let [most, held, last] = [before, 0, performance.now()]
  const look = () => {
    most = Math.max(most, process.memoryUsage().rss)
    held = Math.max(held, performance.now() - last - 10)
    last = performance.now()
  }
  const timer = setInterval(look, 10)
  const start = performance.now()
  await run()
  const took = Math.round(performance.now() - start)
  // What keeps the thread to itself lets no timer look.
  look()
  clearInterval(timer)
  return { took, grew: Math.round((most - before) / 1_048_576), held: Math.round(held) }
}
