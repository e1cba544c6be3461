// Where an Excel file keeps its sheets, and which of its number formats change what a number says.
import { elementsOf } from "./guardXml.ts"
import type { Parts } from "./guardZip.ts"

/** Of the formats only those that the bare number would lose: a month without a day, a percentage, kept noughts. */
export type Format = { kind: "month" } | { kind: "year" } | { kind: "percent" } | { kind: "decimals"; places: number }

const book = "xl/workbook.xml"

/** The XML of each sheet, in the workbook's order. */
export function sheetParts(parts: Parts): { name: string; xml: Uint8Array | undefined }[] {
  const targets = new Map(
    elementsOf(parts.get("xl/_rels/workbook.xml.rels"), ["Relationship"]).map(({ attributes }) => [
      attributes.Id,
      attributes.Target ?? "",
    ]),
  )
  return elementsOf(parts.get(book), ["sheet"]).map(({ attributes }) => {
    const id = Object.entries(attributes).find(([name]) => /:id$/.test(name))?.[1]
    const target = targets.get(id) ?? ""
    return { name: attributes.name ?? "", xml: parts.get(target.startsWith("/") ? target.slice(1) : `xl/${target}`) }
  })
}

/** By the number of the cell's style. */
export function formatsOf(parts: Parts): Map<string, Format> {
  const codes = new Map<string, string>(builtIn)
  const styles: string[] = []
  let isOfCells = false
  for (const { name, attributes } of elementsOf(parts.get("xl/styles.xml"), [
    "numFmt",
    "cellXfs",
    "cellStyleXfs",
    "xf",
  ])) {
    if (name === "numFmt") codes.set(attributes.numFmtId ?? "", attributes.formatCode ?? "")
    else if (name === "xf" && isOfCells) styles.push(attributes.numFmtId ?? "")
    else if (name !== "xf") isOfCells = name === "cellXfs"
  }
  const formats = styles.map((id, at): [string, Format | null] => [String(at), formatOf(codes.get(id) ?? "")])
  return new Map(formats.filter((entry): entry is [string, Format] => entry[1] !== null))
}

/** Those that Excel knows by number alone. */
const builtIn: [string, string][] = [
  ["1", "0"],
  ["2", "0.00"],
  ["9", "0%"],
  ["10", "0.00%"],
  ["17", "mmm-yy"],
]

function formatOf(code: string): Format | null {
  const plain = code
    .split(";")[0]
    ?.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, "")
    .toLowerCase()
  if (!plain) return null
  const decimals = /^0\.(0+)$/.exec(plain)?.[1]
  if (decimals) return { kind: "decimals", places: decimals.length }
  if (/^[0#.,]+%$/.test(plain)) return { kind: "percent" }
  if (!plain.includes("y") || /[dhs]/.test(plain)) return null
  return { kind: plain.includes("m") ? "month" : "year" }
}
