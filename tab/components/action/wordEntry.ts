// One event of an action's history in words.
import type { Day } from "#domain/day/day.ts"
import type { HistoryEntry } from "#domain/wire/actions.ts"
import type { Words } from "#domain/words/words.ts"
import { wordPastInstant } from "../../words/wordDay.ts"

/** "Update: Under way to Complete", "No change". */
export function wordEntry(entry: HistoryEntry, words: Words): string {
  const kind = words.say(`tab.entry.${entry.kind}`)
  const state = wordState(entry, words)
  return state === "" ? kind : words.say("tab.entry.state", { kind, state })
}

function wordState(entry: HistoryEntry, words: Words): string {
  const { statusBefore: before, statusAfter: after, askedStatus: asked } = entry
  const status = (it: NonNullable<typeof before>) => words.say(`status.${it}`)
  const parts: string[] = []
  if (asked !== null && asked !== after) parts.push(words.say("tab.entry.asked", { status: status(asked) }))
  else if (before !== null && after !== null && before !== after)
    parts.push(words.say("tab.entry.fromTo", { before: status(before), after: status(after) }))
  else if (after !== null && entry.kind === "progress") parts.push(status(after))
  if (entry.forecastAfter !== null && entry.kind === "progress")
    parts.push(words.say(`tab.entry.forecast.${entry.forecastAfter}`))
  if (entry.stageLabel !== null && entry.kind === "progress" && entry.held === null)
    parts.push(words.say("tab.entry.stage", { stage: entry.stageLabel }))
  return parts.join("; ")
}

/** "26 November, 14:35, by A Person for Head of Service, from the card". */
export function wordEntrySource(entry: HistoryEntry, today: Day, words: Words): string {
  const isForPost = entry.forPostTitle !== null && entry.forPostTitle !== entry.actorName
  return words.say(isForPost ? "tab.entry.sourceFor" : "tab.entry.source", {
    day: wordPastInstant(entry.at, today, words),
    time: words.time(entry.at),
    actor: entry.actorName,
    post: entry.forPostTitle ?? "",
    via: words.say(`tab.via.${entry.via}`),
  })
}
