// What was asked for on an action and waits for whoever decides it.
import type { Request } from "../people/request.ts"
import type { Register } from "../update/register.ts"

/** Later dates and hand-overs, the oldest first. */
export function openRequests(actionKey: string, { requests }: Pick<Register, "requests">): Request[] {
  const isWaiting = ({ subjectKey, state, kind }: Request) =>
    subjectKey === actionKey && state === "open" && (kind === "date change" || kind === "hand-over")
  return [...requests.values()].filter(isWaiting).toSorted((a, b) => a.key.localeCompare(b.key))
}
