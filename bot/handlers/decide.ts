// "Approve" and "Refuse" on a request: the first decision stands.
import { leftBecause } from "#domain/request/leftBecause.ts"
import { makeNotice } from "#domain/request/notice.ts"
import { decided } from "#domain/request/requestRow.ts"
import { takeDecision } from "#domain/request/takeDecision.ts"
import { wordsLimit } from "#domain/update/update.ts"
import { requestCard, requestTitle } from "../cards/requestCard.ts"
import { decisionWordsId, textIn } from "../verbs.ts"
import { type Press, sentence } from "./handler.ts"

export const decide: Press<"decide"> = async (ports, { actor, data, inputs }) => {
  const { words } = ports
  const taken = await takeDecision(ports, {
    actor,
    via: "card",
    requestKey: data.request,
    verdict: data.verdict,
    words: textIn(inputs, decisionWordsId) ?? "",
  })
  if (taken.kind === "refused") return sentence(words, `request.refused.${taken.why}`, { limit: wordsLimit })
  if (taken.kind === "taken") ports.accepted(taken.row)
  const request =
    taken.kind === "already"
      ? taken.request
      : taken.row.body.type === "decide"
        ? decided(taken.row.body.request, taken.row.body)
        : taken.row.body.request
  const action = ports.register().actions.get(request.subjectKey)
  const left = taken.kind === "taken" && action ? leftBecause(action, request) : null
  const notice = makeNotice(request, "decide", ports.register(), left)
  const context = ports.context()
  return {
    kind: "card",
    card: requestCard(notice, context, taken.kind === "taken" && !taken.isRepeat),
    summary: requestTitle(notice, words),
  }
}
