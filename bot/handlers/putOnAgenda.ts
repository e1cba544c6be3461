// "Put on the agenda": a member of the forum wants a line of its digest talked about. The digest then says so to all.
import type { Digest } from "#domain/forum/digest.ts"
import { digestKey } from "#domain/forum/lastDigest.ts"
import type { Message } from "#domain/message/message.ts"
import { may } from "#domain/people/may.ts"
import type { AskRefusal } from "#domain/request/asking.ts"
import { takeRequest } from "#domain/request/takeRequest.ts"
import { rolesInForum } from "#domain/update/rolesOf.ts"
import { digestCard, digestSummary } from "../cards/digestCard.ts"
import { type BotPorts, type Press, type Pressed, sentence } from "./handler.ts"

type Line = { forum: string; action: string; digest?: string | undefined }

export const putOnAgenda: Press<"putOnAgenda"> = async (ports, { actor, data }) => {
  const { words } = ports
  const asking = { kind: "agenda" as const, actionKey: data.action, forumKey: data.forum }
  const formId = `agenda/${data.forum}/${ports.clock.today()}`
  const taken = await takeRequest(ports, { actor, via: "card", formId, addresseeId: null, asking })
  if (taken.kind === "refused") return refused(ports, data, taken.why, actor.id)
  ports.accepted(taken.row)
  const register = ports.register()
  const reference = register.actions.get(data.action)?.reference ?? ""
  const told = sentence(words, "agenda.taken", { reference, forum: register.forums.get(data.forum)?.title ?? "" })
  return (await digestAsItIs(ports, data)) ?? told
}

async function refused(ports: BotPorts, data: Line, why: AskRefusal, personId: string): Promise<Pressed> {
  const { words, clock } = ports
  if (why === "unknown action") return sentence(words, "card.unknownAction")
  // Somebody else was quicker: the digest as it is now says who.
  if (why === "already asked") return (await digestAsItIs(ports, data)) ?? sentence(words, "agenda.already asked")
  const register = ports.register()
  const forum = register.forums.get(data.forum)
  const roles = forum ? rolesInForum(forum, { register, personId, today: clock.today() }) : []
  const about = { forum: forum?.title ?? "" }
  return sentence(words, may("record a decision", roles) ? "agenda.clerk" : "agenda.not yours", about)
}

/** The digest drawn anew, when the press came from one that is known and the line is on that forum's agenda. */
async function digestAsItIs({ work, words, context, register }: BotPorts, data: Line): Promise<Pressed | null> {
  const row = data.digest === undefined ? null : await work.get<Message<Digest>>("message", data.digest)
  const digest = row?.body.content
  if (digest?.type !== "digest" || digest.forumKey !== data.forum) return null
  if (row?.key !== digestKey(digest.forumKey, digest.day)) return null
  const isHere = [...register().requests.values()].some(
    ({ kind, subjectKey, toKey }) => kind === "agenda" && subjectKey === data.action && toKey === data.forum,
  )
  return isHere ? { kind: "card", card: digestCard(digest, context()), summary: digestSummary(digest, words) } : null
}
