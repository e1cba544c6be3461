// Whether reminders run, in words: the last time, the next, and what waits.
import { type Day, londonDay } from "#domain/day/day.ts"
import type { HealthLine, Sums } from "#domain/wire/reminders.ts"
import type { Words } from "#domain/words/words.ts"

/** "09:00", London time. */
export const wordHour = (hour: number): string => `${String(hour).padStart(2, "0")}:00`

/** "Last run on Wednesday 25 November 2026 at 09:00. Next on …. Nothing waits." */
export function wordHealth(health: HealthLine, today: Day, words: Words): string {
  const last =
    health.lastRun === null
      ? words.say("tab.health.neverRun")
      : words.say("tab.health.lastRun", {
          day: words.dateNear(londonDay(health.lastRun), today),
          time: words.time(health.lastRun),
        })
  const next = words.say("tab.health.next", {
    day: words.dateNear(health.nextRun, today),
    hour: wordHour(health.nextHour),
  })
  const waiting =
    health.oldestWaitingSeconds === null
      ? words.say("tab.health.nothingWaits")
      : words.say(`tab.health.oldest.${health.oldestWaiting ?? "answer"}`, {
          age: wordAge(health.oldestWaitingSeconds, words),
        })
  return `${last} ${next} ${waiting}`
}

/** A length of time, rounded down to whole minutes, hours or days. */
export function wordAge(seconds: number, words: Words): string {
  const minutes = Math.floor(seconds / 60)
  if (minutes < 1) return words.say("tab.age.moment")
  if (minutes < 60) return words.say("tab.age.minutes", { count: minutes })
  const hours = Math.floor(minutes / 60)
  return hours < 48
    ? words.say("tab.age.hours", { count: hours })
    : words.say("tab.age.days", { count: Math.floor(hours / 24) })
}

/** "41 requested = 36 sent + 2 failed + 3 skipped + 0 unknown": the one place where zeros are said. */
export function wordSums(sums: Sums, words: Words): string {
  const ended = words.say("tab.sums", { ...sums })
  return sums.waiting === 0 ? ended : `${ended} ${words.say("tab.sums.waiting", { count: sums.waiting })}`
}
