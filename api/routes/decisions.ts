// What waits for a decision, and the decisions.
// GET /api/decisions · POST /api/requests/:key/decision · POST /api/agenda/:key/decision · POST /api/forums/:key/agenda
import type { FastifyInstance } from "fastify"
import { z } from "zod"
import { AppError } from "#domain/errors.ts"
import type { Person } from "#domain/people/post.ts"
import { type RequestRow, requestWaitingStates, type Verdict } from "#domain/request/requestRow.ts"
import { type DecisionRefusal, findRequest, takeDecision } from "#domain/request/takeDecision.ts"
import { takeRequest } from "#domain/request/takeRequest.ts"
import {
  type DecideAnswer,
  DecideRequest,
  type DecisionsAnswer,
  PutOnAgendaRequest,
  RecordDecisionRequest,
} from "#domain/wire/decisions.ts"
import type { Done } from "#domain/wire/reminders.ts"
import { Refused } from "../errorHandler.ts"
import type { ApiPorts } from "./apiPorts.ts"
import { presentForums, presentRequests } from "./presentDecisions.ts"

const Params = z.object({ key: z.string().max(64) })

export function decisionRoutes(server: FastifyInstance, ports: ApiPorts): void {
  server.get("/api/decisions", async ({ reader }): Promise<DecisionsAnswer> => {
    const setting = { register: ports.register(), personId: reader.id, today: ports.clock.today() }
    return {
      today: setting.today,
      asOf: ports.readAt(),
      requests: presentRequests(setting),
      forums: presentForums(setting),
    }
  })

  server.post("/api/requests/:key/decision", async ({ params, body, reader }): Promise<DecideAnswer> => {
    const { key } = Params.parse(params)
    const { verdict, words } = DecideRequest.parse(body)
    return decide(ports, { key, isAgenda: false, verdict, words, actor: reader })
  })

  server.post("/api/agenda/:key/decision", async ({ params, body, reader }): Promise<DecideAnswer> => {
    const { key } = Params.parse(params)
    const { words } = RecordDecisionRequest.parse(body)
    return decide(ports, { key, isAgenda: true, verdict: "agreed", words, actor: reader })
  })

  server.post("/api/forums/:key/agenda", async ({ params, body, reader }): Promise<Done> => {
    const { key } = Params.parse(params)
    const { actionKey } = PutOnAgendaRequest.parse(body)
    await putOnAgenda(ports, key, actionKey, reader)
    return { done: true }
  })
}

type Decision = { key: string; isAgenda: boolean; verdict: Verdict; words: string; actor: Person }

const refusals: Record<DecisionRefusal, () => AppError> = {
  "unknown request": () => new AppError("notFound", "request"),
  "not yours": () => new Refused("forbidden", "error.notAllowed"),
  "no words": () => new Refused("invalid", "error.noDecisionWords"),
  "too long": () => new Refused("invalid", "error.tooLong"),
}

async function decide(ports: ApiPorts, { key, isAgenda, verdict, words, actor }: Decision): Promise<DecideAnswer> {
  const request = await findRequest(ports, key)
  const isDecidable = isAgenda ? request?.kind === "agenda" : request && isDecidedHere(request.kind)
  if (!isDecidable) throw refusals["unknown request"]()
  const taken = await takeDecision(ports, { actor, via: "tab", requestKey: key, verdict, words })
  if (taken.kind === "refused") throw refusals[taken.why]()
  if (taken.kind === "already") return { outcome: "already" }
  if (taken.isRepeat && !isOwn(taken.row, actor, verdict)) return { outcome: "already" }
  ports.accepted(taken.row)
  const { state, body } = await untilRecorded(ports, taken.row)
  if (isWaiting(state)) return { outcome: "kept" }
  if (body.type !== "decide") return { outcome: "decided" }
  return { outcome: body.isTooLate ? "already" : body.left ? "left" : "decided" }
}

export const isDecidedHere = (kind: string): kind is "date change" | "hand-over" =>
  kind === "date change" || kind === "hand-over"

/** Two may press at once: the one whose decision was not stored is told so. */
const isOwn = ({ body }: RequestRow, actor: Person, verdict: Verdict): boolean =>
  body.type === "decide" && body.by.id === actor.id && body.verdict === verdict

const isWaiting = (state: string): boolean => requestWaitingStates.some(waiting => waiting === state)

const patienceMilliseconds = 3000
const lookEvery = 50

/** The lists usually have it within a moment; the person who pressed waits that long and no longer. */
async function untilRecorded({ work }: ApiPorts, row: RequestRow): Promise<RequestRow> {
  let seen = row
  for (let waited = 0; waited < patienceMilliseconds && isWaiting(seen.state); waited += lookEvery) {
    await new Promise(resolve => setTimeout(resolve, lookEvery))
    seen = (await work.get<RequestRow["body"]>("request", row.key)) ?? seen
  }
  return seen
}

async function putOnAgenda(ports: ApiPorts, forumKey: string, actionKey: string, actor: Person): Promise<void> {
  const { forums, actions, requests } = ports.register()
  if (!forums.has(forumKey)) throw new AppError("notFound", "forum")
  if (!actions.has(actionKey)) throw new AppError("notFound", "action")
  const asking = { kind: "agenda" as const, actionKey, forumKey }
  // A form has no name of its own here; how often the action was there before tells one putting from the next.
  const before = [...requests.values()].filter(({ kind, subjectKey }) => kind === "agenda" && subjectKey === actionKey)
  const formId = `tab/agenda/${before.filter(({ state }) => state !== "open").length}`
  const taken = await takeRequest(ports, { actor, via: "tab", formId, addresseeId: null, asking })
  if (taken.kind === "taken") {
    ports.accepted(taken.row)
    await untilRecorded(ports, taken.row)
    return
  }
  if (taken.why === "not yours") throw new Refused("forbidden", "error.notAllowed")
  // On this forum's agenda already: what was asked for is so.
  const isHere = before.some(({ state, toKey }) => state === "open" && toKey === forumKey)
  if (taken.why !== "already asked" || !isHere) throw new Refused("conflict", "error.onOtherAgenda")
}
