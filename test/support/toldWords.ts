// What a message is read as, one line for each thing, with a handful of actions to answer.
import { expect } from "vitest"
import { type Candidate, type Proposal, readWords } from "#domain/update/readWords.ts"
import { makeVocabulary } from "#domain/words/makeVocabulary.ts"
import { english, makeWords } from "#domain/words/words.ts"

const today = "2026-11-26"
const vocabulary = makeVocabulary(makeWords("en-GB", english))

const candidate = (
  reference: string,
  text: string,
  status: Candidate["status"],
  ...stageLabels: string[]
): Candidate => ({ actionKey: reference, postKey: "post", reference, text, status, stageLabels })

export const workforce = candidate(
  "2.1",
  "Hold sessions with senior managers on the staff survey results",
  "under way",
  "CMT",
  "Executive",
  "Implementation",
)
export const several = [
  workforce,
  candidate("2.2", "Review the appraisal form and guidance", "not started"),
  candidate("2.3", "Publish the workforce strategy on the intranet", "under way", "Scoping", "Delivery"),
  candidate("A4", "Agree a data sharing protocol with the health trust", "on hold"),
  candidate("SC18", "Introduce a single register of supported housing", "not started"),
  candidate("a)", "Refurbish the leisure centre changing rooms", "under way"),
]

/** One line for each thing read, as a person would note it down. */
export function told(message: string, candidates: readonly Candidate[]): string[] {
  const { proposals, wish, notUnderstood } = readWords(message, candidates, vocabulary, today)
  return [
    ...proposals.map(tellProposal),
    ...(wish ? [`wish ${wish.kind} ${wish.actionKey ?? "-"} “${wish.words}”`] : []),
    ...notUnderstood.map(words => `not understood “${words}”`),
  ]
}

function tellProposal(proposal: Proposal): string {
  const { actionKey, kind, status, closedBecause, forecast, stageLabel, doubt, isSure, words } = proposal
  expect(isSure).toBe(doubt === null)
  const parts = [
    `${actionKey}: ${kind === "no change" ? kind : (status ?? "?")}`,
    closedBecause && ` (${closedBecause})`,
    forecast && `, on time ${forecast}`,
    stageLabel && `, stage ${stageLabel}`,
    doubt && ` [${doubt}]`,
    ` “${words}”`,
  ]
  return parts.filter(part => part !== null).join("")
}
