// How many people were not reached: one may have missed more than one kind of message.
import type { Unreached } from "#domain/wire/reminders.ts"

export const countPeople = (unreached: readonly Unreached[]): number =>
  new Set(unreached.map(({ personId }) => personId)).size
