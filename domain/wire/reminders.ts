// The manager's page of reminders: what goes today, what is outstanding, who was not reached, and the ledger.
// GET /api/reminders · GET /api/reminders/people/:id · POST /api/reminders/confirm · POST /api/reminders/test
// POST /api/plans/:key/reminders · POST /api/actions/:key/dates
import { z } from "zod"
import { Day, Instant } from "../day/day.ts"
import { Because } from "../reminder/because.ts"

/** Why nobody is asked about an action, or why it is left for now. */
export const NotAskedWhy = z.enum([
  "no owner",
  "no such post",
  "vacant and no line manager",
  "leads to nobody",
  "away",
  "date to confirm",
])
export type NotAskedWhy = z.infer<typeof NotAskedWhy>

/** `text` is null for an exempt action: its words stay on its own page. */
const Line = { actionKey: z.string(), planKey: z.string(), reference: z.string(), text: z.string().nullable() }

export const PlannedItem = z.object({ ...Line, planTitle: z.string(), because: Because })
export type PlannedItem = z.infer<typeof PlannedItem>

/** `postKey` is null where it is about the action as a whole, `postTitle` also where there is no such post. */
export const NotAskedLine = z.object({
  ...Line,
  planTitle: z.string(),
  postKey: z.string().nullable(),
  postTitle: z.string().nullable(),
  why: NotAskedWhy,
  until: Day.nullable(),
})
export type NotAskedLine = z.infer<typeof NotAskedLine>

/** One person's card of a day. */
export const PlannedPerson = z.object({
  personId: z.string(),
  personName: z.string(),
  postTitles: z.array(z.string()),
  /** The hour of London time at which it goes. */
  hour: z.number(),
  items: z.array(PlannedItem),
  /** What became of the card; null while it is only planned. */
  card: z
    .object({
      state: z.enum(["pending", "sending", "sent", "failed", "unknown", "skipped"]),
      at: Instant.nullable(),
      /** Of its items, in whatever way they were answered since. */
      answered: z.number(),
    })
    .nullable(),
  /** Items of other posts that have waited too long and that this person is told of. */
  escalated: z.array(z.object({ ...Line, postTitle: z.string(), since: Day })),
})
export type PlannedPerson = z.infer<typeof PlannedPerson>

/** "not a working day": nothing goes. "too many": more people than the cap, and nobody has confirmed it yet. */
export const DayState = z.enum(["not a working day", "to come", "too many", "going", "done", "held"])
export type DayState = z.infer<typeof DayState>

export const RoundSummary = z.object({
  planTitles: z.array(z.string()),
  /** Null: the plan has no calendar and is asked monthly. */
  forumTitle: z.string().nullable(),
  meetingOn: Day.nullable(),
  opens: Day,
  /** The second asking. */
  remind: Day,
  due: Day,
  isOpen: z.boolean(),
  /** Its plans are paused for as long as it would last. */
  isPaused: z.boolean(),
  updated: z.number(),
  asked: z.number(),
})
export type RoundSummary = z.infer<typeof RoundSummary>

export const PlanReminders = z.object({
  key: z.string(),
  title: z.string(),
  /** "not chased": not approved. "not started": a new plan whose preview nobody has looked at. */
  state: z.enum(["not chased", "not started", "asking", "paused"]),
  /** When asking begins; in the future while paused until a day. */
  from: Day.nullable(),
  mayPause: z.boolean(),
  /** Who would be asked in the next round. */
  preview: z.object({ people: z.number(), items: z.number() }),
  /** Dates that were partly inferred: not chased until somebody has confirmed them. */
  toConfirm: z.array(
    z.object({ ...Line, words: z.string(), reading: z.string(), inferred: z.string(), mayConfirm: z.boolean() }),
  ),
})
export type PlanReminders = z.infer<typeof PlanReminders>

