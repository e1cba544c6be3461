// Which of an action's posts have waited too long for an answer, and which person above is told of it today.

import { type Action, isExempt } from "../action/action.ts"
import type { Day } from "../day/day.ts"
import { type Calendar, workingDaysSince } from "../day/workingDays.ts"
import type { Person } from "../people/post.ts"
import { lastAnsweredOn } from "../update/groupAnswers.ts"
import { hasDoneItsPart } from "../update/groupParts.ts"
import { above } from "./above.ts"
import type { Level } from "./askedBefore.ts"
import { levelOf, type Waiting, waitingCalendar, waitingOf } from "./escalation.ts"
import { type ItemSetting, longAbsenceDays } from "./itemSetting.ts"
import type { Planning } from "./planDay.ts"
import { toDirectorAfter, toHeadAfter } from "./timetable.ts"

export type Escalation = {
  /** Item of a card: the action and the post that was asked. */
  key: string
  actionKey: string
  /** Null for an exempt action. */
  reference: string | null
  text: string | null
  postTitle: string
  since: Day
  days: number
  level: Level
  tell: Person
}

export type PostWaiting = { postKey: string; waiting: Waiting }

/** Outstanding items of one action, by the post asked. */
export function waitingIn(
  action: Action,
  setting: Omit<ItemSetting, "answerers"> & { answerers: readonly { postKey: string }[] },
  planning: Planning,
  isOpenToo = false,
): PostWaiting[] {
  const { register, today, before } = planning
  // Most days no round has passed, and nothing can be outstanding.
  if (!setting.rounds.some(({ opens, due }) => (isOpenToo ? opens : due) <= today)) return []
  return setting.answerers.flatMap(({ postKey }) => {
    if (hasDoneItsPart(action, postKey, register)) return []
    const answeredOn = lastAnsweredOn(action, postKey, register)
    const wasTried = (from: Day, to: Day) => before.wasTried(`${action.key}/${postKey}`, from, to)
    const waiting = waitingOf(
      { rounds: setting.rounds, from: setting.from, answeredOn, wasTried, isOpenToo },
      today,
      withoutPauses(postKey, planning),
    )
    return waiting ? [{ postKey, waiting }] : []
  })
}

/** The days on which a post's reminders were paused are nobody's silence. */
function withoutPauses(postKey: string, { register, calendar: council }: Planning): Calendar {
  const post = register.posts.get(postKey)
  const calendar = waitingCalendar(council, post)
  const person = post?.updater ?? post?.holder
  const others = [post?.holder, post?.standIn].filter(other => other && other.id !== person?.id)
  const pauses = (person && others.length === 0 ? (register.absences.get(person.id) ?? []) : []).filter(
    ({ from, until, standIn }) =>
      standIn === null && from !== "" && workingDaysSince(calendar, from, until) > longAbsenceDays,
  )
  if (pauses.length === 0) return calendar
  const isPaused = (day: Day) => pauses.some(({ from, until }) => from <= day && day <= until)
  return { isWorking: day => calendar.isWorking(day) && !isPaused(day), isRecess: calendar.isRecess }
}

export function escalationsOf(action: Action, waits: readonly PostWaiting[], planning: Planning): Escalation[] {
  const { calendar, today } = planning
  if (calendar.isRecess(today)) return []
  return waits.flatMap(({ postKey, waiting }) => {
    const level = levelOf(waiting)
    const tell = level === null ? null : above(postKey, level, planning)
    if (level === null || tell === null || wasTold(`${action.key}/${postKey}`, level, waiting, planning)) return []
    const isOpenly = !isExempt(action)
    return [
      {
        key: `${action.key}/${postKey}`,
        actionKey: action.key,
        reference: isOpenly ? action.reference : null,
        text: isOpenly ? action.text : null,
        postTitle: planning.register.posts.get(postKey)?.title ?? "",
        since: waiting.since,
        days: waiting.days,
        level,
        tell,
      },
    ]
  })
}

/** Once at each level; what could not be delivered is told on the next days, for as long as it is news. */
function wasTold(key: string, level: Level, { since, days }: Waiting, { before }: Planning): boolean {
  const told = before.toldOn(key, level)
  const reached = level === "head" ? toHeadAfter : toDirectorAfter
  return (told !== null && told >= since) || days > reached + newsForDays
}

const newsForDays = 5
