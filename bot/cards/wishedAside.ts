// The form for what somebody asked for in plain words, open on the card that answers them.
import type { Reminder } from "#domain/reminder/reminder.ts"
import { choicesNear, filledParts } from "#domain/request/readAside.ts"
import { asideIds } from "../verbs.ts"
import type { Aside } from "./asideForm.ts"
import type { CardContext } from "./cardContext.ts"

export function wishedAside({ items, wished }: Reminder, { register, isExempt }: CardContext): Aside | null {
  if (!wished || wished.ended !== undefined) return null
  const { actionKey, what, filled, personId } = wished
  if (actionKey !== null && isExempt(actionKey)) return null
  const at = actionKey === null ? null : items.findIndex(item => item.actionKey === actionKey)
  // On another of the cards that answer the same words.
  if (at === -1) return null
  const typed = Object.fromEntries(filledParts.flatMap(part => (filled[part] ? [[asideIds[part], filled[part]]] : [])))
  return { at, what, ...choicesNear(register(), personId), typed, fault: null }
}
