import type { Action } from "#domain/action/action.ts"
import { sampleKey } from "./sampleKey.ts"

/** "2.2" of SSAP; two figures each, so that keys sort as references do. */
export const actionKey = (planCode: "SSAP" | "CIF", reference: string) =>
  sampleKey("ACTION", planCode + reference.replaceAll(/\d+/g, figures => figures.padStart(2, "0")))

/** An action of which nothing has been told yet. */
export const untold = {
  themeKey: null,
  horizon: "",
  leadKey: null,
  contributorKeys: [],
  sponsorKey: null,
  leadWords: "",
  byWhen: { words: "", stages: [], reviewOn: null },
  originalByWhen: "",
  timesRedated: 0,
  daysRedated: 0,
  status: "not started",
  closedBecause: null,
  ownerRating: null,
  ownerRatingReason: "",
  forecast: null,
  progress: "",
  lastUpdateOn: null,
  lastUpdateKey: null,
  parentKeys: [],
  recommendationKeys: [],
  commitments: [],
  evidence: [],
  exemptParagraph: null,
  source: "",
} satisfies Partial<Action>
