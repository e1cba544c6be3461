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

/** Once a day, an hour before the cards would go. */
export async function tellCap(ports: Ports, { register, today, timetable }: Frame, people: number): Promise<void> {
  const content: CapReached = { type: "cap reached", day: today, people, cap: timetable.cap }
  const at = ports.clock.momentOf(today, Math.max(0, timetable.hour - 1))
  for (const person of performanceOfficers(register.posts, register.absences, today))
    await postMessage(ports, `cap/${today}/${person.id}`, { kind: "person", person }, content, today, at)
}
