// What reading somebody's words needs to know of their actions, and what it comes to.
import type { ClosedBecause, Forecast, Status } from "../../action/status.ts"
import type { Doubt } from "./readStatus.ts"
import type { WishKind } from "./readVocabulary.ts"

/** An action that the writer may answer, and as which post. */
export type Candidate = {
  actionKey: string
  postKey: string
  reference: string
  text: string
  status: Status
  stageLabels: readonly string[]
}

export type Proposal = {
  actionKey: string
  postKey: string
  kind: "progress" | "no change"
  status: Status | null
  closedBecause: ClosedBecause | null
  forecast: Forecast | null
  stageLabel: string | null
  /** As typed; without a status that opens them and is read for certain. */
  words: string
  isSure: boolean
  doubt: Doubt | null
}

export type WordsReading = {
  proposals: Proposal[]
  wish: { kind: WishKind; actionKey: string | null; words: string } | null
  notUnderstood: string[]
}
