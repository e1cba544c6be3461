// Who reads the sample's digest, who is away, and what the council calls things.
import { addDays, type Day } from "#domain/day/day.ts"
import { weekdayOf } from "#domain/day/workingDays.ts"
import type { Forum } from "#domain/people/forum.ts"
import type { Request } from "#domain/people/request.ts"
import { type Setting, settingKeys } from "#domain/people/setting.ts"
import { cmtKey } from "./forumKeys.ts"
import { people, personOf } from "./people.ts"
import { asAtDay } from "./plans.ts"
import { postKeys } from "./posts.ts"
import { dayIn } from "./sampleDays.ts"
import { sampleKey } from "./sampleKey.ts"

/**
 * CMT meets three weeks after the sample's day, and updates are due three working days after it: on that day owners
 * are reminded for the second time.
 */
const meetings = (year: number): string => {
  const due = afterWorkingDays(asAtDay(year), 3)
  return [
    "Every third Wednesday at 10:00, except in the last week of December",
    `${wednesdayAfter(addDays(due, 12))}; updates due ${due}`,
  ].join("\n")
}

/** Weekends only: the sample's days lie clear of bank holidays. */
function afterWorkingDays(day: Day, days: number): Day {
  let at = day
  for (let left = days; left > 0; ) {
    at = addDays(at, 1)
    if (weekdayOf(at) < 5) left--
  }
  return at
}

const wednesdayAfter = (day: Day): Day => addDays(day, (9 - weekdayOf(day)) % 7)

export const makeForums = (year: number, cmtChannelId: string): Forum[] => [
  {
    key: cmtKey,
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
    calendar: meetings(year),
  },
]

export const makeRequests = (year: number): Request[] => [
  {
    key: sampleKey("REQUEST", "AWAYEQ"),
    title: "Equalities Manager away",
    kind: "absence",
    subjectKey: postKeys.equalitiesManager,
    from: personOf(people.equalitiesManager),
    askedOn: dayIn(year, "11-13"),
    starts: dayIn(year, "11-16"),
    until: dayIn(year, "12-11"),
    toKey: null,
    to: null,
    stageLabel: null,
    words: "On leave; the Equalities Officer has the papers.",
    reason: "",
    state: "agreed",
    decidedBy: null,
    decidedAt: null,
    decision: "",
  },
]

export const makeSettings = (year: number): Setting[] => [
  { key: settingKeys.nation, title: "Nation", value: "England" },
  { key: settingKeys.hour, title: "Hour at which cards go", value: "9" },
  {
    key: settingKeys.closures,
    title: "Days on which the council is closed",
    value: `${dayIn(year, "12-24")} to ${dayIn(year + 1, "01-01")} Christmas`,
  },
  {
    key: settingKeys.recesses,
    title: "Recesses: only what is due is said",
    value: `${dayIn(year + 1, "08-01")} to ${dayIn(year + 1, "08-31")} August`,
  },
  { key: settingKeys.cmt, title: "Name of the corporate management team", value: "CMT" },
  { key: sampleKey("SETTING", "EXECUTIVE"), title: "Name of the Executive", value: "Executive" },
]
