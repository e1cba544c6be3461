// What was read in somebody's words about one item, above its form whether that is open or not: one press records it.
import { itemKey, type Proposed, type Reminder } from "#domain/reminder/reminder.ts"
import type { Words } from "#domain/words/words.ts"
import type { CardContext } from "./cardContext.ts"
import { type Element, firstWords, rich, run } from "./elements.ts"
import { roomFor } from "./itemHead.ts"

export function readAs(reminder: Reminder, at: number, { words }: CardContext): Element[] {
  const item = reminder.items[at]
  const reading = item && reminder.proposed?.find(({ key }) => key === itemKey(item))
  if (!reading) return []
  const { isSure, words: said } = reading
  const read = whatIsRead(reading, words)
  const name = words.say(isSure ? "card.readAs" : read === null ? "card.readNothing" : "card.readPerhaps")
  const quoted = said === "" ? [] : [run(` “${firstWords(said.replaceAll(/\s+/gu, " "), roomFor(reminder))}”`)]
  const inlines =
    read === null ? [run(name)] : [run(`${name}\u00A0 `, { isSubtle: true }), run(read, { weight: "Bolder" })]
  return [rich([...inlines, ...quoted], { spacing: "Small" })]
}

/** Null where nothing could be read but the words. */
function whatIsRead(reading: Proposed, words: Words): string | null {
  const { kind, status, closedBecause, forecast, stageLabel, isSure } = reading
  if (kind === "no change") return words.say("card.readNoChange")
  const because = closedBecause && words.say(`closedBecause.${closedBecause}`).toLocaleLowerCase()
  const parts = [
    because ? words.say("form.closed", { because }) : status && words.say(`status.${status}`),
    stageLabel && words.say("card.readStage", { stage: stageLabel }),
    forecast && words.say(`card.readForecast.${forecast}`),
  ].filter(part => part !== null)
  if (parts.length > 0) return parts.join(", ")
  return isSure ? words.say("card.readWords") : null
}
