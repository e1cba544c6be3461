// A line was put on a forum's agenda, or decided: the digest in its channel is drawn anew and says so.
import { digestsOf } from "#domain/forum/lastDigest.ts"
import type { RequestRow } from "#domain/request/requestRow.ts"
import type { Register } from "#domain/update/register.ts"
import type { Work } from "#domain/work/ports.ts"
import type { CardContext } from "./cards/cardContext.ts"
import { digestCard, digestSummary } from "./cards/digestCard.ts"
import type { TeamsMessenger } from "./messenger.ts"

type Parts = { work: Work; messenger: TeamsMessenger; context(): CardContext; register(): Register }

/** The forum's last digest alone: what stands in an older one is history. */
export async function agendaChanged({ work, messenger, context, register }: Parts, { body }: RequestRow) {
  // The third later date that is agreed makes a line of its own.
  const made = body.type === "decide" ? register().requests.get(body.agendaKey) : undefined
  const line = body.request.kind === "agenda" ? body.request : made
  const forum = line?.toKey ? register().forums.get(line.toKey) : undefined
  if (!forum) return
  const last = (await digestsOf(work, forum)).findLast(({ body: { delivered } }) => delivered !== null)
  if (!last?.body.delivered) return
  const { to, delivered, content } = last.body
  await messenger.update(to, delivered, digestCard(content, context()), digestSummary(content, context().words))
}
