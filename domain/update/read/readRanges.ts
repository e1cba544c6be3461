// "2.1 to 2.4": which actions lie in it, and whether it can be taken at its word.
import { compareNumbered } from "../../plan/compareNumbered.ts"
import type { Segment } from "./readClauses.ts"
import type { Candidate } from "./reading.ts"
import { type Range, sameReference } from "./readReferences.ts"

/** Ends included. */
export const isInRange = (reference: string, [first, last]: Range): boolean =>
  compareNumbered(first, sameReference(reference)) <= 0 && compareNumbered(sameReference(reference), last) <= 0

export const candidatesIn = (candidates: readonly Candidate[], range: Range): Candidate[] =>
  candidates.filter(({ reference }) => isInRange(reference, range))

/** Both ends are one's own, all that lies between is of one form ("2.1", "A4"), and none of it is spoken of again. */
export function isPlainRange(candidates: readonly Candidate[], { lead, mentions }: Segment, range: Range): boolean {
  const between = candidatesIn(candidates, range).map(({ reference }) => sameReference(reference))
  const forms = new Set([...range, ...between].map(reference => reference.replaceAll(/\p{N}+/gu, "0")))
  const again = lead ? mentions.flatMap(({ references }) => references) : []
  return (
    forms.size === 1 &&
    range.every(end => between.includes(end)) &&
    !again.some(reference => between.includes(reference))
  )
}
