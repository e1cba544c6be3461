// More people than the cap are to be asked: nothing goes until a manager has said so, and whoever may is told that it waits.
import { z } from "zod"
import { Day } from "../day/day.ts"
import { postMessage } from "../message/postMessage.ts"
import { performanceOfficers } from "../people/managers.ts"
import type { Clock, Work } from "../work/ports.ts"
import type { CardSetting } from "./reminder.ts"
import type { Timetable } from "./timetable.ts"

export const CapReached = z.object({ type: z.literal("cap reached"), day: Day, people: z.number(), cap: z.number() })
export type CapReached = z.infer<typeof CapReached>

type Ports = { work: Work; clock: Clock }
type Frame = Pick<CardSetting, "register" | "today"> & { timetable: Pick<Timetable, "cap" | "hour"> }

const keyOf = (day: Day, personId = "") => `cap/${day}/${personId}`

/** Once a day, an hour before the cards would go, with the number of people there are by then. */
export async function tellCap(ports: Ports, { register, today, timetable }: Frame, people: number): Promise<void> {
  const content: CapReached = { type: "cap reached", day: today, people, cap: timetable.cap }
  const at = ports.clock.momentOf(today, Math.max(0, timetable.hour - 1))
  for (const person of performanceOfficers(register.posts, register.absences, today)) {
    const to = { kind: "person" as const, person }
    const { row } = await postMessage(ports, keyOf(today, person.id), to, content, today, at)
    if (row.state === "pending" && row.body.content.people !== people)
      await ports.work.compareAndSet(row, { body: { ...row.body, content } })
  }
}

/** What was confirmed, or is below the cap by now, waits for nobody: what has not gone yet need not. */
export async function withdrawCap({ work }: Ports, today: Day): Promise<void> {
  for (const { key } of await work.list("message", { prefix: keyOf(today), states: ["pending"] }))
    await work.remove("message", key)
}
