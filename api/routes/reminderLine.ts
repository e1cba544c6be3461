// An action as a line of the managers' pages; an exempt one without its words.
import { type Action, isExempt } from "#domain/action/action.ts"

export const presentLine = (action: Action) => ({
  actionKey: action.key,
  planKey: action.planKey,
  reference: action.reference,
  text: isExempt(action) ? null : action.text,
})
