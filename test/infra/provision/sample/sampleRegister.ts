import { absencesIn } from "#domain/people/request.ts"
import type { Register } from "#domain/update/register.ts"
import type { Sample } from "#infra/provision/seed.ts"

const byKey = <T extends { key: string }>(values: readonly T[]) => new Map(values.map(value => [value.key, value]))

/** The sample as the rules see it once it is read. */
export const registerOf = (sample: Sample): Register => ({
  units: byKey(sample.units),
  posts: byKey(sample.posts),
  plans: byKey(sample.plans),
  themes: byKey(sample.themes),
  actions: byKey(sample.actions),
  recommendations: byKey(sample.recommendations),
  forums: byKey(sample.forums),
  requests: byKey(sample.requests),
  settings: byKey(sample.settings),
  absences: absencesIn(sample.requests),
  updatesOf: key => sample.updates.filter(update => update.subjectKey === key),
})
