// Who reads the sample's digest, who is away, and what the council calls things.
import type { Forum } from "#domain/people/forum.ts"
import type { Request } from "#domain/people/request.ts"
import type { Setting } from "#domain/people/setting.ts"
import { people } from "./people.ts"
import { postKeys } from "./posts.ts"
import { dayIn } from "./sampleDays.ts"
import { sampleKey } from "./sampleKey.ts"

export const makeForums = (cmtChannelId: string): Forum[] => [
  {
    key: sampleKey("FORUM", "CMT"),
    title: "CMT",
    memberKeys: [
      postKeys.chiefExecutive,
      postKeys.corporateServices,
      postKeys.careAndLearning,
      postKeys.place,
      postKeys.chiefOfficerHr,
    ],
    seats: "",
    chairKey: postKeys.chiefExecutive,
    clerkKey: postKeys.clerk,
    channelId: cmtChannelId,
    calendar: "Every Wednesday at 10:00, except in the last week of December",
  },
]

export const makeRequests = (year: number): Request[] => [
  {
    key: sampleKey("REQUEST", "AWAYEQ"),
    title: "Equalities Manager away",
    kind: "absence",
    subjectKey: postKeys.equalitiesManager,
    fromId: people.equalitiesManager.id,
    until: dayIn(year, "12-11"),
    words: "On leave; the Equalities Officer has the papers.",
    reason: "",
    state: "agreed",
    decidedBy: null,
    decidedAt: null,
  },
]

export const settings: readonly Setting[] = [
  { key: sampleKey("SETTING", "CMT"), title: "Name of the corporate management team", value: "CMT" },
  { key: sampleKey("SETTING", "EXECUTIVE"), title: "Name of the Executive", value: "Executive" },
  { key: sampleKey("SETTING", "NATION"), title: "Nation", value: "England" },
]
