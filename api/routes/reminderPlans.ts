// Which plans are asked, what beginning would mean, and the dates that wait to be confirmed.
// POST /api/plans/:key/reminders
import type { FastifyInstance } from "fastify"
import { z } from "zod"
import type { Action } from "#domain/action/action.ts"
import { isOpen } from "#domain/action/status.ts"
import type { Day } from "#domain/day/day.ts"
import { AppError } from "#domain/errors.ts"
import { may } from "#domain/people/may.ts"
import type { Plan } from "#domain/plan/plan.ts"
import type { AskedCard } from "#domain/reminder/askedCard.ts"
import { askingState, previewPlan } from "#domain/reminder/planAsking.ts"
import type { Planning } from "#domain/reminder/planDay.ts"
import { actionOfItem } from "#domain/reminder/reminder.ts"
import type { Register } from "#domain/update/register.ts"
import { rolesOnAction } from "#domain/update/rolesOf.ts"
import { type Done, type PlanReminders, PlanRemindersRequest } from "#domain/wire/reminders.ts"
import { wordReading } from "#domain/words/wordByWhen.ts"
import type { Words } from "#domain/words/words.ts"
import { Refused } from "../errorHandler.ts"
import { inLane } from "../graph/lanes.ts"
import type { ApiPorts } from "./apiPorts.ts"
import { presentLine } from "./reminderLine.ts"
import { maySendFor, type Seen } from "./reminderRights.ts"

const Params = z.object({ key: z.string().max(64) })

/** A form is waited on; and lists that change under every try are not fought with for ever. */
export const editTurn = { patienceMilliseconds: 5000 }
export const mostTries = 5

export function reminderPlanRoutes(server: FastifyInstance, ports: ApiPorts): void {
  server.post("/api/plans/:key/reminders", async ({ params, body, reader }): Promise<Done> => {
    const { key } = Params.parse(params)
    const { from } = PlanRemindersRequest.parse(body)
    const register = ports.register()
    const today = ports.clock.today()
    const plan = register.plans.get(key)
    if (!plan) throw new AppError("notFound", "plan")
    if (!maySendFor(plan, { register, personId: reader.id, today })) throw new Refused("forbidden", "error.notAllowed")
    if (from !== null && !z.iso.date().safeParse(from).success) throw new AppError("invalid", "no such day")
    // A day that has passed would catch up with rounds nobody was told of.
    const begin = from !== null && from < today ? today : from
    await inLane("edit", editTurn, () => setFrom(ports, key, begin))
    return { done: true }
  })
}

async function setFrom({ store }: ApiPorts, key: string, from: Day | null): Promise<void> {
  for (let tries = 0; tries < mostTries; tries++) {
    const stored = await store.read("plans", key)
    if (!stored) throw new AppError("notFound", "plan")
    if (stored.value.state !== "approved") throw new Refused("invalid", "error.planNotApproved")
    if (stored.value.remindersFrom === from) return
    if ((await store.write("plans", key, { remindersFrom: from }, stored.etag)) === "written") return
  }
  throw new AppError("conflict", "a plan's reminders: changed at every try")
}

type Shown = { planning: Planning; cards: readonly AskedCard[]; seen: Seen; readerId: string; words: Words }

/** Approved plans first; what is closed is no longer asked about. */
export function presentPlans({ planning, cards, seen, readerId, words }: Shown): PlanReminders[] {
  const { register, today } = planning
  const asked = new Set(cards.flatMap(({ items }) => items.map(actionOfItem)))
  const actionsOf = Map.groupBy(register.actions.values(), action => action.planKey)
  const place = ({ state }: Plan) => (state === "approved" ? 0 : 1)
  const plans = [...seen.plans.values()].filter(({ state }) => state !== "closed" && state !== "superseded")
  return plans
    .toSorted((a, b) => place(a) - place(b) || a.title.localeCompare(b.title))
    .map(plan => {
      const own = actionsOf.get(plan.key) ?? []
      const wasAsked = own.some(action => asked.has(action.key) || wasAnswered(action, register))
      const ownOnly = { ...register, actions: new Map(own.map(action => [action.key, action])) }
      return {
        key: plan.key,
        title: plan.title,
        state: askingState(plan, today, wasAsked),
        from: plan.remindersFrom,
        mayPause: plan.state === "approved",
        preview: previewPlan(plan, { ...planning, register: ownOnly }),
        toConfirm: own.flatMap(action => presentToConfirm(action, { register, readerId, today, words })),
      }
    })
}

/** Longer ago than the ledger tells: an answer on a card comes from a card. */
const wasAnswered = ({ key }: Action, register: Register): boolean =>
  register.updatesOf(key).some(({ via }) => via === "card")

type Reading = { register: Register; readerId: string; today: Day; words: Words }

function presentToConfirm(action: Action, { register, readerId, today, words }: Reading): PlanReminders["toConfirm"] {
  const inferred = action.byWhen.stages.flatMap(({ doneOn, inferred: what }) => (doneOn === null && what ? [what] : []))
  if (inferred.length === 0 || !isOpen(action.status)) return []
  return [
    {
      ...presentLine(action),
      words: action.byWhen.words,
      reading: wordReading(action.byWhen, words),
      inferred: [...new Set(inferred)].join("; "),
      mayConfirm: may("edit an action", rolesOnAction(action, { register, personId: readerId, today })),
    },
  ]
}
