// Confirms what a reader of the words inferred of an action's date.  POST /api/actions/:key/dates
import type { FastifyInstance } from "fastify"
import { z } from "zod"
import type { Action } from "#domain/action/action.ts"
import { AppError } from "#domain/errors.ts"
import { may } from "#domain/people/may.ts"
import type { Person } from "#domain/people/post.ts"
import { rolesOnAction } from "#domain/update/rolesOf.ts"
import { stateOf, type Update } from "#domain/update/update.ts"
import { ConfirmDatesRequest, type Done } from "#domain/wire/reminders.ts"
import { Refused } from "../errorHandler.ts"
import { inLane } from "../graph/lanes.ts"
import type { ApiPorts } from "./apiPorts.ts"
import { editTurn, mostTries } from "./reminderPlans.ts"

const Params = z.object({ key: z.string().max(64) })

export function reminderDateRoutes(server: FastifyInstance, ports: ApiPorts): void {
  server.post("/api/actions/:key/dates", async ({ params, body, reader }): Promise<Done> => {
    const { key } = Params.parse(params)
    const { words } = ConfirmDatesRequest.parse(body)
    const register = ports.register()
    const action = register.actions.get(key)
    if (!action) throw new AppError("notFound", "action")
    const roles = rolesOnAction(action, { register, personId: reader.id, today: ports.clock.today() })
    if (!may("edit an action", roles)) throw new Refused("forbidden", "error.notAllowed")
    await inLane("edit", editTurn, () => confirm(ports, key, words, reader))
    return { done: true }
  })
}

/** Read and judged anew at every try: what is confirmed is what the page showed. */
async function confirm({ store, ids, clock }: ApiPorts, key: string, words: string, actor: Person): Promise<void> {
  for (let tries = 0; tries < mostTries; tries++) {
    const stored = await store.readAction(key)
    if (!stored) throw new AppError("notFound", "action")
    const before = stored.value
    if (before.byWhen.words !== words) throw new Refused("conflict", "error.conflict")
    const after = confirmed(before)
    // Pressed twice, or by two people: it is done.
    if (after === null) return
    // The line goes first: once the dates are written nothing tells that they were guessed. One for each state it met.
    const line = { key: ids.digest(`dates ${key} ${stored.etag}`), at: clock.stamp(), actor }
    await store.addUpdate(lineOf(before, after, line))
    if ((await store.writeAction(key, { byWhen: after.byWhen }, stored.etag)) === "written") return
  }
  throw new AppError("conflict", "an action's dates: changed at every try")
}

/** Null when nothing is left to confirm. */
function confirmed(action: Action): Action | null {
  const isToConfirm = (stage: Action["byWhen"]["stages"][number]) => stage.doneOn === null && stage.inferred !== null
  if (!action.byWhen.stages.some(isToConfirm)) return null
  const stages = action.byWhen.stages.map(stage => (isToConfirm(stage) ? { ...stage, inferred: null } : stage))
  return { ...action, byWhen: { ...action.byWhen, stages } }
}

const lineOf = (before: Action, after: Action, { key, at, actor }: Pick<Update, "key" | "at" | "actor">): Update => ({
  ...{ key, kind: "edit", subjectKey: before.key, at, actor, via: "tab" },
  ...{ forPost: null, formId: `dates/${key}`, asked: null, held: null },
  ...{ before: stateOf(before), after: stateOf(after) },
  words: "",
  wordsForColleagues: "",
  stageLabel: null,
  evidence: [],
})
