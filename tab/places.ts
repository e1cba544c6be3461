// The tab's places: a plan list, a plan, a plan with one action open; and the sub-page ids of deep links to them.

export const plansPlace = "/"

export const planPlace = (planKey: string) => `/plan/${encodeURIComponent(planKey)}`

export const actionInPlanPlace = (planKey: string, actionKey: string) =>
  `${planPlace(planKey)}/action/${encodeURIComponent(actionKey)}`

/** For a deep link, which names the action alone: the plan is read with it. */
export const actionPlace = (actionKey: string) => `/action/${encodeURIComponent(actionKey)}`

export const actionSubPage = (actionKey: string) => `action/${encodeURIComponent(actionKey)}`

const subPage = /^\/?(plan|action)\/([^/?#]{1,100})$/

/** The place a deep link asks for; the plan list for anything that is not one of ours. */
export function placeOfSubPage(text: string): string {
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
