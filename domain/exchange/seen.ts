// What somebody saw of an action when they chose what to take over from a document: a mark for each part of it. A part that
// bears another mark when it comes to be written has changed since, and is left.
import type { Action } from "../action/action.ts"

export const changeables = ["words", "dates", "owner", "theme", "progress", "status"] as const
export type Changeable = (typeof changeables)[number]
/** What can be taken of an action that is there: a part of it, or that it is gone from the document. */
export const takeables = [...changeables, "gone"] as const
export type Takeable = (typeof takeables)[number]

export type Seen = Readonly<Partial<Record<Takeable, string>>>

export const seenOf = (action: Action): Record<Takeable, string> => ({
  words: mark(action.reference, action.text),
  // A stage that was done meanwhile is no other date.
  dates: mark(action.byWhen.words, ...action.byWhen.stages.map(({ doneOn: _, ...stage }) => sorted(stage))),
  owner: mark(action.leadKey, action.leadWords, ...action.contributorKeys.toSorted()),
  theme: mark(action.themeKey),
  // With the day of the last answer: "no change" is an answer too.
  progress: mark(action.progress, action.lastUpdateOn),
  status: mark(action.status, action.lastUpdateOn),
  gone: mark(action.status, action.lastUpdateOn),
})

const sorted = (stage: object) => JSON.stringify(Object.entries(stage).sort())

/** Short, for ten thousand actions carry them to the page and back; it keeps nothing secret. */
function mark(...parts: readonly (string | null)[]): string {
  const text = JSON.stringify(parts)
  let [one, two] = [0x811c9dc5, 0x01000193]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    one = Math.imul(one ^ code, 0x01000193)
    two = Math.imul(two ^ code, 0x5bd1e995) ^ (two >>> 15)
  }
  return [one, two].map(half => (half >>> 0).toString(36)).join("-")
}
