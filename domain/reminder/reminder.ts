// The reminder of one person on one day: the items asked about and the state they were shown in.
import { z } from "zod"
import type { Standing } from "../action/rating.ts"
import { standing } from "../action/rating.ts"
import { Forecast, Status } from "../action/status.ts"
import { ByWhen } from "../byWhen/byWhen.ts"
import { Day, Instant } from "../day/day.ts"
import { plansAbove } from "../plan/thread.ts"
import { shownOf } from "../update/applyUpdate.ts"
import type { Register } from "../update/register.ts"
import { Shown } from "../update/reply.ts"
import type { AskedItem, PersonToAsk } from "./planDay.ts"

export const ReminderItem = z.object({
  actionKey: z.string(),
  reference: z.string(),
  text: z.string(),
  planTitle: z.string(),
  theme: z.string().nullable(),
  /** What the plan serves, nearest first. */
  serves: z.array(z.string()),
  postKey: z.string(),
  postTitle: z.string(),
  capacity: z.enum(["updater", "holder", "stand-in", "line manager"]),
  byWhen: ByWhen,
  standing: z.custom<Standing>(value => typeof value === "object" && value !== null),
  status: Status,
  forecast: Forecast.nullable(),
  progress: z.string(),
  lastUpdateOn: Instant.nullable(),
  shown: Shown,
})
export type ReminderItem = z.infer<typeof ReminderItem>

/** Tells one item of a card from another: an action, and the post it is answered for. */
export const itemKey = ({ actionKey, postKey }: ReminderItem): string => `${actionKey}/${postKey}`

export const Reminder = z.object({
  type: z.literal("reminder"),
  /** The key of its row in the ledger: person and day. */
  key: z.string(),
  day: Day,
  items: z.array(ReminderItem),
  /** Items that did not go on the card, the newest. */
  more: z.number(),
  /** Exempt items are a count and a link, never words: here are their actions' keys. */
  exempt: z.array(z.string()),
})
export type Reminder = z.infer<typeof Reminder>

/** With a form for each, this many fit into what Teams takes; the rest is counted and comes when asked for. */
export const itemsOnCard = 10

export const reminderKey = (day: Day, personId: string) => `reminder/${day}/${personId}`

/** Everything the card will say, taken down now: what is stored is what is shown. */
export function makeReminder({ person, items, exempt }: PersonToAsk, register: Register, day: Day): Reminder {
  return {
    type: "reminder",
    key: reminderKey(day, person.id),
    day,
    items: items.slice(0, itemsOnCard).map(item => makeItem(item, register, day)),
    more: Math.max(0, items.length - itemsOnCard),
    exempt: exempt.map(({ action }) => action.key),
  }
}

function makeItem({ action, answerer }: AskedItem, register: Register, day: Day): ReminderItem {
  const plan = register.plans.get(action.planKey)
  const theme = action.themeKey === null ? undefined : register.themes.get(action.themeKey)
  const { key, reference, text, byWhen, status, forecast, progress, lastUpdateOn } = action
  return {
    actionKey: key,
    ...{ reference, text, byWhen, status, forecast, progress, lastUpdateOn },
    planTitle: plan?.title ?? "",
    theme: theme?.title ?? null,
    serves: plan ? plansAbove(plan, register.plans).map(above => above.title) : [],
    postKey: answerer.postKey,
    postTitle: register.posts.get(answerer.postKey)?.title ?? "",
    capacity: answerer.capacity,
    standing: standing(action, day),
    shown: shownOf(action),
  }
}
