import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { openHere } from "#api/exchange/openHere.ts"
import { writeDocx } from "#api/exchange/writeDocx.ts"
import type { Action } from "#domain/action/action.ts"
import { everything } from "#domain/exchange/exportFilter.ts"
import { type ExportTable, exportTable } from "#domain/exchange/exportTable.ts"
import { readPlan } from "#domain/exchange/readPlan.ts"
import { makeSample } from "#infra/provision/sample/sample.ts"
import { aByWhen, anAction, aPost, aRegister, aTheme } from "../../support/builders.ts"
import { tableOf, today, words } from "./writeSample.ts"

async function readBack(table: ExportTable) {
  const opened = await openHere({ name: "plan.docx", bytes: await writeDocx(table, words) })
  if (opened.kind === "refused") throw new Error(opened.why)
  return readPlan(opened.document, { asAt: null })
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

const oneOf = <T>(...values: T[]) => fc.constantFrom(...values)
const sentence = fc
  .array(
    oneOf("review", "the", "roofs", "& walls", "of", "“Café”", "(all)", "housing;", "staff’s", "£5,000", "مرحبا", "😀"),
    {
      minLength: 2,
      maxLength: 12,
    },
  )
  .map(parts => `Then ${parts.join(" ")}`)
const generated = fc.record({
  themeKey: oneOf(null, "t1", "t2"),
  horizon: oneOf("", "Immediate", "Medium term", "Long term", "Year 1"),
  text: sentence,
  leadKey: oneOf(null, "a", "b"),
  contributorKeys: oneOf<string[]>([], ["c"]),
  when: oneOf(
    "",
    "31 March 2027",
    "By end of October 2026",
    "Ongoing",
    "Autumn 2026 onwards",
    "CMT: 19 September 2026",
  ),
  progress: fc.oneof(oneOf("", "Underway", "In place.", "Report agreed\nby CMT on 31 October"), sentence),
  recommendationKeys: oneOf<string[]>([], ["R1"], ["R1", "R4"]),
})
const asAction = (at: number, { when, ...part }: Omit<Partial<Action>, "byWhen"> & { when: string }) =>
  anAction({ ...part, key: `${at}`, reference: `${1 + (at % 3)}.${at + 1}`, byWhen: aByWhen({ words: when }) })

const parts = {
  themes: [
    aTheme({ key: "t1", title: "Communication" }),
    aTheme({ key: "t2", title: "Leading well", code: "B", order: 2 }),
  ],
  posts: ["Head of Learning and Development", "Chief Officer: Human Resources", "Director of Place"].map((title, at) =>
    aPost({ key: "abc".charAt(at), title }),
  ),
  recommendations: ["R1", "R4"].map(number => ({
    key: number,
    source: "s",
    number,
    wording: "",
    response: "",
    on: null,
  })),
}

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
      { numRuns: 40 },
    )
  })
})
