// What has waited too long, and who above is told: the head after ten working days, the director after twenty.
import { addDays, type Day } from "../day/day.ts"
import { type Calendar, type CouncilCalendar, workingDaysSince } from "../day/workingDays.ts"
import type { Post } from "../people/post.ts"
import type { Level } from "./askedBefore.ts"
import { type Round, toDirectorAfter, toHeadAfter } from "./timetable.ts"

export type Waiting = {
  /** The due day of the first round that has no answer: passed, or, while it is open, still to come. */
  since: Day
  /** Working days, without recesses and absences. */
  days: number
}

/** `isOpenToo`: a round that is still open counts as well, with no days yet. */
type Facts = {
  isOpenToo?: boolean
  rounds: readonly Round[]
  from: Day
  answeredOn: Day | null
  /** Whether somebody was at least tried to be asked between two days. */
  wasTried(from: Day, to: Day): boolean
}

/** Null while nothing is outstanding. A round in which nobody was even tried to be asked does not count. */
export function waitingOf(
  { rounds, from, answeredOn, wasTried, isOpenToo = false }: Facts,
  today: Day,
  calendar: Calendar,
): Waiting | null {
  const missed = rounds.find(
    ({ opens, due }) =>
      (isOpenToo ? opens : due) <= today &&
      due >= from &&
      (answeredOn === null || answeredOn < opens) &&
      wasTried(opens, addDays(due, lateAskingDays)),
  )
  return missed ? { since: missed.due, days: workingDaysSince(calendar, missed.due, today) } : null
}

/** A round that was asked late, because nothing could be sent, was asked all the same. */
const lateAskingDays = 10

/**
 * What has waited is counted in the council's days, without the school holidays of those who are off in them: whoever works
 * one day a week has been asked twice before anybody above is told, and has not ten weeks.
 */
export const waitingCalendar = (calendar: CouncilCalendar, post: Pick<Post, "isTermTimeOnly"> | undefined): Calendar =>
  post?.isTermTimeOnly ? calendar.ofPattern({ worksOn: [], isTermTimeOnly: true }) : calendar

export function levelOf({ days }: Waiting): Level | null {
  if (days >= toDirectorAfter) return "director"
  return days >= toHeadAfter ? "head" : null
}
