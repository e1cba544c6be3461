/** Where a plan's reminders are started, paused and resumed. */
export const remindersOf = (planKey: string) => `/api/plans/${encodeURIComponent(planKey)}/reminders`
