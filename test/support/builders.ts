// Values of the domain with everything filled in that a test does not speak of.
import type { Action } from "#domain/action/action.ts"
import type { ByWhen, Stage } from "#domain/byWhen/byWhen.ts"
import { type CalendarParts, type CouncilCalendar, makeCalendar } from "#domain/day/workingDays.ts"
import type { DeliverPorts } from "#domain/message/deliver.ts"
import type { Forum } from "#domain/people/forum.ts"
import type { Person, Post } from "#domain/people/post.ts"
import { type Absences, absencesIn, type Request } from "#domain/people/request.ts"
import type { Setting } from "#domain/people/setting.ts"
import type { Unit } from "#domain/people/unit.ts"
import type { Plan } from "#domain/plan/plan.ts"
import type { Recommendation } from "#domain/plan/recommendation.ts"
import type { Theme } from "#domain/plan/theme.ts"
import { nothingAsked } from "#domain/reminder/askedBefore.ts"
import type { Planning } from "#domain/reminder/planDay.ts"
import type { Frame } from "#domain/reminder/sendReminders.ts"
import { readTimetable, roundsAround } from "#domain/reminder/timetable.ts"
import type { Register } from "#domain/update/register.ts"
import type { Update } from "#domain/update/update.ts"

export const aPerson = (id: string, name = `Person ${id}`): Person => ({ id, name })

export const aStage = (part: Partial<Stage> = {}): Stage => ({
  label: null,
  earliest: null,
  latest: null,
  ongoing: false,
  repeats: null,
  certainty: "day",
  inferred: null,
  doneOn: null,
  ...part,
})

export const aByWhen = (part: Partial<ByWhen> = {}): ByWhen => ({ words: "", stages: [], reviewOn: null, ...part })

/** A by-when of one stage, due by a day. */
export const dueBy = (latest: string): ByWhen => aByWhen({ words: latest, stages: [aStage({ latest })] })

/** An action under way in plan "plan", led by post "post". */
export const anAction = (part: Partial<Action> = {}): Action => ({
  key: "action",
  planKey: "plan",
  themeKey: null,
  reference: "1.1",
  text: "Mend the roof",
  horizon: "",
  leadKey: "post",
  contributorKeys: [],
  sponsorKey: null,
  leadWords: "",
  byWhen: aByWhen(),
  originalByWhen: "",
  timesRedated: 0,
  daysRedated: 0,
  status: "under way",
  closedBecause: null,
  ownerRating: null,
  ownerRatingReason: "",
  forecast: null,
  progress: "",
  lastUpdateOn: null,
  lastUpdateKey: null,
  parentKeys: [],
  recommendationKeys: [],
  commitments: [],
  evidence: [],
  exemptParagraph: null,
  source: "",
  ...part,
})

export const aPost = (part: Partial<Post> = {}): Post => ({
  key: "post",
  title: `Title of ${part.key ?? "post"}`,
  unitKey: null,
  holder: null,
  updater: null,
  standIn: null,
  lineManagerKey: null,
  roles: [],
  memberKeys: [],
  contactKey: null,
  worksOn: [],
  isTermTimeOnly: false,
  ...part,
})

/** An approved plan whose reminders have been started. */
export const aPlan = (part: Partial<Plan> = {}): Plan => ({
  key: "plan",
  title: `Title of ${part.key ?? "plan"}`,
  code: (part.key ?? "plan").toUpperCase(),
  kind: "improvement plan",
  unitKey: null,
  ownerKey: null,
  approverKey: null,
  forumKey: null,
  periodStart: null,
  periodEnd: null,
  parentKeys: [],
  contribution: "",
  state: "approved",
  version: 1,
  asAt: null,
  actionLabel: "",
  remindersFrom: "2026-01-01",
  ...part,
})

export const aTheme = (part: Partial<Theme> = {}): Theme => ({
  key: "theme",
  title: "1. Buildings",
  planKey: "plan",
  code: "1",
  order: 1,
  note: "",
  ...part,
})

export const aForum = (part: Partial<Forum> = {}): Forum => ({
  key: "forum",
  title: "CMT",
  memberKeys: [],
  seats: "",
  chairKey: null,
  clerkKey: null,
  channelId: "channel",
  calendar: "",
  ...part,
})

