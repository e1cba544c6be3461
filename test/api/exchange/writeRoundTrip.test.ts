import { describe, expect, it } from "vitest"
import { openHere } from "#api/exchange/openHere.ts"
import { type Format, writeHere } from "#api/exchange/writeHere.ts"
import { differences } from "#domain/exchange/differences.ts"
import { everything } from "#domain/exchange/exportFilter.ts"
import { type ExportTable, exportTable } from "#domain/exchange/exportTable.ts"
import { readPlan } from "#domain/exchange/readPlan.ts"
import { makeSample } from "#infra/provision/sample/sample.ts"
import { cases, fc } from "#test/support/property.ts"
import { aPlan, aRegister, type RegisterParts } from "../../support/builders.ts"
import { asAction, councilTemplate, dangerous, generated, parts } from "./roundTrips.ts"
import { tableOf, today, words } from "./writeSample.ts"

type Shape = { format: Format; template: Uint8Array | null }
const docx: Shape = { format: "docx", template: null }

async function readBack(table: ExportTable, shape = docx, day: string | null = null) {
  const written = await writeHere({ table, ...shape }, words)
  if (written.kind === "refused") throw new Error(written.why)
  const opened = await openHere({ name: `plan.${shape.format}`, bytes: written.bytes })
  if (opened.kind === "refused") throw new Error(opened.why)
  return readPlan(opened.document, { asAt: day })
}

/** What of a plan stands in the document, as a reading tells it. */
const told = (table: ExportTable) => ({
  plan: { title: table.title, asAt: table.asAt },
  actions: table.rows.map(row => ({
    ...{ ref: row.reference, title: row.text, theme: row.theme?.replace(/^\w+\. /, "") ?? null },
    ...{ horizon: row.horizon || null, byWhen: row.byWhen.words, progress: row.progress || null },
    ...{ recommendations: row.recommendations, byWhom: [row.lead?.title ?? [], row.contributors].flat() },
  })),
})
const read = ({ plan, actions }: Awaited<ReturnType<typeof readBack>>) => ({
  plan: { title: plan.title, asAt: plan.asAt },
  actions: actions.map(({ byWhom, byWhen, ...action }) => ({
    ...{ ref: action.ref, title: action.title, theme: action.theme, horizon: action.horizon },
    ...{ byWhen: byWhen.text, progress: action.progress, recommendations: action.recommendations },
    // The article is of the sentence, not of the post's title.
    byWhom: byWhom.map(({ name }) => name.replace(/^the /, "")),
  })),
})

describe("a plan written to Word and read back", () => {
  it.each(["SSAP", "CIF"])("is the same plan: %s of the sample", async code => {
    const sample = makeSample(2026, { cmtChannelId: "channel" })
    const plan = sample.plans.find(each => each.code === code)
    if (!plan) throw new Error(code)
    const register = aRegister(sample)
    const table = exportTable(plan, { register, today, asAt: today, sought: everything, includesExempt: true })
    expect(read(await readBack(table))).toEqual(told(table))
  })

  it("is the same plan, whatever it holds", async () => {
    const plans = fc.array(generated, { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(plans, async rows => {
        const table = tableOf({ ...parts, actions: rows.map((row, at) => asAction(at, row)) })
        expect(read(await readBack(table))).toEqual(told(table))
      }),
      cases(40),
    )
  })
})

const shapes = async (): Promise<[string, Shape][]> => [
  ["Word", docx],
  ["the council's template", { format: "docx", template: await councilTemplate() }],
  ["Excel", { format: "xlsx", template: null }],
  ["CSV", { format: "csv", template: null }],
]

describe.each(await shapes())("a plan given as %s and brought in again", (_name, shape) => {
  /** What would be ticked on the page, and what was not understood. */
  async function foundIn(given: RegisterParts, planKey = "plan", includesExempt = false) {
    const register = aRegister(given)
    const plan = register.plans.get(planKey)
    if (!plan) throw new Error(planKey)
    const table = exportTable(plan, { register, today, asAt: today, sought: everything, includesExempt })
    const reading = await readBack(table, shape, today)
    return { reading, found: differences(reading, register, planKey), plain: await readBack(table, docx, today) }
  }
  const changed = ({ found }: Awaited<ReturnType<typeof foundIn>>) => found.filter(({ kind }) => kind !== "same")

  it.each(["SSAP", "CIF"])("is the same plan: %s of the sample", async code => {
    const sample = makeSample(2026, { cmtChannelId: "channel" })
    const planKey = sample.plans.find(each => each.code === code)?.key
    const again = await foundIn(sample, planKey)
    expect(changed(again)).toEqual([])
    expect(again.found.length).toBeGreaterThan(2)
  })

  it("is the same plan, whatever it holds, with no stage more or less", async () => {
    const rows = fc.array(fc.oneof(generated, dangerous), { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(rows, fc.boolean(), async (held, hasExempt) => {
        const actions = held.map((row, at) => asAction(at, row))
        const exempt = hasExempt ? [asAction(50, { when: "", exemptParagraph: "3", text: "Not for publication" })] : []
        const again = await foundIn({ ...parts, plans: [aPlan()], actions: [...actions, ...exempt] })
        expect(changed(again)).toEqual([])
        const dates = ({ actions: read }: typeof again.reading) => read.map(({ byWhen }) => byWhen)
        expect(dates(again.reading)).toEqual(dates(again.plain))
      }),
      cases(25),
    )
  })
})
