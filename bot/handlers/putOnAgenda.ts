// "Put on the agenda": a member of the forum wants a line of its digest talked about.
import { takeRequest } from "#domain/request/takeRequest.ts"
import { type Press, sentence } from "./handler.ts"

export const putOnAgenda: Press<"putOnAgenda"> = async (ports, { actor, data }) => {
  const { words } = ports
  const asking = { kind: "agenda" as const, actionKey: data.action, forumKey: data.forum }
  const formId = `agenda/${data.forum}/${ports.clock.today()}`
  const taken = await takeRequest(ports, { actor, via: "card", formId, addresseeId: null, asking })
  if (taken.kind === "refused") {
    if (taken.why === "unknown action") return sentence(words, "card.unknownAction")
    return sentence(words, taken.why === "already asked" ? "agenda.already asked" : "agenda.not yours")
  }
  ports.accepted(taken.row)
  const register = ports.register()
  const reference = register.actions.get(data.action)?.reference ?? ""
  return sentence(words, "agenda.taken", { reference, forum: register.forums.get(data.forum)?.title ?? "" })
}
