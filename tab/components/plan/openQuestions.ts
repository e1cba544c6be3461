// What of a draft's actions keeps their owners from being asked.
import { isOpen } from "#domain/action/status.ts"
import type { ActionRow } from "#domain/wire/plans.ts"

export function openQuestions(actions: readonly ActionRow[]): { withoutOwner: number; toConfirm: number } {
  const open = actions.filter(({ status }) => isOpen(status))
  const isInferred = ({ byWhen }: ActionRow) =>
    byWhen.stages.some(({ doneOn, inferred }) => doneOn === null && inferred !== null)
  return {
    withoutOwner: open.filter(({ lead }) => lead === null).length,
    toConfirm: open.filter(isInferred).length,
  }
}
