// The tab's form for an update: its name in the lists, and what its reader sent last, so that it can be changed.
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
  const last = inOrder(register.updatesOf(actionKey)).at(-1)
  const form = last && formOf(last, formsOf(readerId, actionKey))
  if (!form || last.held !== null || daysBetween(londonDay(last.at), today) > longestDays) return null
  const status = last.asked?.status ?? last.before?.status
  if (!status) return null
  return {
    ...form,
    at: last.at,
    fields: {
      status,
      closedBecause: last.asked?.closedBecause ?? null,
      forecast: last.asked?.forecast ?? null,
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
