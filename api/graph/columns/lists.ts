// The ten lists of a register, in the order they are made.
import { actions } from "./actions.ts"
import { forums } from "./forums.ts"
import { plans } from "./plans.ts"
import { posts } from "./posts.ts"
import { recommendations } from "./recommendations.ts"
import { requests } from "./requests.ts"
import { settings } from "./settings.ts"
import { themes } from "./themes.ts"
import { units } from "./units.ts"
import { updates } from "./updates.ts"

export const lists = { units, posts, plans, themes, actions, updates, recommendations, forums, requests, settings }

export type Lists = typeof lists
export type ListId = keyof Lists
/** What an item of a list is to the domain. */
export type ItemOf<L extends ListId> = ReturnType<Lists[L]["read"]>

export const listIds = Object.keys(lists) as ListId[]
