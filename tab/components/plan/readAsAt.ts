// The day typed for a plan as it stood.
import { Day } from "#domain/day/day.ts"

export const earliest: Day = "2000-01-01"

/** Why the table cannot show what is typed: often it is only half typed. */
export type NotADay = "no day" | "too early" | "to come"

export function readAsAt(typed: string, today: Day): { day: Day } | { problem: NotADay } {
  const day = Day.safeParse(typed)
  if (!day.success) return { problem: "no day" }
  if (day.data < earliest) return { problem: "too early" }
  return day.data > today ? { problem: "to come" } : { day: day.data }
}
