// The staff survey plan as it was approved: seventeen actions, nothing reported yet.
import type { Action } from "#domain/action/action.ts"
import { actionKey, untold } from "./actionKey.ts"
import { planKeys } from "./plans.ts"
import { postKeys, posts } from "./posts.ts"
import { dayIn, lastDayOf } from "./sampleDays.ts"
import { between, by, byWhen, from, on, ongoing } from "./stages.ts"
import { themeKey } from "./themes.ts"

type Lead = keyof typeof postKeys
type Row = Pick<Action, "text" | "byWhen"> & Partial<Action>
type Horizon = "Immediate" | "Medium term" | ""

export const makeStaffSurveyActions = (year: number): Action[] => [
  ...communication(year),
  ...leadership(year),
  ...performance(year),
  ...survey(year),
]

const titles = new Map(posts.map(post => [post.key, post.title]))

function action(reference: string, horizon: Horizon, lead: Lead, row: Row): Action {
  return {
    ...untold,
    key: actionKey("SSAP", reference),
    planKey: planKeys.staffSurvey,
    themeKey: themeKey("SSAP", reference.slice(0, 1)),
    reference,
    horizon,
    leadKey: postKeys[lead],
    leadWords: titles.get(postKeys[lead]) ?? "",
    originalByWhen: row.byWhen.words,
    source: "Staff survey",
    ...row,
  }
}

const communication = (year: number): Action[] => [
  action("1.1", "Immediate", "headOfCommunications", {
    text: "Answer the survey’s points on internal communication in the revised communications strategy",
    byWhen: byWhen(`CMT: 19 September, Executive 16 October; implementation: autumn ${year} onwards`, [
      on(dayIn(year, "09-19"), { label: "CMT", inferred: "the year" }),
      on(dayIn(year, "10-16"), { label: "Executive", inferred: "the year" }),
      from(dayIn(year, "09-01"), { label: "Implementation", certainty: "season" }),
    ]),
    sponsorKey: postKeys.chiefExecutive,
  }),
  action("1.2", "Immediate", "corporateServices", {
    text: "Keep every team’s intranet pages up to date",
    byWhen: byWhen(`November ${year} and ongoing`, [from(dayIn(year, "11-01"))], dayIn(year, "11-30")),
  }),
  action("1.3", "Immediate", "corporateServices", {
    text: "Use e-mail groups so that messages reach only those who need them",
    byWhen: byWhen(`September ${year}`, [between(dayIn(year, "09-01"), dayIn(year, "09-30"))]),
    originalByWhen: `June ${year}`,
    timesRedated: 1,
    daysRedated: 92,
  }),
  action("1.4", "Immediate", "recruitmentManager", {
    text: "Plan how staff will hear what changed because of the survey",
    byWhen: byWhen(`September ${year}`, [between(dayIn(year, "09-01"), dayIn(year, "09-30"))]),
    leadWords: "Recruitment Strategy Manager with the Communications and Marketing team",
    contributorKeys: [postKeys.communicationsTeam],
  }),
  action("1.5", "Medium term", "headOfCommunications", {
    text: "Carry out the communications plan",
    byWhen: byWhen(`October ${year} onwards`, [from(dayIn(year, "10-01"))]),
  }),
]

const leadership = (year: number): Action[] => [
  action("2.1", "Immediate", "headsOfHr", {
    text: "Raise awareness of stress at work and step in early",
    byWhen: byWhen(`Actions agreed by November ${year}. Ongoing`, [
      by(dayIn(year, "11-30"), { label: "Actions agreed" }),
      ongoing,
    ]),
  }),
  action("2.2", "Immediate", "headOfLearning", {
    text: "Every new manager attends a development centre soon after appointment",
    byWhen: byWhen(`New proposals produced by 31 October ${year}`, [by(dayIn(year, "10-31"), { certainty: "day" })]),
    originalByWhen: `New proposals produced by 30 September ${year}`,
    timesRedated: 1,
    daysRedated: 31,
    sponsorKey: postKeys.chiefOfficerHr,
    ownerRating: "amber",
    ownerRatingReason: "The draft is written; only the provider’s answer is missing.",
  }),
  action("2.3", "Immediate", "chiefExecutive", {
    text: "Hold two conferences a year for managers and supervisors",
    byWhen: byWhen(`Twice each year; January ${year + 1}, July ${year + 1}`, [
      between(dayIn(year + 1, "01-01"), dayIn(year + 1, "01-31"), {
        label: "January",
        repeats: "twice each year, in January and July",
      }),
      between(dayIn(year + 1, "07-01"), dayIn(year + 1, "07-31"), {
        label: "July",
        repeats: "twice each year, in January and July",
      }),
    ]),
  }),
  action("2.4", "Immediate", "headOfLearning", {
    text: "Set minimum standards for one-to-ones and team meetings",
    byWhen: byWhen(`October ${year}`, [between(dayIn(year, "10-01"), dayIn(year, "10-31"))]),
  }),
  action("2.5", "Immediate", "headOfLearning", {
    text: "Help managers work together across departments",
    byWhen: byWhen("Ongoing (events and dates to be found and reported quarterly)", [ongoing], dayIn(year, "11-30")),
    leadWords: "Head of Learning and Development, to find out what there is and make it better known",
  }),
  action("2.6", "Immediate", "headOfLearning", {
    text: "Give new managers a mentor or a coach",
    byWhen: byWhen(`From October ${year}`, [from(dayIn(year, "10-01"))]),
  }),
  action("2.7", "Medium term", "equalitiesSubGroup", {
    text: "Find out how much discrimination there is in the council, and of what kind, and report on it",
    byWhen: byWhen(`November/December ${year}`, [between(dayIn(year, "11-01"), dayIn(year, "12-31"))]),
  }),
  action("2.8", "Medium term", "headOfLearning", {
    text: "Keep up the training and mentoring programmes",
    byWhen: byWhen("Ongoing", [ongoing]),
  }),
]

const performance = (year: number): Action[] => [
  action("3.1", "Medium term", "chiefOfficerHr", {
    text: "Review how poor performance is handled, so that it takes less time and does more good",
    byWhen: byWhen(`April ${year + 1} for scoping`, [
      between(dayIn(year + 1, "04-01"), dayIn(year + 1, "04-30"), { label: "Scoping" }),
    ]),
    exemptParagraph: "4",
  }),
  action("3.2", "Medium term", "chiefOfficerHr", {
    text: "Find ways to reward people who do their job very well",
    byWhen: byWhen(`Scoping by autumn ${year}`, [by(dayIn(year, "11-30"), { label: "Scoping", certainty: "season" })]),
    originalByWhen: `Scoping by spring ${year}`,
    timesRedated: 2,
    daysRedated: 183,
  }),
  action("3.3", "Medium term", "chiefOfficerHr", {
    text: "Look at a standing for excellent practitioners who do not want to manage others",
    byWhen: byWhen(`Scoping by spring ${year + 1}`, [
      by(dayIn(year + 1, "05-31"), { label: "Scoping", certainty: "season" }),
    ]),
  }),
]

const survey = (year: number): Action[] => [
  action("4.1", "", "recruitmentManager", {
    text: "Judge how far the survey has helped the council to do better",
    byWhen: byWhen(`January/February ${year + 1}`, [between(dayIn(year + 1, "01-01"), lastDayOf(year + 1, "02"))]),
  }),
]
