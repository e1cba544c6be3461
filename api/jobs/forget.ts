// Takes out of the store of work what has long reached its end. What it was about is in the lists.
import { addDays } from "#domain/day/day.ts"
import { rememberDigests } from "#domain/forum/lastDigest.ts"
import type { Clock, Work, WorkKind } from "#domain/work/ports.ts"

/** Longer than planning looks back, and than anybody answers an old card. */
export const keptDays = 120

/** Not `job`, which holds what must stay, nor what there is one of for each person. */
const kinds: readonly WorkKind[] = ["message", "reply", "request", "import", "asked"]
const atATime = 500

/** Answers how many rows were forgotten. */
export async function forgetOld({ work, clock }: { work: Work; clock: Pick<Clock, "today"> }): Promise<number> {
  let forgotten = 0
  const madeBefore = `${addDays(clock.today(), -keptDays)}T00:00:00Z`
  await rememberDigests(work, madeBefore)
  for (const kind of kinds)
    for (let removed = atATime; removed === atATime; forgotten += removed)
      removed = await work.removeEnded(kind, madeBefore, atATime)
  return forgotten
}
