// The tab's places: the pages at the top, a plan, a plan with one action open, an import; and the sub-page ids of deep
// links to them.

export const plansPlace = "/"
export const remindersPlace = "/reminders"
export const decisionsPlace = "/decisions"
export const postsPlace = "/posts"

/** The pages between which the row of links at their head leads. */
export const topPlaces = [plansPlace, remindersPlace, decisionsPlace, postsPlace] as const
export type TopPlace = (typeof topPlaces)[number]

export const topPlaceOf = (place: string): TopPlace | null => topPlaces.find(top => top === place) ?? null

export const planPlace = (planKey: string) => `/plan/${encodeURIComponent(planKey)}`

export const actionInPlanPlace = (planKey: string, actionKey: string) =>
  `${planPlace(planKey)}/action/${encodeURIComponent(actionKey)}`

/** Where a document becomes a plan of its own. */
export const importPlace = "/import"

/** Where a document is brought into a plan that is there. */
export const planImportPlace = (planKey: string) => `${planPlace(planKey)}/import`

/** One import as it is written. */
export const runningImportPlace = (importKey: string) => `${importPlace}/${encodeURIComponent(importKey)}`

/** For a deep link, which names the action alone: the plan is read with it. */
export const actionPlace = (actionKey: string) => `/action/${encodeURIComponent(actionKey)}`

export const actionSubPage = (actionKey: string) => `action/${encodeURIComponent(actionKey)}`

const subPage = /^\/?(plan|action)\/([^/?#]{1,100})$/

/** The place a deep link asks for; the plan list for anything that is not one of ours. */
export function placeOfSubPage(text: string): string {
  const top = topPlaceOf(`/${text.replace(/^\//, "")}`)
  if (top !== null) return top
  const [, kind, key] = subPage.exec(text) ?? []
  const plainKey = key === undefined ? null : decode(key)
  if (plainKey === null) return plansPlace
  return kind === "plan" ? planPlace(plainKey) : actionPlace(plainKey)
}

function decode(key: string): string | null {
  try {
    return decodeURIComponent(key)
  } catch {
    return null
  }
}
