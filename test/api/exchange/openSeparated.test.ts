import { describe, expect, it } from "vitest"
import { openDocument } from "#api/exchange/openDocument.ts"
import { drawn } from "./drawn.ts"

const bytesOf = (text: string) => new TextEncoder().encode(text)

async function open(name: string, bytes: Uint8Array) {
  const opened = await openDocument({ name, bytes })
  if (opened.kind === "refused") throw new Error(opened.why)
  return opened.document
}

describe("a separated file", () => {
  const rows = [
    ["Action", "By when"],
    ["Café, “open”", "5 May"],
  ]
  const quoted = (separator: string) => rows.map(row => row.map(text => `"${text}"`).join(separator)).join("\r\n")

  it.each([
    ["commas and a mark", Buffer.from(`\ufeff${quoted(",")}`)],
    ["semicolons", Buffer.from(quoted(";"))],
    ["tabs", Buffer.from(quoted("\t"))],
    ["a separator said in the first line", Buffer.from(`sep=|\r\n${quoted("|")}`)],
    ["UTF-16 with a mark", Buffer.from(`\ufeff${quoted("\t")}`, "utf16le")],
    ["UTF-16 without", Buffer.from(quoted(","), "utf16le")],
    ["UTF-16, the other way round", Buffer.from(`\ufeff${quoted(",")}`, "utf16le").swap16()],
    ["Windows-1252", Buffer.from(quoted(",").replaceAll("“", "\u0093").replaceAll("”", "\u0094"), "latin1")],
  ])("is read with %s", async (_, bytes) => {
    const { blocks } = await open("plan.csv", bytes)

    expect(drawn(blocks)).toEqual([rows])
  })

  it("keeps lines within a cell, ragged rows, and formulas as the words they are", async () => {
    const { blocks } = await open("plan.csv", bytesOf('a,b\r\n"one\r\ntwo",=HYPERLINK("x"),more\r\n,\r\n'))

    expect(drawn(blocks)).toEqual([
      [
        ["a", "b"],
        ["one\ntwo", '=HYPERLINK("x")', "more"],
      ],
    ])
  })
})

it("hands on ten thousand rows in their order", async () => {
  const csv = Array.from({ length: 10_000 }, (_, at) => `${at},words of ${at}`).join("\n")

  const { blocks } = await open("plan.csv", bytesOf(csv))

  const [table] = blocks
  const rows = table?.kind === "table" ? table.rows : []
  expect(rows.map(row => Number(row.cells[0]?.text))).toEqual(Array.from({ length: 10_000 }, (_, at) => at))
})
