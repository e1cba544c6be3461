// The card that puts a request to whoever decides it.
import { addDays } from "../day/day.ts"
import { postMessage } from "../message/postMessage.ts"
import type { Request } from "../people/request.ts"
import type { Register } from "../update/register.ts"
import type { Clock, Work } from "../work/ports.ts"
import { makeNotice } from "./notice.ts"
import { whoDecides } from "./whoDecides.ts"

type Ports = { work: Work; register(): Register; clock: Clock }

/** A card about a request that has waited longer than this for Teams is let be. */
export const worthTellingDays = 14

/** Each of them once, however often this is done. */
export async function tellDeciders(ports: Ports, request: Request, at?: (personId: string) => number): Promise<void> {
  const [register, today] = [ports.register(), ports.clock.today()]
  for (const person of whoDecides(request, { register, today })) {
    const key = `decide/${request.key}/${person.id}`
    const content = makeNotice(request, "decide", register)
    const to = { kind: "person" as const, person }
    await postMessage(ports, key, to, content, addDays(today, worthTellingDays), at?.(person.id))
  }
}
