// What was read out of typed words, as the drafts of a card's forms.
import { itemKey, type Reminder } from "#domain/reminder/reminder.ts"
import { choiceFor, type Draft } from "../verbs.ts"

type Answered = ReadonlyMap<string, readonly unknown[]>

/** `answered`: what was sent since stands in place of what was read. */
export function proposedDrafts({ items, proposed = [] }: Reminder, answered: Answered = new Map()): Map<number, Draft> {
  const drafts = new Map<number, Draft>()
  items.forEach((item, at) => {
    const reading = proposed.find(({ key }) => key === itemKey(item))
    if (!reading || answered.get(reading.key)?.length) return
    const { status, closedBecause, forecast, words, stageLabel } = reading
    const value = choiceFor(status ?? item.status, closedBecause)?.value ?? choiceFor(item.status, null)?.value ?? null
    drafts.set(at, { status: value, forecast, words, colleagues: null, stage: stageLabel })
  })
  return drafts
}
