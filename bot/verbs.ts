// What cards can ask of the bot: the same names make the buttons and find the handlers.
import { z } from "zod"
import { ClosedBecause, Forecast, Status } from "#domain/action/status.ts"

/** A card's data and inputs are in its reader's hands: they are parsed, and never say who is acting. */
const onCard = { card: z.string().max(200) }
const onItem = { ...onCard, item: z.coerce.number().int().min(0).max(1000) }

export const verbs = {
  sendUpdate: z.object({ ...onItem, answers: z.coerce.number().int().min(0).max(10_000) }),
  noChange: z.object({ ...onItem, answers: z.coerce.number().int().min(0).max(10_000) }),
  noChangeToAll: z.object(onCard),
  changeAnswer: z.object(onItem),
  showCard: z.object({ ...onCard, leave: onItem.item.optional() }),
  showMore: z.object(onCard),
} as const
export type Verb = keyof typeof verbs
export type VerbData<V extends Verb> = z.infer<(typeof verbs)[V]>

export const isVerb = (name: unknown): name is Verb => typeof name === "string" && Object.hasOwn(verbs, name)

/** Names of an item's inputs; all a card's inputs come with every press. */
export const inputIds = (item: number) => ({
  status: `status:${item}`,
  forecast: `forecast:${item}`,
  words: `words:${item}`,
})

/** What stands in one item's form, as text; what a press did not send is null. */
export type Draft = { status: string | null; forecast: string | null; words: string | null }

export function draftOf(inputs: Readonly<Record<string, unknown>>, item: number): Draft {
  const ids = inputIds(item)
  const text = (id: string) => (typeof inputs[id] === "string" ? inputs[id] : null)
  return { status: text(ids.status), forecast: text(ids.forecast), words: text(ids.words) }
}

export type StatusChoice = { status: Status; closedBecause: ClosedBecause | null; value: string }

/** A status as a choice offers it: closing is one choice for each reason. */
export const statusChoices: readonly StatusChoice[] = Status.options.flatMap((status): StatusChoice[] =>
  status === "closed, not proceeding"
    ? ClosedBecause.options.map(closedBecause => ({ status, closedBecause, value: `${status}: ${closedBecause}` }))
    : [{ status, closedBecause: null, value: status }],
)

export const choiceOf = (value: string | null) => statusChoices.find(choice => choice.value === value) ?? null

export const forecastOf = (value: string | null): Forecast | null => Forecast.safeParse(value).data ?? null
