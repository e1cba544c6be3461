// Tells who answered, the action's owner and the plan's owner that an update was kept and the action left as it was.
import { z } from "zod"
import { type Action, isExempt } from "../action/action.ts"
import { addDays } from "../day/day.ts"
import { postMessage } from "../message/postMessage.ts"
import type { Person } from "../people/post.ts"
import { whoAnswers } from "../people/whoAnswers.ts"
import type { Clock, Work } from "../work/ports.ts"
import type { Register } from "./register.ts"
import type { ReplyRow } from "./reply.ts"
import { HeldBecause } from "./update.ts"

/** What the card says; an exempt action gives neither its words nor the owner's. */
export const HeldNotice = z.object({
  type: z.literal("held"),
  forOwner: z.boolean(),
  actionKey: z.string(),
  reference: z.string(),
  text: z.string().nullable(),
  words: z.string().nullable(),
  status: z.string(),
  by: z.string(),
  because: HeldBecause,
})
export type HeldNotice = z.infer<typeof HeldNotice>

type Ports = { work: Work; clock: Clock; register(): Register }

export async function tellHeld(ports: Ports, row: ReplyRow, action: Action, because: HeldBecause): Promise<void> {
  const { draft } = row.body
  const notice: Omit<HeldNotice, "forOwner"> = {
    type: "held",
    actionKey: action.key,
    reference: action.reference,
    text: isExempt(action) ? null : action.text,
    words: isExempt(action) ? null : draft.words,
    status: action.status,
    by: draft.forPost?.title ?? draft.actor.name,
    because,
  }
  const lastDay = addDays(ports.clock.today(), worthTellingDays)
  const told = new Map(
    [draft.actor, ...answering(ports, action.leadKey), ...planOwners(ports, action)].map(it => [it.id, it]),
  )
  for (const person of told.values()) {
    const content: HeldNotice = { ...notice, forOwner: person.id === draft.actor.id }
    await postMessage(ports, `held/${draft.key}/${person.id}`, { kind: "person", person }, content, lastDay)
  }
}

const worthTellingDays = 7

const planOwners = (ports: Ports, action: Action): Person[] =>
  answering(ports, ports.register().plans.get(action.planKey)?.ownerKey ?? null)

/** Who answers for a post today; nobody where there is no post. */
function answering({ register, clock }: Ports, postKey: string | null): Person[] {
  if (postKey === null) return []
  const { posts, absences } = register()
  return whoAnswers(postKey, posts, absences, clock.today()).answerers.map(answerer => answerer.person)
}
