// Requests wait, and posts change hands or are stood in for meanwhile: whoever decides one today has its card too.
import { isOpen } from "../action/status.ts"
import type { Request } from "../people/request.ts"
import { tellDeciders } from "../request/tellDeciders.ts"
import type { Register } from "../update/register.ts"
import { type Frame, hoursOf, type SendRemindersPorts } from "./sendReminders.ts"

/** With the day's cards, at the hour of each. */
export async function tellSuccessors({ work, clock, frame }: Pick<SendRemindersPorts, "work" | "clock" | "frame">) {
  const planned: Frame = frame()
  const { register, today, calendar } = planned
  if (!calendar.isWorking(today)) return
  const hourOf = hoursOf(planned)
  const at = (personId: string) => clock.momentOf(today, hourOf(personId))
  for (const request of register.requests.values())
    if (isWaiting(request, register)) await tellDeciders({ work, clock, register: () => register }, request, at)
}

function isWaiting({ kind, state, subjectKey }: Request, { actions }: Register): boolean {
  const action = actions.get(subjectKey)
  return state === "open" && (kind === "date change" || kind === "hand-over") && !!action && isOpen(action.status)
}
