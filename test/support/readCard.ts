// Reads a card as Microsoft's own renderer does, and says what it finds amiss; also lists what a person would see.
import { createRequire } from "node:module"
import type { Card } from "#bot/cards/elements.ts"

// The package's modules do not load in Node; its bundle does.
const { AdaptiveCard, SerializationContext } = createRequire(import.meta.url)("adaptivecards/dist/adaptivecards.js")

/** Complaints of the renderer's parser and validator; none for a good card. */
export function complaintsAbout(card: Card): string[] {
  const parsed = new AdaptiveCard()
  const context = new SerializationContext()
  parsed.parse(structuredClone(card), context)
  const events = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message)
  const invalid = parsed.validateProperties().validationEvents.map((event: { message: string }) => event.message)
  return [...events, ...invalid]
}

type Node = { type?: string; [property: string]: unknown }

/** Every element and action of a card, fallbacks left out. */
export function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf)
  if (typeof value !== "object" || value === null) return []
  const node = value as Node
  const inside = Object.entries(node).flatMap(([name, child]) => (name === "fallback" ? [] : nodesOf(child)))
  return typeof node.type === "string" ? [node, ...inside] : inside
}

const ofType = (card: unknown, type: string) => nodesOf(card).filter(node => node.type === type)

/** All text a reader sees, in order. */
export const textsOf = (card: unknown): string[] =>
  nodesOf(card)
    .filter(node => node.type === "TextBlock" || node.type === "TextRun")
    .map(node => String(node.text))

export const titlesOf = (card: unknown): string[] =>
  nodesOf(card)
    .filter(node => node.type?.startsWith("Action."))
    .map(node => String(node.title ?? ""))
    .filter(title => title !== "")

export const inputsOf = (card: unknown) => nodesOf(card).filter(node => node.type?.startsWith("Input."))

/** The data of the nth button of a title. */
export function dataOf(card: unknown, title: string, nth = 0): { verb: string; data: Record<string, unknown> } {
  const found = ofType(card, "Action.Execute").filter(node => node.title === title)[nth]
  if (!found) throw new Error(`no button "${title}" (${nth}) among ${titlesOf(card).join(", ")}`)
  return { verb: String(found.verb), data: found.data as Record<string, unknown> }
}

/** Ids of the forms that stand open. */
export const openForms = (card: unknown): string[] =>
  nodesOf(card)
    .filter(node => String(node.id ?? "").startsWith("form:") && node.isVisible !== false)
    .map(node => String(node.id))

type Refreshing = { refresh: { action: { verb: string; data: Record<string, unknown> } } }

/** What Teams presses when it draws a card anew. */
export const refreshOf = (card: unknown) => (card as Refreshing).refresh.action

/** What stands in a card's inputs, by their ids. */
export const inputsAsDrawn = (card: unknown): Record<string, string> =>
  Object.fromEntries(
    inputsOf(card).flatMap(({ id, value }) => (value === undefined ? [] : [[String(id), String(value)]])),
  )
