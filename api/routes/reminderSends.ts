// Lets a large day go on, and sends a card to look at.  POST /api/reminders/confirm · POST /api/reminders/test
import type { FastifyInstance } from "fastify"
import type { z } from "zod"
import { postMessage } from "#domain/message/postMessage.ts"
import type { Person } from "#domain/people/post.ts"
import { askedBefore } from "#domain/reminder/askedBefore.ts"
import { readAskedCards } from "#domain/reminder/askedCard.ts"
import { type PersonToAsk, planDay } from "#domain/reminder/planDay.ts"
import { makeReminder } from "#domain/reminder/reminder.ts"
import { confirmRun, type DayRun, runKey } from "#domain/reminder/sendReminders.ts"
import { ConfirmRequest, type Done, type TestAnswer, TestRequest } from "#domain/wire/reminders.ts"
import { Refused } from "../errorHandler.ts"
import type { ApiPorts } from "./apiPorts.ts"
import { dayShown, frameOn } from "./reminderDay.ts"
import { requireSeen, type Seen } from "./reminderRights.ts"

export function reminderSendRoutes(server: FastifyInstance, ports: ApiPorts): void {
  server.post("/api/reminders/confirm", async ({ body, reader }): Promise<Done> => {
    // The day is every plan's: who owns one plan does not let the others go.
    if (!requireSeen(ports, reader.id).isAll) throw new Refused("forbidden", "error.notAllowed")
    const { day, people } = ConfirmRequest.parse(body)
    if (day !== ports.clock.today() || !(await confirmDay(ports, people, reader.id)))
      throw new Refused("conflict", "error.runChanged")
    await ports.remind()
    return { done: true }
  })

  server.post("/api/reminders/test", async ({ body, reader }): Promise<z.infer<typeof TestAnswer>> => {
    const seen = requireSeen(ports, reader.id)
    const { personId } = TestRequest.parse(body)
    return { outcome: (await sendTest(ports, reader, personId, seen)) ? "on its way" : "nothing to show" }
  })
}

/** Answers that came since the day was counted make the number smaller: it is counted anew before it is compared. */
async function confirmDay(ports: ApiPorts, people: number, by: string): Promise<boolean> {
  const today = ports.clock.today()
  const run = await ports.work.get<DayRun>("job", runKey(today))
  if (run?.state !== "too many") return false
  await ports.remind()
  return confirmRun(ports, today, people, by)
}

/** The card as the person would get it, to whoever wants to see it; false when there is none. */
async function sendTest(ports: ApiPorts, reader: Person, personId: string | null, seen: Seen): Promise<boolean> {
  const { work, clock, ids } = ports
  const today = ports.frame()
  const frame = frameOn(today, dayShown(clock, today.calendar))
  const before = askedBefore(await readAskedCards(work, clock.today(), frame.today), frame.today)
  const { people } = planDay({ ...frame, register: { ...frame.register, plans: seen.plans }, before })
  const card = choose(people, personId, reader.id)
  if (!card) return false
  const key = `test/${frame.today}/${reader.id}/${ids.next()}`
  const reminder = { ...makeReminder(card, frame), key }
  await postMessage(ports, key, { kind: "person", person: reader }, reminder, clock.today())
  ports.nudge()
  return true
}

function choose(people: readonly PersonToAsk[], personId: string | null, readerId: string): PersonToAsk | undefined {
  const cardOf = (id: string) => people.find(({ person }) => person.id === id)
  return personId === null ? (cardOf(readerId) ?? people[0]) : cardOf(personId)
}
