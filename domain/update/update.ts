// One progress report, or any other event in an action's life. Never edited, never lost.
import { z } from "zod"
import { Action } from "../action/action.ts"
import { ClosedBecause, Forecast, Status } from "../action/status.ts"
import { Instant } from "../day/day.ts"
import { Person } from "../people/post.ts"

export const UpdateKind = z.enum([
  "progress",
  "no change",
  "date request",
  "decision",
  "hand-over",
  "edit",
  "direct edit",
  "import",
])
export type UpdateKind = z.infer<typeof UpdateKind>

/** What was asked for, decided or put right is no answer to "how far is it?". */
export const isAnswer = ({ kind }: { kind: UpdateKind }): boolean => kind === "progress" || kind === "no change"

export const Route = z.enum(["card", "chat", "tab", "import", "SharePoint"])
export type Route = z.infer<typeof Route>

/** The part of an action that an update may change; what "as at" a day is folded from. */
export const ActionState = Action.pick({
  status: true,
  closedBecause: true,
  forecast: true,
  progress: true,
  lastUpdateOn: true,
  lastUpdateKey: true,
  byWhen: true,
})
export type ActionState = z.infer<typeof ActionState>

/** Why an update, or a decision, was kept without changing the action. */
export const HeldBecause = z.enum([
  "closed",
  "re-dated",
  "handed over",
  "answered by another",
  "plan not open",
  "gone",
  "stage gone",
])
export type HeldBecause = z.infer<typeof HeldBecause>

/** Longest words an update may carry; a column of SharePoint holds far more, a card does not. */
export const wordsLimit = 2000

export const Update = z.object({
  key: z.string(),
  kind: UpdateKind,
  subjectKey: z.string(),
  at: Instant,
  actor: Person,
  /** The post answered for, by key and by name. */
  forPost: z.object({ key: z.string(), title: z.string() }).nullable(),
  via: Route,
  formId: z.string(),
  before: ActionState.nullable(),
  after: ActionState.nullable(),
  /** What the owner asked for; differs from `after` when held, or when a group is not yet complete. */
  asked: z
    .object({ status: Status, closedBecause: ClosedBecause.nullable(), forecast: Forecast.nullable() })
    .nullable(),
  held: HeldBecause.nullable(),
  words: z.string(),
  wordsForColleagues: z.string(),
  stageLabel: z.string().nullable(),
  evidence: z.array(z.string()),
})
export type Update = z.infer<typeof Update>

export const stateOf = (action: Action): ActionState => ({
  status: action.status,
  closedBecause: action.closedBecause,
  forecast: action.forecast,
  progress: action.progress,
  lastUpdateOn: action.lastUpdateOn,
  lastUpdateKey: action.lastUpdateKey,
  byWhen: action.byWhen,
})
