// What cards can ask of the bot: the same names make the buttons and find the handlers.
import { z } from "zod"
import { ClosedBecause, Forecast, Status } from "#domain/action/status.ts"
import { asideKinds, type Filled } from "#domain/request/readAside.ts"

/** A card's data and inputs are in its reader's hands: they are parsed, and never say who is acting. */
const onCard = { card: z.string().max(200) }
const item = z.coerce.number().int().min(0).max(1000)
const onItem = { ...onCard, item }
const answers = z.coerce.number().int().min(0).max(10_000)
const key = z.string().max(100)

/** Without an item it is meant for all that are not answered yet. */
const aside = { ...onCard, item: item.optional() }

export const verbs = {
  sendUpdate: z.object({ ...onItem, answers }),
  noChange: z.object({ ...onItem, answers }),
  noChangeToAll: z.object(onCard),
  sendAll: z.object(onCard),
  changeAnswer: z.object(onItem),
  showCard: z.object({
    ...onCard,
    leave: item.optional(),
    open: item.optional(),
    leaveAside: z.string().max(40).optional(),
  }),
  showMore: z.object(onCard),
  openAside: z.object({ ...aside, what: z.enum([...asideKinds, "choose"]) }),
  sendAside: z.object({ ...aside, what: z.enum(asideKinds) }),
  decide: z.object({ request: key, verdict: z.enum(["agreed", "refused"]) }),
  putOnAgenda: z.object({ forum: key, action: key, digest: z.string().max(200).optional() }),
  setPreference: z.object({}),
} as const
export type Verb = keyof typeof verbs
export type VerbData<V extends Verb> = z.infer<(typeof verbs)[V]>

export const isVerb = (name: unknown): name is Verb => typeof name === "string" && Object.hasOwn(verbs, name)

/** Names of an item's inputs; all a card's inputs come with every press. */
export const inputIds = (item: number) => ({
  status: `status:${item}`,
  forecast: `forecast:${item}`,
  words: `words:${item}`,
  colleagues: `colleagues:${item}`,
  stage: `stage:${item}`,
})

/** What stands in one item's form, as text; what a press did not send is null. */
export type Draft = {
  status: string | null
  forecast: string | null
  words: string | null
  colleagues: string | null
  stage: string | null
}

type Inputs = Readonly<Record<string, unknown>>

export const textIn = (inputs: Inputs, id: string): string | null =>
  typeof inputs[id] === "string" ? inputs[id] : null

export function draftOf(inputs: Inputs, item: number): Draft {
  const ids = inputIds(item)
  return {
    status: textIn(inputs, ids.status),
    forecast: textIn(inputs, ids.forecast),
    words: textIn(inputs, ids.words),
    colleagues: textIn(inputs, ids.colleagues),
    stage: textIn(inputs, ids.stage),
  }
}

/** The same the other way: a draft as the inputs it came from. */
export const inputsOf = (item: number, draft: Draft): Record<string, string> => {
  const ids = inputIds(item)
  const names = ["status", "forecast", "words", "colleagues", "stage"] as const
  return Object.fromEntries(names.flatMap(name => (draft[name] === null ? [] : [[ids[name], draft[name]]])))
}

/** Inputs of the one aside that is open, of a decision, and of a choice of hour and route. */
export const asideIds = {
  starts: "aside:starts",
  day: "aside:day",
  words: "aside:words",
  reason: "aside:reason",
  stage: "aside:stage",
  post: "aside:post",
  postWords: "aside:postWords",
  person: "aside:person",
} as const satisfies Filled
/** Not shown: which aside these stand in. */
export const asideNameId = "aside:name"

/** What stands in the open aside, by the names of its inputs. */
export const asideTyped = (inputs: Inputs): Record<string, string> =>
  Object.fromEntries(
    Object.values(asideIds).flatMap(id => (textIn(inputs, id) ? [[id, textIn(inputs, id) ?? ""]] : [])),
  )
export const decisionWordsId = "decision:words"
export const preferenceIds = { hour: "preference:hour", route: "preference:route" } as const

export type StatusChoice = { status: Status; closedBecause: ClosedBecause | null; value: string }

/** A status as a choice offers it: closing is one choice for each reason. */
export const statusChoices: readonly StatusChoice[] = Status.options.flatMap((status): StatusChoice[] =>
  status === "closed, not proceeding"
    ? ClosedBecause.options.map(closedBecause => ({ status, closedBecause, value: `${status}: ${closedBecause}` }))
    : [{ status, closedBecause: null, value: status }],
)

export const choiceOf = (value: string | null) => statusChoices.find(choice => choice.value === value) ?? null

export const choiceFor = (status: Status | null, closedBecause: ClosedBecause | null): StatusChoice | null =>
  statusChoices.find(choice => choice.status === status && choice.closedBecause === closedBecause) ?? null

/** What stands for no stage where one was sent before: a choice cannot be emptied. */
export const noStage = "-"
export const stageOf = (value: string | null): string | null => (value === noStage ? null : value || null)

export const forecastOf = (value: string | null): Forecast | null => Forecast.safeParse(value).data ?? null
