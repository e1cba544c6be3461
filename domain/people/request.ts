// What a person asked for and somebody decides, or a wish that holds until a day.
import { z } from "zod"
import { addDays, Day, Instant } from "../day/day.ts"
import { Person } from "./post.ts"

/** `agenda`: a line on a forum's agenda. `preference`: at what hour and by what route somebody is reminded. */
export const RequestKind = z.enum([
  "date change",
  "hand-over",
  "absence",
  "remind me on",
  "opt-out",
  "agenda",
  "preference",
])
export type RequestKind = z.infer<typeof RequestKind>
export const RequestState = z.enum(["open", "agreed", "refused", "withdrawn"])
export type RequestState = z.infer<typeof RequestState>

export const Request = z.object({
  key: z.string(),
  title: z.string(),
  kind: RequestKind,
  /** The action it is about; for an absence the post, or nothing. */
  subjectKey: z.string(),
  from: Person,
  askedOn: Day.nullable(),
  /** First day of an absence; empty for the day it was asked on. */
  starts: Day.nullable(),
  /** Last day of an absence, the day to be reminded on, or the later date asked for. */
  until: Day.nullable(),
  /** The post an action is to go to, or the forum whose agenda a line is on. */
  toKey: z.string().nullable(),
  /** Who stands in. */
  to: Person.nullable(),
  stageLabel: z.string().nullable(),
  words: z.string(),
  reason: z.string(),
  state: RequestState,
  decidedBy: Person.nullable(),
  decidedAt: Instant.nullable(),
  /** What was decided, in words. */
  decision: z.string(),
})
export type Request = z.infer<typeof Request>

const holds = ({ state }: Request) => state !== "refused" && state !== "withdrawn"

/** Time away from work. `standIn` is whom the person named themselves. */
export type Absence = { from: Day; until: Day; standIn: Person | null }

/** Absences by object id. An absence holds unless it was refused or withdrawn. */
export type Absences = ReadonlyMap<string, readonly Absence[]>

export function absencesIn(requests: Iterable<Request>): Absences {
  const away = new Map<string, Absence[]>()
  const isAbsence = (request: Request) => request.kind === "absence" && request.until !== null && holds(request)
  // Of two that overlap the later wish counts: so an absence is made shorter, too.
  const oldestFirst = [...requests].filter(isAbsence).sort((a, b) => (a.key < b.key ? -1 : 1))
  for (const wish of oldestFirst) away.set(wish.from.id, withWish(away.get(wish.from.id) ?? [], wish))
  return away
}

/** Who is away until Friday, and away again from Monday, has not been back. */
const weekend = 3

/** An absence that is under way is carried on or cut short, and keeps its first day; one still to come is replaced. */
function withWish(earlier: readonly Absence[], { askedOn, starts, until: last, to }: Request): Absence[] {
  const wish = { from: starts ?? askedOn ?? "", until: last ?? "", standIn: to }
  const { from, until } = wish
  const isWithin = (older: Absence) => older.from <= from && from <= addDays(older.until, weekend)
  const wasUnderWay = (older: Absence) => older.from <= (askedOn ?? from)
  const carriedOn = earlier.find(older => older.from !== "" && isWithin(older) && wasUnderWay(older))
  const others = earlier.filter(older => older !== carriedOn && (older.until < from || until < older.from))
  if (carriedOn && from > (askedOn ?? from) && !isMore(wish, carriedOn))
    return [...others, ...around(wish, carriedOn), wish]
  return [...others, { ...wish, from: carriedOn?.from ?? from }]
}

/** With the same person standing in, for longer. */
const isMore = ({ until, standIn }: Absence, older: Absence): boolean =>
  until >= older.until && standIn?.id === older.standIn?.id

/** What is left of an absence under way beside one that begins within it. */
function around({ from, until }: Absence, older: Absence): Absence[] {
  const dayBefore = addDays(from, -1)
  const before = { ...older, until: dayBefore < older.until ? dayBefore : older.until }
  return until < older.until ? [before, { ...older, from: addDays(until, 1) }] : [before]
}

/** The absence a person is on today: of several the one that ends last. */
export function absenceOf(personId: string, absences: Absences, today: Day): Absence | null {
  const now = absences.get(personId)?.filter(({ from, until }) => from <= today && today <= until)
  return now?.toSorted((a, b) => b.until.localeCompare(a.until))[0] ?? null
}

/** The latest day on which somebody wants to be reminded of an action. */
export function remindersWanted(requests: Iterable<Request>): ReadonlyMap<string, Day> {
  const wanted = new Map<string, { key: string; until: Day }>()
  for (const request of requests) {
    if (request.kind !== "remind me on" || request.until === null || !holds(request)) continue
    const of = wantedKey(request.subjectKey, request.from.id)
    // The newest wish counts, not the latest day: keys rise with time.
    if (request.key > (wanted.get(of)?.key ?? "")) wanted.set(of, { key: request.key, until: request.until })
  }
  return new Map([...wanted].map(([of, { until }]) => [of, until]))
}

export const wantedKey = (actionKey: string, personId: string): string => `${actionKey}/${personId}`

export const Preference = z.object({
  /** Hour of London time. */
  hour: z.number().int().min(7).max(19).nullable(),
  route: z.enum(["chat", "activity feed"]),
})
export type Preference = z.infer<typeof Preference>

/** How people want to be reminded, by object id; the newest wish of each. Kept as "14:00, activity feed". */
export function preferencesIn(requests: Iterable<Request>): ReadonlyMap<string, Preference> {
  const newest = new Map<string, Request>()
  for (const request of requests)
    if (request.kind === "preference" && holds(request) && request.key > (newest.get(request.from.id)?.key ?? ""))
      newest.set(request.from.id, request)
  return new Map([...newest].map(([id, { words }]) => [id, readPreference(words)]))
}

export function readPreference(words: string): Preference {
  const hour = /^(\d{1,2}):00/.exec(words)?.[1]
  const isFeed = /activity feed/.test(words)
  const read = Preference.safeParse({
    hour: hour === undefined ? null : Number(hour),
    route: isFeed ? "activity feed" : "chat",
  })
  return read.data ?? { hour: null, route: "chat" }
}

export const writePreference = ({ hour, route }: Preference): string =>
  `${hour === null ? "council's hour" : `${String(hour).padStart(2, "0")}:00`}, ${route}`
