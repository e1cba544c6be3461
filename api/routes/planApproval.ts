// Who owns and approves a draft, and its approval: both stand in the list at once, and in the plan's history.
// POST /api/plans/:key/keepers · POST /api/plans/:key/approval
import type { FastifyInstance } from "fastify"
import { z } from "zod"
import { AppError } from "#domain/errors.ts"
import type { Person } from "#domain/people/post.ts"
import type { Plan } from "#domain/plan/plan.ts"
import {
  approvalFault,
  approvedState,
  type Keepers,
  keepersLine,
  namingFault,
  planLine,
} from "#domain/update/planApproval.ts"
import type { Register } from "#domain/update/register.ts"
import type { Update } from "#domain/update/update.ts"
import { KeepersRequest, type PlanAnswer } from "#domain/wire/plans.ts"
import type { Done } from "#domain/wire/reminders.ts"
import { Refused } from "../errorHandler.ts"
import { inLane } from "../graph/lanes.ts"
import type { ApiPorts } from "./apiPorts.ts"
import { titleOf } from "./present.ts"
import { editTurn, mostTries } from "./reminderPlans.ts"

const Params = z.object({ key: z.string().max(64) })

export function planApprovalRoutes(server: FastifyInstance, ports: ApiPorts): void {
  server.post("/api/plans/:key/keepers", async ({ params, body, reader }): Promise<Done> => {
    const { key } = Params.parse(params)
    const { seen, ...keepers } = KeepersRequest.parse(body)
    await inLane("edit", editTurn, () => nameKeepers(ports, key, { keepers, seen, reader }))
    return { done: true }
  })

  server.post("/api/plans/:key/approval", async ({ params, reader }): Promise<Done> => {
    const { key } = Params.parse(params)
    await inLane("edit", editTurn, () => approve(ports, key, reader))
    return { done: true }
  })
}

type Naming = { keepers: Keepers; seen: Keepers; reader: Person }

async function nameKeepers(ports: ApiPorts, key: string, { keepers, seen, reader }: Naming): Promise<void> {
  const { store, ids, clock } = ports
  let line: Update | null = null
  for (let tries = 0; tries < mostTries; tries++) {
    const stored = await store.read("plans", key)
    if (!stored) throw new AppError("notFound", "plan")
    const plan = stored.value
    const fault = namingFault(plan, keepers, settingOf(ports, reader))
    if (fault === "not yours") throw new Refused("forbidden", "error.notAllowed")
    if (fault) throw new Refused("invalid", `error.plan.${fault}`)
    if (isSame(plan, keepers)) return
    if (!isSame(plan, seen)) break
    if (line === null) {
      const naming = `${stored.etag} ${reader.id} ${keepers.ownerKey} ${keepers.approverKey}`
      const words = sayKeepers(ports, keepers)
      const lineKey = ids.digest(`keepers ${key} ${naming}`)
      line = keepersLine(keepers, { key: lineKey, plan, by: reader, at: clock.stamp(), words })
      // Before the plan: pressed again after a failure it finds its line, and no naming is without one.
      await store.addUpdate(line)
    }
    if ((await store.write("plans", key, keepers, stored.etag)) === "written") return
  }
  // The line went first, and what it says did not come to be.
  if (line) await store.addUpdate({ ...line, ...overtaken(ports, line) })
  throw new Refused("conflict", "error.conflict")
}

function sayKeepers({ words: { words }, register }: ApiPorts, { ownerKey, approverKey }: Keepers): string {
  const named = (postKey: string | null) =>
    (postKey === null ? null : titleOf(postKey, register())) ?? words.say("plan.nobody")
  return words.say("plan.keepers", { owner: named(ownerKey), approver: named(approverKey) })
}

const overtaken = ({ words: { words } }: ApiPorts, { key }: Update) => ({
  ...{ key: `${key}-overtaken`, formId: key, words: words.say("plan.keepersOvertaken") },
})

const isSame = (some: Keepers, other: Keepers) =>
  some.ownerKey === other.ownerKey && some.approverKey === other.approverKey

/** Rights are judged by the plan as the list has it. Pressed again after a failure it does what is still to do. */
async function approve(ports: ApiPorts, key: string, reader: Person): Promise<void> {
  const { store, ids, clock } = ports
  // Who named the approver may be known to another instance only.
  await ports.refresh()
  for (let tries = 0; tries < mostTries; tries++) {
    const stored = await store.read("plans", key)
    if (!stored) throw new AppError("notFound", "plan")
    const plan = stored.value
    const fault = approvalFault(plan, settingOf(ports, reader))
    if (fault === "not yours") throw new Refused("forbidden", "error.plan.not its approver")
    const isDone = fault === "not a draft" && plan.state === "approved"
    if (fault && !isDone) throw new Refused("invalid", `error.plan.${fault}`)
    if (!isDone && (await store.write("plans", key, approvedState, stored.etag)) === "changed") continue
    const lineKey = ids.digest(`approval ${key} ${plan.version}`)
    const words = ports.words.words.say("plan.approved")
    await store.addUpdate(planLine("decision", { key: lineKey, plan, by: reader, at: clock.stamp(), words }))
    return
  }
  throw new AppError("conflict", "a plan's approval: changed at every try")
}

const settingOf = ({ register, clock }: ApiPorts, { id }: Person) => ({
  ...{ register: register(), personId: id, today: clock.today() },
})

/** Null for a plan that is no draft any more. */
export function presentApproval(
  plan: Plan,
  setting: { register: Register; personId: string; today: string },
): PlanAnswer["approval"] {
  const fault = approvalFault(plan, setting)
  if (plan.state !== "draft" && plan.state !== "consultation") return null
  const { ownerKey, approverKey } = plan
  const approver = approverKey === null ? null : titleOf(approverKey, setting.register)
  const mayName = namingFault(plan, { ownerKey, approverKey }, setting) === null
  return { ownerKey, approverKey, approver, mayName, mayApprove: fault === null, isNamer: fault === "named by you" }
}
