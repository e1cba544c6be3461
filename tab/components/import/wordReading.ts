// What was read of a document, in words.
import { Status } from "#domain/action/status.ts"
import type { ReadAction } from "#domain/exchange/planReading.ts"
import { whyUnread } from "#domain/exchange/whyUnread.ts"
import { wordStage } from "#domain/words/wordByWhen.ts"
import type { Words } from "#domain/words/words.ts"

type ReadStage = ReadAction["byWhen"]["stages"][number]

/** "Executive: by 16 October 2012". */
export function wordReadStage(stage: ReadStage, words: Words): string {
  const isEvent = stage.certainty === "event" && stage.earliest === null && stage.latest === null
  const reading = isEvent ? words.say("tab.import.event") : wordStage({ ...stage, doneOn: null }, words)
  if (stage.label === null) return reading
  return words.say("tab.import.stage", {
    label: stage.label,
    reading: reading.charAt(0).toLocaleLowerCase() + reading.slice(1),
  })
}

/** A code in the council's words; words of a document that was corrected by hand as they are. */
export function wordWhyUnread(why: string, words: Words): string {
  const code = whyUnread.find(known => known === why)
  return code === undefined ? why : words.say(`tab.import.why.${code}`)
}

export function wordSource({ table, row }: ReadAction["source"], words: Words): string {
  if (table === 0) return words.say("tab.import.source.none")
  return row === 0
    ? words.say("tab.import.source.table", { table })
    : words.say("tab.import.source.row", { table, row })
}

/** A value of a difference: statuses are codes. */
export function wordValue(value: string, words: Words): string {
  const status = Status.safeParse(value)
  if (status.success) return words.say(`status.${status.data}`)
  return value === "" ? words.say("tab.import.nothing") : value
}

export const wordExpected = (seconds: number, words: Words): string =>
  seconds < 60
    ? words.say("tab.import.under a minute")
    : words.say("tab.import.minutes", { n: Math.ceil(seconds / 60) })
