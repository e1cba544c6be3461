// Which card asks to be refreshed for whom; small Teams and its page read it alike.

export type Refresh = { id: string; verb: string; data: Record<string, unknown> }
type Card = {
  version?: unknown
  refresh?: { userIds?: unknown; action?: { type?: unknown; id?: unknown; verb?: unknown; data?: unknown } }
}

/** Teams takes no more. */
const mostPeople = 60

/**
 * The press that Teams makes by itself when it shows a card to one of those it names. They are named by their `29:` ids:
 * an object id means nothing here. https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/user-specific-views
 */
export function refreshOf(card: unknown, memberId: string): Refresh | undefined {
  const { version, refresh } = (card ?? {}) as Card
  const { userIds, action } = refresh ?? {}
  if (!isNewEnough(version) || !Array.isArray(userIds) || !userIds.slice(0, mostPeople).includes(memberId))
    return undefined
  if (action?.type !== "Action.Execute" || typeof action.verb !== "string") return undefined
  const data = typeof action.data === "object" && action.data !== null ? action.data : {}
  return { id: typeof action.id === "string" ? action.id : "", verb: action.verb, data: data as Refresh["data"] }
}

function isNewEnough(version: unknown): boolean {
  const [major = 0, minor = 0] = String(version).split(".").map(Number)
  return major > 1 || (major === 1 && minor >= 4)
}
