// What the policy says of one item on a day, and on a row of days.
import { addDays } from "#domain/day/day.ts"
import { becauseToday, type ItemFacts } from "#domain/reminder/nudge.ts"
import { aByWhen, aCalendar } from "../../support/builders.ts"

/** A Thursday. */
export const today = "2026-11-26"
export const round = {
  forumKey: "forum",
  meetingOn: "2026-12-16",
  opens: "2026-11-17",
  remind: "2026-11-26",
  due: "2026-12-01",
}
export const plain = aCalendar()
const nothing: ItemFacts = {
  byWhen: aByWhen(),
  from: "2026-01-01",
  answeredOn: null,
  askedOn: null,
  cardOn: null,
  remindOn: null,
  rounds: [],
}
export const why = (part: Partial<ItemFacts>, day = today, calendar: ReturnType<typeof aCalendar> = plain) =>
  becauseToday({ ...nothing, ...part }, day, calendar)

/** The days from one to another on which it is asked, each card arriving but those of `lost`. */
export function days(
  part: Partial<ItemFacts>,
  [from, to]: [string, string],
  { calendar = plain, lost = [] as string[], idle = [] as string[] } = {},
) {
  const found: string[] = []
  let item = { ...nothing, ...part }
  for (let day = from; day <= to; day = addDays(day, 1)) {
    // On an idle day the app is down.
    const because = idle.includes(day) ? null : becauseToday(item, day, calendar)
    if (because === null) continue
    found.push(`${day} ${because}`)
    if (!lost.includes(day)) item = { ...item, askedOn: day, cardOn: day }
  }
  return found
}
