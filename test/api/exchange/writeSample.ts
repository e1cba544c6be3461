// Plans to write, and the means to open again what was written.

import { strFromU8, unzipSync } from "fflate"
import { DomUtils, parseDocument } from "htmlparser2"
import { everything } from "#domain/exchange/exportFilter.ts"
import { type Exporting, type ExportTable, exportTable } from "#domain/exchange/exportTable.ts"
import type { Plan } from "#domain/plan/plan.ts"
import exchange from "#domain/words/en/exchange.json" with { type: "json" }
import { english, makeWords } from "#domain/words/words.ts"
import { anAction, aPlan, aRegister, type RegisterParts } from "../../support/builders.ts"

export const words = makeWords("en-GB", { ...english, ...exchange })
export const today = "2026-11-26"

export const tableOf = (parts: RegisterParts, wanted: Partial<Exporting> = {}, plan: Partial<Plan> = {}): ExportTable =>
  exportTable(aPlan({ title: "Staff Survey Action Plan", code: "SSAP", actionLabel: "recommendation", ...plan }), {
    ...{ register: aRegister(parts), today, asAt: today, sought: everything, includesExempt: false },
    ...wanted,
  })

/** What people and machines write into cells to break what reads them. */
export const hostile = {
  controls: "a\u0000b\u0007c\ud83dd\uffffe",
  markup: '</w:t><w:br/> & <script>alert("1")</script> ]]> &#x0; {{table}}',
  escape: "_x0041_ and _x000D_",
  rightToLeft: "مرحبا بالعالم (R1) ‮gnp.exe",
  emoji: "👩‍🚒 🏴󠁧󠁢󠁷󠁬󠁳󠁿 𠮷",
  formula: '=HYPERLINK("http://x.example","press")',
  lines: "first\r\n\r\nthird\u000bfourth",
  spaces: "  two before, two after  ",
  long: "Ab ".repeat(10_000),
}

export const hostileActions = Object.values(hostile).map((text, at) =>
  anAction({ key: `h${at}`, reference: `1.${at}`, text, leadWords: text, progress: text, horizon: text.slice(0, 40) }),
)

export const manyActions = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    anAction({ key: `a${at}`, reference: `1.${at}`, text: `Mend roof ${at}`, progress: "Slates ordered." }),
  )

export const partsOf = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))

type Node = ReturnType<typeof parseDocument>
export const xmlOf = (part: string | undefined): Node => parseDocument(part ?? "", { xmlMode: true })
export const all = (name: string, within: Node | Node["children"][number]) =>
  DomUtils.getElementsByTagName(name, within)

// biome-ignore lint/suspicious/noControlCharactersInRegex: what XML 1.0 does not allow, and ampersands that begin nothing
const broken = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/

/** The parts that no XML reader would take. */
export const brokenParts = (parts: Record<string, string>): string[] =>
  Object.entries(parts).flatMap(([name, text]) => (broken.test(text) || !text.isWellFormed() ? [name] : []))
