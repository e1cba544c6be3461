// The parts cards are made of. What people wrote goes into text runs only: those know no markdown, so nothing a person
// types can become a link, a mention or a heading.
import type { Standing } from "#domain/action/rating.ts"
import { shapes } from "#domain/words/wordStanding.ts"
import type { Verb, VerbData } from "../verbs.ts"

export type Element = { type: string; [property: string]: unknown }
export type Card = { type: "AdaptiveCard"; version: "1.5"; body: Element[]; [property: string]: unknown }

type RunStyle = { weight?: "Bolder"; color?: string; isSubtle?: true; size?: string; link?: string }

export const run = (text: string, { link, ...style }: RunStyle = {}): Element => ({
  type: "TextRun",
  text,
  ...style,
  ...(link ? { selectAction: { type: "Action.OpenUrl", url: link }, underline: true } : {}),
})

export const rich = (inlines: Element[], properties: Record<string, unknown> = {}): Element => ({
  type: "RichTextBlock",
  inlines,
  ...properties,
})

/** A heading in our own words; screen readers find it as one. */
export const heading = (text: string, size: "Large" | "Medium" = "Large"): Element => ({
  type: "TextBlock",
  text,
  wrap: true,
  style: "heading",
  size,
  weight: "Bolder",
})

export const small = (text: string): Element =>
  rich([run(text, { isSubtle: true, size: "Small" })], { spacing: "Small" })

/** What a person wrote, a block a line, in quotation marks. */
export function quote(text: string): Element[] {
  const lines = text.split(/\r?\n/).filter(line => line.trim() !== "")
  return lines.map((line, at) => {
    const start = at === 0 ? "“" : ""
    const end = at === lines.length - 1 ? "”" : ""
    return rich([run(`${start}${line}${end}`)], at === 0 ? {} : { spacing: "Small" })
  })
}

/** A name and what it is, on one line that wraps. */
export const fact = (name: string, value: string): Element =>
  rich([run(`${name}\u00A0 `, { isSubtle: true }), run(value)], { spacing: "Small" })

const colours: Record<Standing["rating"], string> = {
  red: "Attention",
  amber: "Warning",
  green: "Good",
  blue: "Accent",
  none: "Default",
}

/** Shape, word, colour: never colour alone. */
export const mark = (rating: Standing["rating"], text: string): Element =>
  rich([run(`${shapes[rating]}\u00A0${text}`, { weight: "Bolder", color: colours[rating] })], { spacing: "Small" })

/** A button that calls the bot; where Action.Execute is unknown the same data comes as a message. */
export function press<V extends Verb>(
  verb: V,
  title: string,
  data: VerbData<V>,
  properties: Record<string, unknown> = {},
) {
  const fallback = { type: "Action.Submit", title, data: { ...data, verb } }
  return { type: "Action.Execute", verb, title, data, ...properties, fallback }
}

export const actionSet = (actions: Element[], properties: Record<string, unknown> = {}): Element => ({
  type: "ActionSet",
  actions,
  ...properties,
})

export const container = (items: Element[], properties: Record<string, unknown> = {}): Element => ({
  type: "Container",
  items,
  ...properties,
})

export const card = (body: Element[], fallbackText: string, properties: Record<string, unknown> = {}): Card => ({
  type: "AdaptiveCard",
  version: "1.5",
  $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
  fallbackText,
  body,
  ...properties,
})

const characters = { card: 34_000, formAndButtons: 4100, textsOfAnItem: 4, least: 120, most: 500 }

/** How many characters of each long text a card has room for that holds so many forms. */
export function roomOn(items: number): number {
  const forTexts = characters.card / items - characters.formAndButtons
  return Math.max(characters.least, Math.min(characters.most, Math.floor(forTexts / characters.textsOfAnItem)))
}

/** The first words of a text, for titles. */
export function firstWords(text: string, limit: number): string {
  if (text.length <= limit) return text
  const cut = text.slice(0, limit)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), limit - 20))}…`
}
