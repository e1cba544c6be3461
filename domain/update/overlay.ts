// What is on its way laid over the register: everybody reads their own writes, nobody is chased for what they answered.
import type { Action } from "../action/action.ts"
import { absencesIn, type Request } from "../people/request.ts"
import { applyUpdate } from "./applyUpdate.ts"
import { circumstancesOf } from "./circumstances.ts"
import { layered } from "./layered.ts"
import type { Register } from "./register.ts"
import { byAcceptance, isWaiting, type ReplyRow } from "./reply.ts"
import { stateOf, type Update } from "./update.ts"

/** The register as it will be once these replies and requests have reached the lists. */
export function overlay(register: Register, replies: readonly ReplyRow[], requests: readonly Request[] = []): Register {
  const waiting = replies.filter(isWaiting)
  if (waiting.length === 0 && requests.length === 0) return register
  const over = startOverlay(register, requests)
  for (const reply of byAcceptance(waiting)) over.add(reply)
  return over.register
}

export type Overlay = { register: Register; add(reply: ReplyRow): void }

/** An overlay that grows: replies are added in the order in which they were accepted. */
export function startOverlay(register: Register, waitingRequests: readonly Request[]): Overlay {
  const actions = new Map<string, Action>()
  const added = new Map<string, Update[]>()
  const requests = layered(register.requests, new Map(waitingRequests.map(request => [request.key, request])))
  const over: Register = {
    ...register,
    actions: layered(register.actions, actions),
    requests,
    absences: waitingRequests.length === 0 ? register.absences : absencesIn(requests.values()),
    updatesOf: key => withAdded(register.updatesOf(key), added.get(key) ?? []),
  }
  return {
    register: over,
    add({ body }) {
      const action = over.actions.get(body.draft.subjectKey)
      if (!action || action.lastUpdateKey === body.draft.key) return
      const { after, held } = applyUpdate(action, body.draft, circumstancesOf(body, action, over))
      const update: Update = { ...body.draft, before: stateOf(action), after, held }
      actions.set(action.key, { ...action, ...after })
      added.set(action.key, [...(added.get(action.key) ?? []), update])
    },
  }
}

/** A reply that is already in the list is not shown twice. */
function withAdded(stored: readonly Update[], added: readonly Update[]): readonly Update[] {
  if (added.length === 0) return stored
  const keys = new Set(stored.map(update => update.key))
  return [...stored, ...added.filter(update => !keys.has(update.key))]
}
