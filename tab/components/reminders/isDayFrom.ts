import { Day } from "#domain/day/day.ts"

/** Whether what is in a date field is a whole day, and none before the first that may be chosen. */
export function isDayFrom(text: string, first: Day): boolean {
  if (!Day.safeParse(text).success || text < first) return false
  const time = Date.parse(`${text}T12:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
