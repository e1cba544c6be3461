// Everything one set of lists holds, as read: the model every rule looks at.
import type { Action } from "../action/action.ts"
import type { Forum } from "../people/forum.ts"
import type { Post } from "../people/post.ts"
import type { Absences, Request } from "../people/request.ts"
import type { Setting } from "../people/setting.ts"
import type { Unit } from "../people/unit.ts"
import type { Plan } from "../plan/plan.ts"
import type { Recommendation } from "../plan/recommendation.ts"
import type { Theme } from "../plan/theme.ts"
import type { Update } from "./update.ts"

export type Register = {
  units: ReadonlyMap<string, Unit>
  posts: ReadonlyMap<string, Post>
  plans: ReadonlyMap<string, Plan>
  themes: ReadonlyMap<string, Theme>
  actions: ReadonlyMap<string, Action>
  recommendations: ReadonlyMap<string, Recommendation>
  forums: ReadonlyMap<string, Forum>
  requests: ReadonlyMap<string, Request>
  settings: ReadonlyMap<string, Setting>
  absences: Absences
  /** By subject key, in no order. */
  updatesOf(subjectKey: string): readonly Update[]
}
