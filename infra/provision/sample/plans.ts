// The sample's four plans: two that are served, and two that serve them.
import type { Plan } from "#domain/plan/plan.ts"
import { cmtKey } from "./forumKeys.ts"
import { postKeys } from "./posts.ts"
import { dayIn } from "./sampleDays.ts"
import { sampleKey } from "./sampleKey.ts"
import { unitKeys } from "./units.ts"

export const planKeys = {
  communityStrategy: sampleKey("PLAN", "STRATEGY"),
  councilPlan: sampleKey("PLAN", "COUNCIL"),
  staffSurvey: sampleKey("PLAN", "SSAP"),
  improvementFramework: sampleKey("PLAN", "CIF"),
}

/** The day on which the staff survey plan stands as it is told here. */
export const asAtDay = (year: number) => dayIn(year, "11-26")

export const makePlans = (year: number): Plan[] => [
  {
    ...above,
    key: planKeys.communityStrategy,
    title: "Community Strategy: a borough that works for everyone",
    code: "CS",
    kind: "community strategy",
    periodStart: dayIn(year - 4, "04-01"),
    periodEnd: dayIn(year + 6, "03-31"),
    parentKeys: [],
    contribution: "",
  },
  {
    ...above,
    key: planKeys.councilPlan,
    title: `Council Plan ${year - 2} to ${year + 2}`,
    code: "CP",
    kind: "council plan",
    periodStart: dayIn(year - 2, "04-01"),
    periodEnd: dayIn(year + 2, "03-31"),
    parentKeys: [planKeys.communityStrategy],
    contribution: "What the council itself will do towards the strategy.",
  },
  makeStaffSurveyPlan(year),
  makeImprovementFramework(year),
]

const above = {
  unitKey: unitKeys.chiefExecutives,
  ownerKey: postKeys.chiefExecutive,
  approverKey: postKeys.chiefExecutive,
  forumKey: null,
  state: "approved",
  version: 1,
  asAt: null,
  actionLabel: "",
  remindersFrom: null,
} as const

const makeStaffSurveyPlan = (year: number): Plan => ({
  key: planKeys.staffSurvey,
  title: "Staff Survey Action Plan",
  code: "SSAP",
  kind: "improvement plan",
  unitKey: unitKeys.humanResources,
  ownerKey: postKeys.chiefOfficerHr,
  approverKey: postKeys.chiefExecutive,
  forumKey: cmtKey,
  periodStart: dayIn(year, "06-01"),
  periodEnd: dayIn(year + 1, "07-31"),
  parentKeys: [planKeys.councilPlan],
  contribution: "Priority 5, how the council operates: staff said what would help them to do their work well.",
  state: "approved",
  version: 1,
  asAt: asAtDay(year),
  actionLabel: "recommendation",
  remindersFrom: dayIn(year, "09-01"),
})

/** A draft out for consultation: it has no owners and no dates yet, and nobody is chased for it. */
const makeImprovementFramework = (year: number): Plan => ({
  key: planKeys.improvementFramework,
  title: "Corporate Improvement Framework",
  code: "CIF",
  kind: "improvement plan",
  unitKey: unitKeys.chiefExecutives,
  ownerKey: postKeys.chiefExecutive,
  approverKey: postKeys.chiefExecutive,
  forumKey: cmtKey,
  periodStart: dayIn(year + 1, "01-01"),
  periodEnd: dayIn(year + 1, "12-31"),
  parentKeys: [planKeys.councilPlan],
  contribution: "Priority 4, one council and one team: a first year of work in answer to the peer challenge.",
  state: "consultation",
  version: 1,
  asAt: null,
  actionLabel: "",
  remindersFrom: null,
})
