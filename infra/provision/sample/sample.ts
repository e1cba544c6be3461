// A sample register: two plans with the plans they serve, and the posts, people and reports they need.
import type { Sample } from "../seed.ts"
import { makeForums, makeRequests, makeSettings } from "./forums.ts"
import { frameworkActions } from "./improvementFramework.ts"
import { makePlans, planKeys } from "./plans.ts"
import { posts } from "./posts.ts"
import { makeRecommendations } from "./recommendations.ts"
import { reports } from "./reports.ts"
import { makeStaffSurveyActions } from "./staffSurveyPlan.ts"
import { themes } from "./themes.ts"
import { units } from "./units.ts"
import { tell } from "./updates.ts"

/** Stands as at 26 November of the year; another year moves every date by whole years. */
export function makeSample(year: number, { cmtChannelId }: { cmtChannelId: string }): Sample {
  const plans = makePlans(year)
  const surveyPlan = plans.find(plan => plan.key === planKeys.staffSurvey)
  if (!surveyPlan) throw new Error("the sample has no staff survey plan")
  const { actions, updates } = tell(makeStaffSurveyActions(year), surveyPlan, reports, year)
  return {
    units,
    posts,
    plans,
    themes,
    actions: [...actions, ...frameworkActions],
    updates,
    recommendations: makeRecommendations(year),
    forums: makeForums(year, cmtChannelId),
    requests: makeRequests(year),
    settings: makeSettings(year),
  }
}
