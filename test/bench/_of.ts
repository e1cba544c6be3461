import { parse } from "csv-parse/sync"
import mammoth from "mammoth"
import readX from "read-excel-file/node"
import { openDocument } from "#api/exchange/openDocument.ts"
import { openHere } from "#api/exchange/openHere.ts"
import { docxOf, inlineCell, wordRow, wordTable, xlsxOf } from "../support/documents.ts"

const all = Array.from({ length: 10000 }, (_, at) => [
  `${at + 1}`,
  `Agree protocol ${at} with the partners and publish it, page ${(at * 7919) % 1000}`,
  `Head of Service ${at % 40}`,
  `${1 + (at % 28)} September 20${20 + (at % 8)}`,
  `Under way: meeting ${(at * 31) % 977} held and its minutes sent`,
  `R${at % 9}`,
])
const docx = docxOf(wordTable(all.map(r => wordRow(r))))
const csv = Buffer.from(all.map(r => r.map(c => `"${c}"`).join(",")).join("\r\n"))
const xlsx = xlsxOf({
  Plan: `<sheetData>${all.map((r, i) => `<row r="${i + 1}">${r.map((c, k) => inlineCell("ABCDEF"[k]! + (i + 1), c)).join("")}</row>`).join("")}</sheetData>`,
})
const time = async (what: string, f: () => Promise<unknown>) => {
  const t = performance.now(),
    c = process.cpuUsage()
  await f()
  const u = process.cpuUsage(c)
  console.log(
    what.padEnd(20),
    (performance.now() - t).toFixed().padStart(7),
    "ms; cpu",
    ((u.user + u.system) / 1000).toFixed(),
  )
}
for (let i = 0; i < 2; i++) {
  await time("csv bare", async () => parse(csv))
  await time("csv here", () => openHere({ name: "a.csv", bytes: csv }))
  await time("csv thread", () => openDocument({ name: "a.csv", bytes: csv }))
  await time("xlsx bare", () => readX(Buffer.from(xlsx)))
  await time("xlsx here", () => openHere({ name: "a.xlsx", bytes: xlsx }))
  await time("xlsx thread", () => openDocument({ name: "a.xlsx", bytes: xlsx }))
  await time("docx bare", () => mammoth.convertToHtml({ buffer: Buffer.from(docx) }))
  await time("docx here", () => openHere({ name: "a.docx", bytes: docx }))
  await time("docx thread", () => openDocument({ name: "a.docx", bytes: docx }))
}
