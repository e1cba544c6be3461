// Replies as a card makes them, for tests of what becomes of them.
import type { Action } from "#domain/action/action.ts"
import { shownOf } from "#domain/update/applyUpdate.ts"
import type { Answered, Draft, Form, Reply, ReplyRow } from "#domain/update/reply.ts"
import type { Update } from "#domain/update/update.ts"
import { anUpdate, aPerson } from "./builders.ts"

/** The form of an action as a card showed it to person "p". */
export const aForm = (action: Action, part: Partial<Form> = {}): Form => ({
  id: `card/${action.key}`,
  answersBefore: 0,
  actionKey: action.key,
  shown: shownOf(action),
  postKey: null,
  addresseeId: "p",
  ...part,
})

export const progress = (
  status: Action["status"],
  words: string,
  part: Partial<NonNullable<Update["asked"]>> = {},
): Answered => ({
  kind: "progress",
  asked: { status, closedBecause: null, forecast: null, ...part },
  words,
  wordsForColleagues: "",
  stageLabel: null,
})

export const noChange: Answered = {
  kind: "no change",
  asked: null,
  words: "",
  wordsForColleagues: "",
  stageLabel: null,
}

/** A reply of person "p" that waits, to an action as it now is. */
export function aReplyRow(action: Action, part: Partial<Draft> = {}, row: Partial<ReplyRow> = {}): ReplyRow {
  const { before: _before, after: _after, held: _held, ...draft } = anUpdate({ actor: aPerson("p") })
  const body: Reply = {
    draft: { ...draft, subjectKey: action.key, at: "2026-11-26T09:00:00Z", ...part },
    shown: shownOf(action),
    outcome: null,
  }
  return {
    kind: "reply",
    key: `card/${action.key}:0:${body.draft.key}`,
    state: "accepted",
    body,
    dueAt: 0,
    leaseUntil: null,
    attempts: 0,
    version: 1,
    createdAt: body.draft.at,
    ...row,
  }
}
