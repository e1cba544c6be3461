// What can be asked for on an action besides an update, and asking for it: the same rules as on a card.
// GET /api/actions/:key/requests · POST /api/actions/:key/requests

import type { FastifyInstance } from "fastify"
import { z } from "zod"
import type { Action } from "#domain/action/action.ts"
import { isOpen } from "#domain/action/status.ts"
import { namedStages } from "#domain/byWhen/currentStages.ts"
import { AppError } from "#domain/errors.ts"
import { may } from "#domain/people/may.ts"
import { openRequests } from "#domain/request/openRequests.ts"
import { type AsideKind, choicesNear, readAside } from "#domain/request/readAside.ts"
import { takeRequest } from "#domain/request/takeRequest.ts"
import type { Register } from "#domain/update/register.ts"
import { answeringPosts, rolesOnAction } from "#domain/update/rolesOf.ts"
import { type AskedAnswer, type AskingAnswer, AskRequest } from "#domain/wire/actions.ts"
import { wordAsked, wordAskRefusal } from "#domain/words/wordAside.ts"
import { Refused } from "../errorHandler.ts"
import type { ApiPorts } from "./apiPorts.ts"
import { titleOf } from "./present.ts"

const Params = z.object({ key: z.string().max(64) })

/** The page has a field that finds one by its beginning. */
const mostOffered = 500

export function actionRequestRoutes(server: FastifyInstance, ports: ApiPorts): void {
  server.get("/api/actions/:key/requests", async ({ params, reader }): Promise<AskingAnswer> => {
    const register = ports.register()
    const action = find(register, Params.parse(params).key)
    const mine = mayAsk(ports, action, register, reader.id)
    const choices = mine.length === 0 ? { posts: [], people: [] } : choicesNear(register, reader.id, mostOffered)
    return { may: mine, stages: namedStages(action.byWhen), ...choices, waiting: waitingOn(action, register) }
  })

  server.post("/api/actions/:key/requests", async ({ params, body, reader }): Promise<AskedAnswer> => {
    const { formId, what, ...filled } = AskRequest.parse(body)
    const register = ports.register()
    const action = find(register, Params.parse(params).key)
    if (!mayAsk(ports, action, register, reader.id).includes(what)) throw new Refused("forbidden", "error.notAllowed")
    const { words } = ports.words
    const { calendar } = ports.frame()
    const setting = { register, today: ports.clock.today(), calendar, words, date: words.date }
    const [asking] = readAside(what, [action.key], filled, setting)
    if (!asking) throw new AppError("fault", "nothing was read")
    // The reader is part of the form's name: nobody's form is another's.
    const named = `tab/${reader.id}/${action.key}/${formId}`
    const taken = await takeRequest(ports, { actor: reader, via: "tab", formId: named, addresseeId: null, asking })
    if (taken.kind === "refused") {
      const code = taken.why === "already asked" ? "conflict" : taken.why === "not yours" ? "forbidden" : "invalid"
      throw new Refused(code, `aside.refused.${taken.why}`, wordAskRefusal(what, taken.why, filled, setting))
    }
    ports.accepted(taken.row)
    ports.nudge()
    return { sentence: wordAsked(what, [taken.row.body.request], setting) }
  })
}

function find(register: Register, key: string): Action {
  const action = register.actions.get(key)
  if (!action) throw new AppError("notFound", "action")
  return action
}

/** Reminders and absences are one's own: they are for those who are asked. A group's action is handed over by its plan. */
function mayAsk({ clock }: ApiPorts, action: Action, register: Register, personId: string): AsideKind[] {
  if (register.plans.get(action.planKey)?.state !== "approved" || !isOpen(action.status)) return []
  const roles = rolesOnAction(action, { register, personId, today: clock.today() })
  const isAsked = roles.has("answers for the lead")
  const isOfOne = answeringPosts(action.leadKey, register).every(({ key }) => key === action.leadKey)
  return [
    ...(isAsked ? (["remindOn"] as const) : []),
    ...(may("ask for a later date", roles) ? (["laterDate"] as const) : []),
    ...(may("ask for a hand-over", roles) && isOfOne ? (["handOver"] as const) : []),
    ...(isAsked ? (["away"] as const) : []),
  ]
}

const waitingOn = ({ key: actionKey }: Action, register: Register): AskingAnswer["waiting"] =>
  openRequests(actionKey, register).map(({ key, kind, from, askedOn, words, toKey }) => ({
    key,
    kind: kind === "hand-over" ? kind : "date change",
    askedBy: from.name,
    askedOn,
    wanted: kind === "hand-over" ? (titleOf(toKey ?? "", register) ?? "") : words,
  }))
