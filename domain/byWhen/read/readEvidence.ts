// Whether what is said about an action shows that a stage of it lies behind.

const done =
  /\b(?:complete|completed|done|agreed|approved|adopted|achieved|actioned|delivered|finished|published|issued|launched|presented|produced|circulated|commissioned|appointed|reported|signed off|in place|took place|taken place|was held|were held|yes|underway|under way|commenced|started|began|overdue|delayed|slipped|missed|behind schedule)\b/gi

/** What takes the meaning back when it stands shortly before: "not yet agreed", "to be approved". */
const denied =
  /\b(?:not|never|no|yet to|to be|will be|should be|can be|until|when|once|before|awaiting|unless|if)\b[^.;]{0,24}$/i

/** Whether the words say somewhere, without taking it back, that something has been done or has begun. */
export function showsDone(words: string): boolean {
  const read = words.slice(0, 5000)
  for (const match of read.matchAll(done)) {
    const before = read.slice(Math.max(0, match.index - 40), match.index)
    if (!denied.test(before)) return true
  }
  return false
}

const behind = /\b(?:overdue|delayed|slipped|missed|was|were|has been|have been|took place|held on)\b/i

/** In the cell itself a name may hold such words ("actions agreed by November"), so only those of time passed count. */
export const showsBehind = (words: string) => behind.test(words.slice(0, 5000))
