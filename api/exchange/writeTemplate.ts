// A plan in the council's own Word template, at its {{title}}, {{asAt}} and {{table}}; or why the template will not do.
import { randomUUID } from "node:crypto"
import { PatchType, patchDetector, patchDocument, TextRun } from "docx"
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate"
import type { ExportTable } from "#domain/exchange/exportTable.ts"
import { printable } from "#domain/exchange/exportText.ts"
import type { Words } from "#domain/words/words.ts"
import { guardKind } from "./guardKind.ts"
import { limits } from "./guardLimits.ts"
import { guardPackage } from "./guardPackage.ts"
import { isRefused, type Refusal } from "./opened.ts"
import { linesAfter } from "./writeDocx.ts"
import { makeDocxTable, paragraph } from "./writeDocxTable.ts"
import { wordAsAt, wordShown } from "./writeWords.ts"

export type TemplateRefusal = "no document" | "too large" | "macros" | "password" | "no place"
export type FilledTemplate = { kind: "filled"; bytes: Uint8Array } | { kind: "refused"; why: TemplateRefusal }

export async function writeTemplate(template: Uint8Array, table: ExportTable, words: Words): Promise<FilledTemplate> {
  const why = await templateFault(template)
  if (why !== null) return { kind: "refused", why }
  try {
    return { kind: "filled", bytes: await fill(asDocument(template), table, words) }
  } catch {
    // It passed the guards, and yet the library cannot take it apart: it is not what Word wrote.
    return { kind: "refused", why: "no document" }
  }
}

/** In two steps: a title that says "{{table}}" must not be taken for the table's place, so nobody knows the second names. */
async function fill(data: Uint8Array, table: ExportTable, words: Words): Promise<Uint8Array> {
  const secret = randomUUID()
  const renamed = ["title", "asAt", "table"].map(name => [name, inline(`{{${name}-${secret}}}`)])
  const named = await patchDocument({ ...output, data, trimPlaceholders: true, patches: Object.fromEntries(renamed) })
  const title = printable(table.title)
  // What part of the plan is shown is said at the table: a template need not have a place for the day.
  const shown = wordShown(table, words)
  const before = shown === null ? [] : [paragraph(shown)]
  const after = linesAfter(table, words).map(line => paragraph(line))
  const whole = { type: PatchType.DOCUMENT, children: [...before, makeDocxTable(table, words, null), ...after] }
  return patchDocument({
    ...{ ...output, data: named, properties: { title } },
    patches: {
      [`title-${secret}`]: inline(title),
      [`asAt-${secret}`]: inline(wordAsAt(table, words)),
      [`table-${secret}`]: whole,
    },
  })
}

const output = { outputType: "uint8array" } as const
const inline = (text: string) => ({ type: PatchType.PARAGRAPH, children: [new TextRun(text)] })

const reasons: Record<Refusal, TemplateRefusal> = {
  ...{ "too large": "too large", "unpacks too large": "too large", "too many cells": "too large" },
  ...{ "has macros": "macros", encrypted: "password" },
  ...{ "not what its name says": "no document", "old format": "no document", broken: "no document" },
  ...{ "no table": "no document", entities: "no document", pdf: "no document", "other kind": "no document" },
  ...{ "old Word": "no document", "old Excel": "no document", "rich text": "no document" },
  "binary workbook": "no document",
}

/** Why it cannot be used; null for one that can. */
export async function templateFault(template: Uint8Array): Promise<TemplateRefusal | null> {
  if (template.length > limits.fileBytes) return "too large"
  const kind = guardKind("template.docx", template)
  if (typeof kind === "object") return reasons[kind.why]
  const found = guardPackage(template)
  if (isRefused(found)) return reasons[found.why]
  if (found.holds !== "docx") return "no document"
  const keys = await patchDetector({ data: template, trimPlaceholders: true }).catch(() => null)
  if (keys === null) return "no document"
  return keys.includes("table") ? null : "no place"
}

const contents = "[Content_Types].xml"

/** A .dotx says in its contents that it is a template; Word does not open one that is named .docx. */
function asDocument(template: Uint8Array): Uint8Array {
  const parts = unzipSync(template)
  const types = strFromU8(parts[contents] ?? new Uint8Array())
  if (!types.includes(".template.main+xml")) return template
  return zipSync({ ...parts, [contents]: strToU8(types.replaceAll(".template.main+xml", ".document.main+xml")) })
}
