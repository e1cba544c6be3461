// Something a person asked for and somebody decides, or a wish that holds until a day. Only absence is acted on so far.
import { z } from "zod"
import { Day, Instant } from "../day/day.ts"

export const RequestKind = z.enum(["date change", "hand-over", "absence", "remind me on", "opt-out"])
export const RequestState = z.enum(["open", "agreed", "refused", "withdrawn"])

export const Request = z.object({
  key: z.string(),
  title: z.string(),
  kind: RequestKind,
  subjectKey: z.string(),
  fromId: z.string(),
  until: Day.nullable(),
  words: z.string(),
  reason: z.string(),
  state: RequestState,
  decidedBy: z.object({ id: z.string(), name: z.string() }).nullable(),
  decidedAt: Instant.nullable(),
})
export type Request = z.infer<typeof Request>

/** Who is away until when: an absence holds unless it was refused or withdrawn. */
export function absencesIn(requests: Iterable<Request>): Map<string, Day> {
  const away = new Map<string, Day>()
  for (const { kind, state, fromId, until } of requests) {
    if (kind !== "absence" || until === null || state === "refused" || state === "withdrawn") continue
    if (until > (away.get(fromId) ?? "")) away.set(fromId, until)
  }
  return away
}
