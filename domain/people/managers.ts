// Who looks after the register as a whole: the people of posts that carry a role.
import type { Day } from "../day/day.ts"
import { inOffice } from "./inOffice.ts"
import type { Person, PostRole, Posts } from "./post.ts"
import { type Absences, whoAnswers } from "./whoAnswers.ts"

export const performanceOfficers = (posts: Posts, absences: Absences, today: Day): Person[] =>
  peopleWith("performance officer", posts, absences, today)

/** Who decides for these posts today; where nobody is there, their holders and who is asked. Each once. */
function peopleWith(role: PostRole, posts: Posts, absences: Absences, today: Day): Person[] {
  const withRole = [...posts.values()].filter(post => post.roles.includes(role))
  const here = withRole.flatMap(post => inOffice(post, { absences, today }) ?? [])
  const asked = (key: string) => whoAnswers(key, posts, absences, today).answerers.map(({ person }) => person)
  const found =
    here.length > 0 ? here : withRole.flatMap(({ key, holder }) => [...(holder ? [holder] : []), ...asked(key)])
  return [...new Map(found.map(person => [person.id, person])).values()]
}
