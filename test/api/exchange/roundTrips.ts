// Plans to be written and read back, whatever they hold.
import { Document, Packer, Paragraph } from "docx"
import fc from "fast-check"
import type { Action } from "#domain/action/action.ts"
import { Status } from "#domain/action/status.ts"
import { aByWhen, anAction, aPost, aTheme } from "../../support/builders.ts"

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
export const generated = fc.record({
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
  status: oneOf(...Status.options),
  timesRedated: oneOf(0, 2),
  originalByWhen: oneOf("", "September 2026"),
  commitments: oneOf<string[]>([], ["Climate", "Health"]),
})

/** What spreadsheets would calculate, and what looks as if it had been kept from it already. */
export const dangerous = fc.record({
  ...{
    text: oneOf("=SUM(A1:A9)", "-5% of all roofs", "+44 lines", "@home for all", "'=marked already", "'quoted' words"),
  },
  ...{ when: oneOf("", "Ongoing"), progress: oneOf("", "=1+1", "''=twice", "'") },
})
export const asAction = (at: number, { when, ...part }: Omit<Partial<Action>, "byWhen"> & { when: string }) =>
  anAction({ ...part, key: `${at}`, reference: `${1 + (at % 3)}.${at + 1}`, byWhen: aByWhen({ words: when }) })

export const parts = {
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

/** The council's own template, with a page of its own before the plan. */
export const councilTemplate = (): Promise<Uint8Array> => {
  const lines = ["{{title}}", "{{asAt}}", "{{table}}", "Contact the performance team"]
  return Packer.toBuffer(new Document({ sections: [{ children: lines.map(line => new Paragraph(line)) }] }))
}
