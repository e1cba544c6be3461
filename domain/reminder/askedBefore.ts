// What the ledger knows of earlier days: which items were asked about, who had a card, whom an escalation reached.
import type { Day } from "../day/day.ts"
import { kept } from "../kept.ts"
import type { AskedCard } from "./askedCard.ts"

export type AskedBefore = {
  /** The last day on which a card with this item was delivered; null when there was none lately. */
  askedOn(actionKey: string, postKey: string): Day | null
  /** Whether a card was at least on its way from one day to another, whatever became of it. */
  wasTried(itemKey: string, from: Day, to: Day): boolean
  /** The last day on which this person had a card. */
  cardOn(personId: string): Day | null
  /** The last day on which somebody above was told of this item. */
  toldOn(itemKey: string, level: Level): Day | null
}

export type Level = "head" | "director"

/** The day `before` itself is left out, so that planning a day twice plans the same. */
export function askedBefore(cards: readonly AskedCard[], before: Day): AskedBefore {
  const ofPost = kept((_postKey: string) => new Map<string, Day>())
  const tried = new Map<string, Day[]>()
  const cardOn = new Map<string, Day>()
  const toldOn = new Map<string, Day>()
  for (const { state, day, to, items, told } of cards) {
    if (day >= before) continue
    for (const key of items) {
      const days = tried.get(key)
      if (days) days.push(day)
      else tried.set(key, [day])
    }
    if (state !== "sent") continue
    for (const key of items) {
      const [actionKey = "", postKey = ""] = key.split("/")
      keepLatest(ofPost(postKey), actionKey, day)
    }
    for (const { key, level } of told) keepLatest(toldOn, `${level} ${key}`, day)
    if (to) keepLatest(cardOn, to.id, day)
  }
  return {
    askedOn: (actionKey, postKey) => ofPost(postKey).get(actionKey) ?? null,
    wasTried: (key, from, to) => tried.get(key)?.some(day => from <= day && day <= to) ?? false,
    cardOn: personId => cardOn.get(personId) ?? null,
    toldOn: (key, level) => toldOn.get(`${level} ${key}`) ?? null,
  }
}

function keepLatest(days: Map<string, Day>, key: string, day: Day): void {
  if (day > (days.get(key) ?? "")) days.set(key, day)
}

/** Nothing has been asked yet. */
export const nothingAsked: AskedBefore = askedBefore([], "")
