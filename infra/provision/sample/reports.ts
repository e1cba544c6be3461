// What the owners of the staff survey plan have said so far, oldest first.
import type { Forecast, Status } from "#domain/action/status.ts"
import type { Route } from "#domain/update/update.ts"
import { people, type SamplePerson } from "./people.ts"
import { postKeys } from "./posts.ts"

export type Report = {
  reference: string
  /** Month and day. */
  on: string
  by: SamplePerson
  forPost: string
  status: Status
  words: string
  forecast: Forecast | null
  /** The stage it completes. */
  stage: string | null
  via: Route
}

type Voice = { by: SamplePerson; forPost: string }

const communications = { by: people.communicationsOfficer, forPost: postKeys.headOfCommunications }
const corporateServices = { by: people.corporateServices, forPost: postKeys.corporateServices }
const recruitment = { by: people.recruitmentManager, forPost: postKeys.recruitmentManager }
const learning = { by: people.headOfLearning, forPost: postKeys.headOfLearning }
const chiefOfficer = { by: people.chiefOfficerHr, forPost: postKeys.chiefOfficerHr }
const equalities = { by: people.equalitiesManager, forPost: postKeys.equalitiesManager }
const hrOperations = { by: people.headOfHrOperations, forPost: postKeys.headOfHrOperations }
const chiefExecutive = { by: people.chiefExecutive, forPost: postKeys.chiefExecutive }

const said = (
  reference: string,
  on: string,
  voice: Voice,
  status: Status,
  words: string,
  further: Partial<Pick<Report, "forecast" | "stage" | "via">> = {},
): Report => ({ reference, on, ...voice, status, words, forecast: null, stage: null, via: "card", ...further })

export const reports: readonly Report[] = [
  said("1.2", "06-01", corporateServices, "under way", "Reminder sent to all teams.", { via: "tab" }),
  said("1.4", "07-20", recruitment, "under way", "First outline shared with the team.", { via: "tab" }),
  said("1.3", "09-04", corporateServices, "under way", "Report in draft."),
  said("2.8", "09-15", learning, "in place, under review", "Both programmes run all year."),
  said("1.1", "09-19", communications, "under way", "CMT supports the new strategy.", { stage: "CMT" }),
  said("1.4", "09-28", recruitment, "complete", "A bulletin every quarter until the next survey."),
  said("2.2", "10-02", learning, "under way", "Draft is with the provider.", { forecast: "at risk" }),
  said("4.1", "10-05", recruitment, "under way", "Questions for the review are drawn up."),
  said("3.1", "10-08", chiefOfficer, "under way", "Case times for the last two years are being gathered.", {
    via: "tab",
  }),
  said("3.2", "10-12", chiefOfficer, "under way", "Other councils’ schemes are being compared."),
  said("1.1", "10-16", communications, "under way", "New strategy agreed by Executive.", {
    forecast: "yes",
    stage: "Executive",
  }),
  said("2.7", "10-21", equalities, "under way", "Research commissioned; first interviews held.", {
    forecast: "at risk",
  }),
  said("2.6", "10-29", learning, "under way", "Eleven mentors trained."),
  said("2.5", "10-30", learning, "under way", "A list of what each department offers is being made."),
  said("2.4", "10-31", learning, "complete", "Report agreed by CMT."),
  said("2.3", "11-09", chiefExecutive, "in place, under review", "In place. January’s is booked.", { forecast: "yes" }),
  said("1.5", "11-12", communications, "under way", "First bulletin out; staff briefings booked.", { forecast: "yes" }),
  said("3.3", "11-12", chiefOfficer, "under way", "Job evaluation will show where such posts could sit."),
  said("2.4", "11-18", learning, "under way", "The report is agreed, but the standards themselves are still to come.", {
    forecast: "no",
    via: "tab",
  }),
  said("2.1", "11-19", hrOperations, "under way", "Sessions under way; senior managers done in three departments."),
  said("3.3", "11-20", chiefOfficer, "complete", "Scope settled with the job evaluation team."),
]
