import type { FastifyInstance } from "fastify"
import { z } from "zod"
import type { Action } from "#domain/action/action.ts"
import { AppError } from "#domain/errors.ts"
import { may } from "#domain/people/may.ts"
import { shownOf } from "#domain/update/applyUpdate.ts"
import { postAnsweredFor } from "#domain/update/groupAnswers.ts"
import { inOrder } from "#domain/update/history.ts"
import type { Register } from "#domain/update/register.ts"
import { rolesOnAction } from "#domain/update/rolesOf.ts"
import type { Refusal } from "#domain/update/takeReply.ts"
import type { Update } from "#domain/update/update.ts"
import { type ActionAnswer, type HistoryEntry, type UpdateAnswer, UpdateRequest } from "#domain/wire/actions.ts"
import type { MessageId } from "#domain/words/words.ts"
import { Refused } from "../errorHandler.ts"
import type { ApiPorts } from "./apiPorts.ts"
import { presentRow, presentServes, titleOf } from "./present.ts"
import { nameForm, sentBy } from "./sentForm.ts"

const Params = z.object({ key: z.string().max(64) })

export function actionRoutes(server: FastifyInstance, ports: ApiPorts): void {
  server.get("/api/actions/:key", async request => present(ports, Params.parse(request.params).key, request.reader.id))

  server.post("/api/actions/:key/updates", async (request): Promise<UpdateAnswer> => {
    const { key } = Params.parse(request.params)
    const sent = UpdateRequest.parse(request.body)
    const action = find(ports.register(), key)
    const personId = request.reader.id
    const post = postAnsweredFor(action, { register: ports.register(), personId, today: ports.clock.today() })
    const [taken] = await ports.takeReplies([
      {
        actor: request.reader,
        via: "tab",
        form: {
          id: nameForm(request.reader.id, key, sent.formId),
          answersBefore: sent.answersBefore,
          actionKey: key,
          shown: sent.shown,
          postKey: post?.key ?? null,
          addresseeId: null,
        },
        answered: {
          kind: sent.kind,
          asked: sent.kind === "no change" ? null : askedIn(sent),
          words: sent.words,
          wordsForColleagues: sent.wordsForColleagues,
          stageLabel: sent.stageLabel,
        },
      },
    ])
    if (taken?.kind !== "taken") throw refusals[taken?.why ?? "unknown action"]()
    const { state, body } = taken.row
    const outcome = state === "applied" || state === "held" ? state : "kept"
    return { outcome, held: body.outcome?.held ?? null, detail: present(ports, key, request.reader.id) }
  })
}

const askedIn = ({ status, closedBecause, forecast }: UpdateRequest) => ({
  status,
  closedBecause: status === "closed, not proceeding" ? closedBecause : null,
  forecast,
})

const refuse = (code: "invalid" | "forbidden" | "notFound", sentence: MessageId) => () => new Refused(code, sentence)
const refusals: Record<Refusal, () => Refused> = {
  "unknown action": refuse("notFound", "error.notFound"),
  "not yours": refuse("forbidden", "error.notAllowed"),
  "too long": refuse("invalid", "error.tooLong"),
  "nothing said": refuse("invalid", "error.nothingSaid"),
  "no reason given": refuse("invalid", "error.noReason"),
}

function find(register: Register, key: string): Action {
  const action = register.actions.get(key)
  if (!action) throw new AppError("notFound", "action")
  return action
}

function present(ports: ApiPorts, key: string, readerId: string): ActionAnswer {
  const register = ports.register()
  const action = find(register, key)
  const plan = register.plans.get(action.planKey)
  const today = ports.clock.today()
  const waiting = ports.waitingUpdates()
  return {
    today,
    asOf: ports.readAt(),
    action: presentRow(action, register, today, ports.waitingActions()),
    plan: { key: action.planKey, title: plan?.title ?? "", code: plan?.code ?? "" },
    theme: action.themeKey === null ? null : (register.themes.get(action.themeKey)?.title ?? null),
    serves: plan ? [{ key: plan.key, title: plan.title }, ...presentServes(plan, register)] : [],
    sponsor: action.sponsorKey === null ? null : titleOf(action.sponsorKey, register),
    ownerRating: action.ownerRating,
    ownerRatingReason: action.ownerRatingReason,
    shown: shownOf(action),
    mayUpdate: mayUpdate(ports, action, register, readerId),
    sent: sentBy(readerId, key, { register, today }),
    history: inOrder(register.updatesOf(key))
      .toReversed()
      .map(update => presentUpdate(update, waiting)),
  }
}

function mayUpdate(
  { clock }: ApiPorts,
  action: Action,
  register: Register,
  personId: string,
): ActionAnswer["mayUpdate"] {
  if (register.plans.get(action.planKey)?.state !== "approved") return "plan not open"
  const roles = rolesOnAction(action, { register, personId, today: clock.today() })
  if (may("update an action", roles)) return "yes"
  return may("update an action on behalf of its owner", roles) ? "on behalf" : "no"
}

const presentUpdate = (update: Update, waiting: ReadonlySet<string>): HistoryEntry => ({
  key: update.key,
  kind: update.kind,
  at: update.at,
  actorName: update.actor.name,
  forPostTitle: update.forPost?.title ?? null,
  via: update.via,
  statusBefore: update.before?.status ?? null,
  statusAfter: update.after?.status ?? null,
  forecastAfter: update.after?.forecast ?? null,
  askedStatus: update.asked?.status ?? null,
  stageLabel: update.stageLabel,
  held: update.held,
  words: update.words,
  wordsForColleagues: update.wordsForColleagues,
  isWaiting: waiting.has(update.key),
})
