// What is sent once everything on the page is as it should be, and what keeps it from being sent.
import type { ImportRequest } from "#domain/wire/imports.ts"
import { takeOf } from "./differences.ts"
import type { ImportDraft } from "./importDraft.ts"
import type { Owner } from "./pairing.ts"

export const titleLimit = 250
export const codeLimit = 20

export type ImportFault = "title" | "title too long" | "code" | "code too long" | "no actions" | "nothing ticked"

/** `planKey` is null for a plan of its own. */
export function faultIn(draft: ImportDraft, planKey: string | null): ImportFault | null {
  if (planKey !== null) return takeOf(draft).length === 0 ? "nothing ticked" : null
  if (draft.title.trim() === "") return "title"
  if (draft.title.trim().length > titleLimit) return "title too long"
  if (draft.code.trim() === "") return "code"
  if (draft.code.trim().length > codeLimit) return "code too long"
  return countTaken(draft, planKey) === 0 ? "no actions" : null
}

export const countTaken = (draft: ImportDraft, planKey: string | null): number =>
  planKey === null ? draft.actions.length - draft.leftOut.size : takeOf(draft).length

export function requestOf(
  draft: ImportDraft,
  planKey: string | null,
  owners: ReadonlyMap<string, Owner>,
): ImportRequest {
  const { formId, asAt, themes, planKind } = draft
  const [title, code] = [draft.title.trim(), draft.code.trim()]
  const isNew = planKey === null
  const isUnread = (_: unknown, at: number) => {
    const made = draft.made.get(at)
    return made === undefined || draft.leftOut.has(made)
  }
  return {
    formId,
    into: isNew ? { kind: "new plan", title, code, planKind } : { kind: "plan", planKey },
    reading: {
      plan: { title: isNew ? title : draft.answer.reading.plan.title, asAt, themes: [...themes] },
      // Differences know an action by its place, so that in a plan that is there none may be taken away before another.
      actions: isNew ? draft.actions.filter((_, at) => !draft.leftOut.has(at)) : [...draft.actions],
      unread: draft.answer.reading.unread.filter(isUnread),
    },
    owners: Object.fromEntries([...owners.values()].map(({ name, postKey }) => [name, postKey ?? null])),
    take: isNew ? [] : takeOf(draft),
  }
}
