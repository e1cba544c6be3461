// Waiting replies laid over the register: everybody reads their own writes, nobody is chased for what they answered.
import type { Action } from "../action/action.ts"
import { applyUpdate } from "./applyUpdate.ts"
import { circumstancesOf } from "./circumstances.ts"
import type { Register } from "./register.ts"
import { byAcceptance, isWaiting, type ReplyRow } from "./reply.ts"
import { stateOf, type Update } from "./update.ts"

/** The register as it will be once these replies have reached the lists. */
export function overlay(register: Register, replies: readonly ReplyRow[]): Register {
  const waiting = byAcceptance(replies.filter(isWaiting))
  if (waiting.length === 0) return register
  const actions = new Map<string, Action>(register.actions)
  const added = new Map<string, Update[]>()
  const over: Register = {
    ...register,
    actions,
    updatesOf: key => withAdded(register.updatesOf(key), added.get(key) ?? []),
  }
  for (const { body } of waiting) {
    const action = actions.get(body.draft.subjectKey)
    if (!action || action.lastUpdateOn === body.draft.at) continue
    const { after, held } = applyUpdate(action, body.draft, circumstancesOf(body, action, over))
    const update: Update = { ...body.draft, before: stateOf(action), after, held }
    actions.set(action.key, { ...action, ...after })
    added.set(action.key, [...(added.get(action.key) ?? []), update])
  }
  return over
}

/** A reply that is already in the list is not shown twice. */
function withAdded(stored: readonly Update[], added: readonly Update[]): readonly Update[] {
  if (added.length === 0) return stored
  const keys = new Set(stored.map(update => update.key))
  return [...stored, ...added.filter(update => !keys.has(update.key))]
}
