// Lets Teams bring a card up to date when its reader looks at it again; the card names the press that does it.
import type { Card } from "./cards/elements.ts"

/** Only for the one reader whose id in Teams is known: for others the card stays as it was sent. */
export function withRefresh(card: Card, userId: string | undefined): Card {
  const { refresh, ...plain } = card as Card & { refresh?: { action: unknown } }
  if (!refresh || userId === undefined) return plain as Card
  return { ...card, refresh: { action: refresh.action, userIds: [userId] } }
}
