// A reply: an update on its way to the plan. Its row is on disk before its sender is answered.
import { z } from "zod"
import { Action } from "../action/action.ts"
import type { WorkRow } from "../work/ports.ts"
import { type ActionState, type HeldBecause, Update } from "./update.ts"

/** What a form of one action showed, and to whom: made when the form was, kept on our side or sent by the tab. */
export type Form = {
  /** Ledger row + item, or an id the tab made. */
  id: string
  /** Answers accepted to it when this form was drawn: "Change what I sent" gets the next number. */
  answersBefore: number
  actionKey: string
  shown: Shown
  /** The post asked, when a card asked. */
  postKey: string | null
  /** Whom the card was sent to; they may answer even when the post has moved on since. */
  addresseeId: string | null
}

export const Shown = Action.pick({ status: true, leadKey: true, lastUpdateOn: true }).extend({ due: z.string() })
export type Shown = z.infer<typeof Shown>

/** What a person filled in. */
export type Answered = {
  kind: "progress" | "no change"
  /** Null for "no change", which asks for nothing. */
  asked: Update["asked"]
  words: string
  wordsForColleagues: string
  /** The stage this completes; null for none in particular. */
  stageLabel: string | null
}

/** An update before it has been judged. */
export const Draft = Update.omit({ before: true, after: true, held: true })
export type Draft = z.infer<typeof Draft>

/** accepted → recorded (its item is in Updates) → applied, or held. `outcome` is set at the end. */
export type Reply = {
  draft: Draft
  shown: Shown
  outcome: { state: ActionState | null; held: HeldBecause | null } | null
}
export type ReplyRow = WorkRow<Reply>

export const waitingStates = ["accepted", "recorded"] as const
export const isWaiting = ({ state }: ReplyRow): boolean => waitingStates.some(waiting => waiting === state)

/** In the order they were accepted. */
export const byAcceptance = (rows: readonly ReplyRow[]): ReplyRow[] =>
  rows.toSorted((a, b) => a.body.draft.key.localeCompare(b.body.draft.key))
