export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** A card as it should be drawn again: what was typed stands in its inputs, what was opened stays open. */
export function keepTyped(card: Json, typed: Record<string, string>, opened: Record<string, boolean>): Json {
  if (Array.isArray(card)) return card.map(part => keepTyped(part, typed, opened))
  if (card === null || typeof card !== "object") return card
  const kept = Object.fromEntries(Object.entries(card).map(([key, part]) => [key, keepTyped(part, typed, opened)]))
  const { type, id } = kept
  if (typeof id !== "string") return kept
  const value = typeof type === "string" && type.startsWith("Input.") ? typed[id] : undefined
  const isVisible = opened[id]
  return { ...kept, ...(value !== undefined && { value }), ...(isVisible !== undefined && { isVisible }) }
}

/** Whether a card has all these inputs, so that what was typed in them can stand in it. */
export function holdsInputs(card: Json, ids: readonly string[]): boolean {
  const held = inputIds(card)
  return ids.every(id => held.includes(id))
}

function inputIds(card: Json): string[] {
  if (Array.isArray(card)) return card.flatMap(inputIds)
  if (card === null || typeof card !== "object") return []
  const { type, id } = card
  const own = typeof type === "string" && type.startsWith("Input.") && typeof id === "string" ? [id] : []
  return [...own, ...Object.values(card).flatMap(inputIds)]
}

/** Whether two cards say the same, in whatever order their keys stand. */
export function isSameCard(one: unknown, other: unknown): boolean {
  return JSON.stringify(one, inOrder) === JSON.stringify(other, inOrder)
}

function inOrder(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
}