/** A progress report on action "action" by person "p", which left the action as it found it. */
export const anUpdate = (part: Partial<Update> = {}): Update => ({
  key: `update ${part.at ?? ""}`,
  kind: "progress",
  subjectKey: "action",
  at: "2026-11-01T09:00:00Z",
  actor: aPerson("p"),
  forPost: null,
  via: "card",
  formId: "form:0",
  before: null,
  after: null,
  asked: null,
  held: null,
  words: "",
  wordsForColleagues: "",
  stageLabel: null,
  evidence: [],
  ...part,
})

export const aRequest = (part: Partial<Request> = {}): Request => ({
  key: "request",
  title: "",
  kind: "date change",
  subjectKey: "action",
  from: aPerson("p"),
  askedOn: null,
  starts: null,
  until: null,
  toKey: null,
  to: null,
  stageLabel: null,
  words: "",
  reason: "",
  state: "open",
  decidedBy: null,
  decidedAt: null,
  decision: "",
  ...part,
})

export const anAbsence = (part: Partial<Request> = {}): Request =>
  aRequest({ title: "Away", kind: "absence", subjectKey: "", until: "2026-12-01", ...part })

/** Absences by person: the last day of each. */
export const away = (lastDays: Readonly<Record<string, string>>): Absences =>
  new Map(Object.entries(lastDays).map(([id, until]) => [id, [{ from: "", until, standIn: null }]]))

export type RegisterParts = {
  units?: readonly Unit[]
  posts?: readonly Post[]
  plans?: readonly Plan[]
  themes?: readonly Theme[]
  actions?: readonly Action[]
  recommendations?: readonly Recommendation[]
  forums?: readonly Forum[]
  updates?: readonly Update[]
  requests?: readonly Request[]
  settings?: readonly Setting[]
  absences?: Absences
}

const byKey = <T extends { key: string }>(values: readonly T[] = []) => new Map(values.map(value => [value.key, value]))

/** A register of what is given; where no plan is given it has the one that `anAction` lies in. */
export const aRegister = (parts: RegisterParts = {}): Register => ({
  units: byKey(parts.units),
  posts: byKey(parts.posts),
  plans: byKey(parts.plans ?? [aPlan()]),
  themes: byKey(parts.themes),
  actions: byKey(parts.actions),
  recommendations: byKey(parts.recommendations),
  forums: byKey(parts.forums),
  requests: byKey(parts.requests),
  settings: byKey(parts.settings),
  absences: parts.absences ?? absencesIn(parts.requests ?? []),
  updatesOf: key => (parts.updates ?? []).filter(update => update.subjectKey === key),
})

/** Every weekday is worked but those given. */
export const aCalendar = (
  parts: Partial<Omit<CalendarParts, "isBankHoliday">> & { bankHolidays?: readonly string[] } = {},
): CouncilCalendar => {
  const { bankHolidays = [], ...ranges } = parts
  const isBankHoliday = (day: string) => bankHolidays.includes(day)
  return makeCalendar({ isBankHoliday, closures: [], recesses: [], schoolHolidays: [], ...ranges })
}

/** What reminders are sent by: the timetable of a council that chose nothing. */
export const aFrame = (register: Register, today: string, part: Partial<Frame> = {}): Frame => {
  const calendar = part.calendar ?? aCalendar()
  const timetable = part.timetable ?? readTimetable(register.settings)
  const roundsOf = part.roundsOf ?? roundsAround(today, { forums: register.forums, calendar, timetable })
  return { register, today, calendar, timetable, roundsOf }
}

/** A day to plan, with nothing asked before. */
export const aPlanning = (
  register: Register,
  today: string,
  part: Partial<Frame & Pick<Planning, "before">> = {},
): Planning => ({ ...aFrame(register, today, part), before: part.before ?? nothingAsked })

/** Sending without waiting for a turn, and with nothing taken off a message. */
export const unpaced: Omit<DeliverPorts, "work" | "messenger" | "clock"> = {
  pace: { turn: async () => true },
  revise: content => content,
  sendMilliseconds: 10_000,
  leaseMilliseconds: 30_000,
  wait: async () => {},
  // The whole of each wait.
  jitter: () => 1,
}
