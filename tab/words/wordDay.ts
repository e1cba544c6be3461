// Days of the past in words: the year is left out of this year's.
import { type Day, type Instant, londonDay } from "#domain/day/day.ts"
import type { Words } from "#domain/words/words.ts"

export const wordPastDay = (day: Day, today: Day, words: Words): string =>
  day.slice(0, 4) === today.slice(0, 4) ? words.dateInYear(day) : words.date(day)

export const wordPastInstant = (at: Instant, today: Day, words: Words): string =>
  wordPastDay(londonDay(at), today, words)
