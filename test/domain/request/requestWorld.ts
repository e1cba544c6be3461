// A small world in which somebody asks for something and somebody decides it.
import type { Message } from "#domain/message/message.ts"
import type { RequestNotice } from "#domain/request/notice.ts"
import { type RecordRequestPorts, recordRequest } from "#domain/request/recordRequest.ts"
import type { RequestBody, RequestRow } from "#domain/request/requestRow.ts"
import { type DecisionIncoming, takeDecision } from "#domain/request/takeDecision.ts"
import { type AskIncoming, takeRequest } from "#domain/request/takeRequest.ts"
import { aForum, anAction, aPerson, aPlan, aPost, dueBy, type RegisterParts } from "../../support/builders.ts"
import { countingIds } from "../../support/countingIds.ts"
import { fixedClock } from "../../support/fixedClock.ts"
import { memoryUpdateStore } from "../../support/memoryUpdateStore.ts"
import { memoryWork } from "../../support/memoryWork.ts"

/** Everybody holds the post of their name. */
export const posts = [
  aPost({ key: "post", holder: aPerson("p"), lineManagerKey: "manager" }),
  aPost({ key: "manager", holder: aPerson("manager"), lineManagerKey: "approver" }),
  aPost({ key: "owner", holder: aPerson("owner") }),
  aPost({ key: "approver", holder: aPerson("approver"), standIn: aPerson("deputy"), lineManagerKey: "chief" }),
  aPost({ key: "chief", holder: aPerson("chief") }),
  aPost({ key: "other", holder: aPerson("q"), lineManagerKey: "manager" }),
  aPost({ key: "member", holder: aPerson("member") }),
  aPost({ key: "clerk", holder: aPerson("clerk") }),
  aPost({ key: "officer", holder: aPerson("officer"), roles: ["performance officer"] }),
  aPost({ key: "administrator", holder: aPerson("administrator"), roles: ["administrator"] }),
]

export const aLaterDate = {
  kind: "date change" as const,
  actionKey: "action",
  until: "2027-01-31",
  words: "end of January",
  reason: "Tiles are late.",
  stageLabel: null,
}
export const aHandOver = { kind: "hand-over" as const, actionKey: "action", toKey: "other", reason: "Theirs now." }

/** Action "action" is led by person "p", due on 1 December; its plan is approved by "approver". */
export function requestWorld(parts: RegisterParts = {}) {
  const store = memoryUpdateStore({
    actions: [anAction({ byWhen: dueBy("2026-12-01") })],
    plans: [aPlan({ ownerKey: "owner", approverKey: "approver", forumKey: "forum" })],
    forums: [aForum({ memberKeys: ["member"], clerkKey: "clerk" })],
    posts,
    ...parts,
  })
  const clock = fixedClock()
  const work = memoryWork()
  const ids = countingIds()
  const ports: RecordRequestPorts = { work, store, register: store.register, clock }

  const ask = (part: Partial<AskIncoming> = {}) =>
    takeRequest(
      { ...ports, ids },
      { actor: aPerson("p"), via: "card", formId: "form", addresseeId: null, asking: aLaterDate, ...part },
    )
  const decide = (part: Partial<DecisionIncoming> = {}) =>
    takeDecision(
      { ...ports, refresh: async () => {}, ids },
      { actor: aPerson("approver"), via: "card", requestKey: "request", verdict: "agreed", words: "", ...part },
    )
  const rows = () => work.list<RequestBody>("request")
  /** Takes up every request whose time has come, as the next round of work would. */
  const nextRound = async (with_: RecordRequestPorts = ports) => {
    for (const row of await work.claimDue<RequestBody>("request", clock.now(), clock.now() + 30_000, 10))
      await recordRequest(with_, row as RequestRow).catch(() => row)
  }
  const notices = async () =>
    (await work.list<Message<RequestNotice>>("message")).map(({ key, body }) => ({
      key,
      to: body.to.kind === "person" ? body.to.person.id : body.to.kind,
      content: body.content,
    }))
  return { ports, store, clock, work, ask, decide, rows, nextRound, notices }
}
