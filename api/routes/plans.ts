import type { FastifyInstance } from "fastify"
import { z } from "zod"
import type { Action } from "#domain/action/action.ts"
import type { Day } from "#domain/day/day.ts"
import { AppError } from "#domain/errors.ts"
import { actionsOf, inPlanOrder, themesOf } from "#domain/exchange/planOrder.ts"
import { lastDigest } from "#domain/forum/lastDigest.ts"
import { mayPostDigest, nextDigestFrom } from "#domain/forum/postDigest.ts"
import { compareNumbered } from "#domain/plan/compareNumbered.ts"
import type { Plan, PlanState } from "#domain/plan/plan.ts"
import { asAt } from "#domain/update/history.ts"
import type { Register } from "#domain/update/register.ts"
import type { ForumSummary, PlanAnswer, PlansAnswer } from "#domain/wire/plans.ts"
import type { ApiPorts } from "./apiPorts.ts"
import { presentApproval } from "./planApproval.ts"
import { presentPlan, presentRow } from "./present.ts"

const Params = z.object({ key: z.string().max(64) })
const Query = z.object({ asAt: z.iso.date().optional() })

/** What is chased stands first. */
const stateOrder: readonly PlanState[] = ["approved", "consultation", "draft", "closed", "superseded"]

export function planRoutes(server: FastifyInstance, ports: ApiPorts): void {
  const { register, clock, readAt } = ports

  server.get("/api/plans", async ({ reader }): Promise<PlansAnswer> => {
    const now = register()
    const today = clock.today()
    const plans = [...now.plans.values()].toSorted(
      (a, b) => stateOrder.indexOf(a.state) - stateOrder.indexOf(b.state) || a.title.localeCompare(b.title),
    )
    const actions = Map.groupBy(now.actions.values(), action => action.planKey)
    return {
      today,
      asOf: readAt(),
      plans: plans.map(plan => presentPlan(plan, actions.get(plan.key) ?? [], now, today)),
      forums: await presentForums(ports, now, reader.id),
    }
  })

  server.get("/api/plans/:key", async (request): Promise<PlanAnswer> => {
    const now = register()
    const plan = now.plans.get(Params.parse(request.params).key)
    if (!plan) throw new AppError("notFound", "plan")
    const today = clock.today()
    const day = Query.parse(request.query).asAt ?? today
    if (day > today) throw new AppError("invalid", "as at a day to come")
    const approval = presentApproval(plan, { register: now, personId: request.reader.id, today })
    return { ...presentWhole(plan, now, day, ports), approval }
  })
}

function presentWhole(plan: Plan, register: Register, day: Day, ports: ApiPorts): Omit<PlanAnswer, "approval"> {
  const today = ports.clock.today()
  const themes = themesOf(plan, register)
  const actions = actionsOf(plan, register)
    .map(action => (day === today ? action : asAt(action, register.updatesOf(action.key), day)))
    .toSorted(inPlanOrder(themes))
  const waiting = ports.waitingActions()
  return {
    today,
    asOf: ports.readAt(),
    asAt: day,
    plan: presentPlan(plan, actions, register, day),
    actionLabel: plan.actionLabel,
    contribution: plan.contribution,
    themes: themes.map(({ key, code, title, note }) => ({ key, code, title, note })),
    actions: actions.map(action => presentRow(action, register, day, waiting)),
    recommendations: presentRecommendations(actions, register),
  }
}

/** The recommendations of every source this plan answers, those that nothing answers too. */
function presentRecommendations(actions: readonly Action[], register: Register): PlanAnswer["recommendations"] {
  const answeredBy = new Map<string, number>()
  for (const action of actions)
    for (const key of action.recommendationKeys) answeredBy.set(key, (answeredBy.get(key) ?? 0) + 1)
  const sources = new Set([...answeredBy.keys()].flatMap(key => register.recommendations.get(key)?.source ?? []))
  return [...register.recommendations.values()]
    .filter(it => sources.has(it.source))
    .toSorted((a, b) => compareNumbered(a.number, b.number))
    .map(({ key, number, wording }) => ({ number, wording, answeredBy: answeredBy.get(key) ?? 0 }))
}

async function presentForums({ work, clock }: ApiPorts, register: Register, personId: string): Promise<ForumSummary[]> {
  const today = clock.today()
  const forums = [...register.forums.values()].filter(forum => forum.channelId !== "")
  return Promise.all(
    forums.map(async forum => {
      const last = (await lastDigest(work, forum))?.day ?? null
      const isDone = last !== null && nextDigestFrom(last) > today
      return {
        key: forum.key,
        title: forum.title,
        mayPostDigest: mayPostDigest(forum, personId, register, today),
        lastDigestOn: last,
        nextDigestFrom: isDone ? nextDigestFrom(today) : today,
      }
    }),
  )
}
