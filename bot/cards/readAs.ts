// What was read in somebody's words about one item, above its form whether that is open or not.
import { itemKey, type Proposed, type Reminder } from "#domain/reminder/reminder.ts"
import type { Words } from "#domain/words/words.ts"
import type { Draft } from "../verbs.ts"
import type { CardContext } from "./cardContext.ts"
import { type Element, firstWords, rich, run } from "./elements.ts"
import { proposedDrafts } from "./proposedDrafts.ts"

/** The form holds all of them. */
const mostWords = 120

/** Nothing once the form says something else than what was read: then the form is what is recorded. */
export function readAs(reminder: Reminder, at: number, draft: Draft | null, { words }: CardContext): Element[] {
  const item = reminder.items[at]
  const reading = item && reminder.proposed?.find(({ key }) => key === itemKey(item))
  if (!reading || !isAsRead(draft, proposedDrafts(reminder).get(at))) return []
  const { isSure, words: said } = reading
  const read = whatIsRead(reading, words)
  const name = words.say(isSure ? "card.readAs" : read === null ? "card.readNothing" : "card.readPerhaps")
  const quoted = said === "" ? [] : [run(` “${firstWords(said.replaceAll(/\s+/gu, " "), mostWords)}”`)]
  const inlines =
    read === null ? [run(name)] : [run(`${name}\u00A0 `, { isSubtle: true }), run(read, { weight: "Bolder" })]
  return [rich([...inlines, ...quoted], { spacing: "Small" })]
}

function isAsRead(draft: Draft | null, read: Draft | undefined): boolean {
  if (draft === null || read === undefined) return true
  const plain = (text: string | null) => text?.trim() ?? ""
  return (["status", "forecast", "words", "stage"] as const).every(part => plain(draft[part]) === plain(read[part]))
}

/** Null where nothing could be read but the words. */
function whatIsRead(reading: Proposed, words: Words): string | null {
  const { kind, status, closedBecause, forecast, stageLabel } = reading
  if (kind === "no change") return words.say(reading.words === "" ? "card.readNoChange" : "card.readWords")
  if (status === "closed, not proceeding" && closedBecause === null) return words.say("card.readClosed")
  const because = closedBecause && words.say(`closedBecause.${closedBecause}`).toLocaleLowerCase()
  const parts = [
    because ? words.say("form.closed", { because }) : status && words.say(`status.${status}`),
    stageLabel && words.say("card.readStage", { stage: stageLabel }),
    forecast && words.say(`card.readForecast.${forecast}`),
  ].filter(part => part !== null)
  return parts.length > 0 ? parts.join(", ") : null
}