export const Outstanding = z.object({
  ...Line,
  postTitle: z.string(),
  personName: z.string().nullable(),
  /** The due day: passed, or still to come while the round is open. */
  since: Day,
  workingDays: z.number(),
  told: z.enum(["nobody", "head", "director"]),
  pausedUntil: Day.nullable(),
})
export type Outstanding = z.infer<typeof Outstanding>

export const Unreached = z.object({
  personId: z.string(),
  personName: z.string(),
  postTitles: z.array(z.string()),
  on: Day,
  /** What the message was, where it was no card of the day. */
  about: z.string().optional(),
  /** In plain words, and what can be done about it. */
  why: z.string(),
  advice: z.string(),
})
export type Unreached = z.infer<typeof Unreached>

export const Sums = z.object({
  requested: z.number(),
  sent: z.number(),
  failed: z.number(),
  skipped: z.number(),
  unknown: z.number(),
  /** Not yet at an end. */
  waiting: z.number(),
})
export type Sums = z.infer<typeof Sums>

export const HealthLine = z.object({
  isHealthy: z.boolean(),
  lastRun: Instant.nullable(),
  nextRun: Day,
  nextHour: z.number(),
  oldestWaitingSeconds: z.number().nullable(),
  oldestWaiting: z.enum(["answer", "request", "message"]).nullable(),
  /** The last fault in plain words; the details are in the log. */
  lastError: z.string().nullable(),
  /** The store was lost: nothing is sent before this day. */
  heldUntil: Day.nullable(),
})
export type HealthLine = z.infer<typeof HealthLine>

export const RemindersAnswer = z.object({
  today: Day,
  asOf: Instant,
  day: z.object({
    on: Day,
    state: DayState,
    cap: z.number(),
    /** Whether the reader may let a day go that has more people than the cap. */
    mayConfirm: z.boolean(),
    people: z.array(PlannedPerson),
    notAsked: z.array(NotAskedLine),
  }),
  sums: Sums,
  rounds: z.array(RoundSummary),
  plans: z.array(PlanReminders),
  outstanding: z.array(Outstanding),
  unreached: z.array(Unreached),
  /** Posts whose person has left or is disabled in the directory; null while nobody has looked. */
  leavers: z.array(z.object({ postKey: z.string(), postTitle: z.string(), personName: z.string() })).nullable(),
  /** The timetable in sentences. */
  timetable: z.array(z.string()),
  /** The days the council has written down, in sentences: as they were read, and the lines that were not understood. */
  daysRead: z.array(z.string()),
  daysUnread: z.array(z.string()),
  health: HealthLine,
})
export type RemindersAnswer = z.infer<typeof RemindersAnswer>

/** One row of a person's ledger, newest first. `why` is in plain words. */
export const LedgerEntry = z.object({
  day: Day,
  kind: z.enum(["reminder", "test", "notice", "other"]),
  state: z.enum(["pending", "sending", "sent", "failed", "unknown", "skipped"]),
  why: z.string().nullable(),
  items: z.number(),
  answered: z.number(),
})
export type LedgerEntry = z.infer<typeof LedgerEntry>

export const LedgerAnswer = z.object({ personName: z.string(), entries: z.array(LedgerEntry) })
export type LedgerAnswer = z.infer<typeof LedgerAnswer>

export const ConfirmRequest = z.object({ day: Day, people: z.number() })
/** Whose card to look at; null for one's own or, where one has none, the first. It goes to whoever asks for it. */
export const TestRequest = z.object({ personId: z.string().max(64).nullable() })
export const TestAnswer = z.object({ outcome: z.enum(["on its way", "nothing to show"]) })
/** Null pauses; a day starts or resumes asking on it. */
export const PlanRemindersRequest = z.object({ from: Day.nullable() })
/** The words as the page showed them, so that a date changed meanwhile is not confirmed unseen. */
export const ConfirmDatesRequest = z.object({ words: z.string() })
/** What was asked for is done; the page is read anew. */
export const Done = z.object({ done: z.literal(true) })
export type Done = z.infer<typeof Done>
