// Who looks after the register as a whole: the people of posts that carry a role.
import type { Day } from "../day/day.ts"
import type { Person, PostRole, Posts } from "./post.ts"
import { type Absences, whoAnswers } from "./whoAnswers.ts"

export const performanceOfficers = (posts: Posts, absences: Absences, today: Day): Person[] =>
  peopleWith("performance officer", posts, absences, today)

/** Each once, although they may hold several posts. */
function peopleWith(role: PostRole, posts: Posts, absences: Absences, today: Day): Person[] {
  const found = [...posts.values()]
    .filter(post => post.roles.includes(role))
    .flatMap(post => whoAnswers(post.key, posts, absences, today).answerers.map(({ person }) => person))
  return [...new Map(found.map(person => [person.id, person])).values()]
}
