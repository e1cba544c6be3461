// A document as it was read, for tests: one action with everything told, and nothing unread.
import type { ReadAction } from "#domain/exchange/planReading.ts"
import type { ReadAnswer } from "#domain/wire/imports.ts"
import { draftFrom, type ImportDraft } from "../../tab/components/import/importDraft.ts"

type Stage = ReadAction["byWhen"]["stages"][number]

export const readStage = (parts: Partial<Stage> = {}): Stage => ({
  label: null,
  earliest: null,
  latest: null,
  ongoing: false,
  repeats: null,
  certainty: "day",
  inferred: null,
  ...parts,
})

export const readAction = (parts: Partial<ReadAction> = {}): ReadAction => ({
  ref: "1.1",
  title: "Mend the roof",
  theme: "Buildings",
  horizon: null,
  byWhom: [{ name: "Head of Estates", role: "lead", task: null }],
  byWhen: { text: "by 31 October 2012", stages: [readStage({ latest: "2012-10-31" })] },
  progress: "Quotes asked for",
  status: "under way",
  recommendations: [],
  source: { table: 1, row: 2 },
  ...parts,
})

type Parts = Partial<Omit<ReadAnswer, "reading">> & Partial<ReadAnswer["reading"]>

export function readAnswer({ plan, actions, unread, ...parts }: Parts = {}): ReadAnswer {
  return {
    reading: {
      plan: plan ?? { title: "Estates Plan", asAt: "2012-11-08", themes: ["Buildings"] },
      actions: actions ?? [readAction()],
      unread: unread ?? [],
    },
    columns: [],
    differences: null,
    owners: [],
    expectedSeconds: 1,
    ...parts,
  }
}

export const importDraft = (parts: Parts = {}): ImportDraft =>
  draftFrom(readAnswer(parts), { kind: "paste", html: "", text: "" }, "form 1")
