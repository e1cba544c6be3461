// The tab's form for an update: its name in the lists, and what its reader sent last, so that it can be changed.
import { namedStages } from "#domain/byWhen/currentStages.ts"
import { type Day, daysBetween, londonDay } from "#domain/day/day.ts"
import { inOrder } from "#domain/update/history.ts"
import type { Register } from "#domain/update/register.ts"
import type { Update } from "#domain/update/update.ts"
import type { ActionAnswer } from "#domain/wire/actions.ts"

/** The reader is part of the form's name: nobody's form is another's. */
const formsOf = (readerId: string, actionKey: string): string => `tab/${readerId}/${actionKey}/`

export const nameForm = (readerId: string, actionKey: string, formId: string): string =>
  `${formsOf(readerId, actionKey)}${formId}`

/** What is older is history, and is not put right but followed by what is so now. */
const longestDays = 31

type Setting = { register: Register; today: Day }

/** Null where somebody else, or another form, has spoken since. */
export function sentBy(readerId: string, actionKey: string, { register, today }: Setting): ActionAnswer["sent"] {
  const updates = inOrder(register.updatesOf(actionKey))
  const last = updates.at(-1)
  const forms = formsOf(readerId, actionKey)
  const form = last && formOf(last, forms)
  // "No change" has nothing in it to change.
  if (!form || last.held !== null || last.kind !== "progress" || !last.asked) return null
  if (daysBetween(londonDay(last.at), today) > longestDays) return null
  const first = updates.find(update => formOf(update, forms)?.formId === form.formId)
  return {
    ...form,
    stages: first?.before ? namedStages(first.before.byWhen) : [],
    at: last.at,
    fields: {
      ...{ status: last.asked.status, closedBecause: last.asked.closedBecause, forecast: last.asked.forecast },
      words: last.words,
      wordsForColleagues: last.wordsForColleagues,
      stageLabel: last.stageLabel,
    },
  }
}

function formOf({ formId }: Update, forms: string): { formId: string; answersBefore: number } | null {
  const [, id, count] = (formId.startsWith(forms) && /^(.+):(\d+)$/.exec(formId.slice(forms.length))) || []
  return id ? { formId: id, answersBefore: Number(count) + 1 } : null
}
