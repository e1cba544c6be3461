// People of the sample, by what they are.
import { samplePeople } from "#infra/provision/sample/people.ts"

/** The person whose label in the picker begins so. */
export function personIn(label: string) {
  const person = samplePeople.find(({ post }) => post.startsWith(label))
  if (!person) throw new Error(`nobody in the sample is ${label}`)
  return person
}
