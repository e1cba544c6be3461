// What was asked for on an item and is not decided yet: said where it was asked, on every drawing of the card.
import { openRequests } from "#domain/request/openRequests.ts"
import type { CardContext } from "./cardContext.ts"
import { container, type Element, firstWords, rich, run } from "./elements.ts"

/** Of a long wish the beginning is enough. */
const room = 120

export function askedFor(actionKey: string, { words, register }: CardContext): Element[] {
  const now = register()
  return openRequests(actionKey, now).map(request => {
    const post = now.posts.get(request.toKey ?? "")?.title ?? ""
    const date = firstWords(request.words || (request.until ? words.date(request.until) : ""), room)
    const sentence =
      request.kind === "hand-over"
        ? words.say("card.waits.handOver", { post })
        : words.say("card.waits.laterDate", { date })
    return rich([run(`◐\u00A0${sentence}`)], { spacing: "Small" })
  })
}

/** What was just taken, where it was pressed. */
export const justTaken = (text: string): Element =>
  container([rich([run(`✓\u00A0${text}`, { weight: "Bolder", color: "Good" })])], { style: "good", spacing: "Small" })

/** What was pressed and could not be taken. */
export const notTaken = (text: string): Element =>
  container([rich([run(`▲\u00A0${text}`, { weight: "Bolder", color: "Warning" })])], {
    style: "warning",
    spacing: "Small",
  })
