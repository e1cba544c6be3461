// Takes one accepted request or decision to its end. Every step may be done twice: after a crash it is begun again.
import type { Action } from "../action/action.ts"
import { isRedated, redate } from "../action/dateChange.ts"
import { addDays } from "../day/day.ts"
import { backoffSeconds } from "../message/deliver.ts"
import { postMessage } from "../message/postMessage.ts"
import type { Person } from "../people/post.ts"
import type { Request } from "../people/request.ts"
import { readCmtName } from "../people/setting.ts"
import type { Register } from "../update/register.ts"
import { answeringPosts } from "../update/rolesOf.ts"
import { type HeldBecause, stateOf, type Update } from "../update/update.ts"
import type { Clock, Work } from "../work/ports.ts"
import { leftBecause } from "./leftBecause.ts"
import { makeNotice, type RequestNotice } from "./notice.ts"
import type { RequestStore } from "./ports.ts"
import { decided, type RequestBody, type RequestRow } from "./requestRow.ts"
import { tellDeciders, worthTellingDays } from "./tellDeciders.ts"

export type RecordRequestPorts = { work: Work; store: RequestStore; register(): Register; clock: Clock }
type Decision = Extract<RequestBody, { type: "decide" }>

/** `row` must be leased by the caller. Throws what the store throws; the row then waits for its next turn. */
export async function recordRequest(ports: RecordRequestPorts, row: RequestRow): Promise<RequestRow> {
  try {
    const body = row.body.type === "ask" ? await recordAsk(ports, row.body) : await recordDecision(ports, row.body)
    const end = { state: "recorded", body, dueAt: null, leaseUntil: null }
    return (await ports.work.compareAndSet(row, end)) ?? row
  } catch (error) {
    const dueAt = ports.clock.now() + 1000 * backoffSeconds(row.attempts)
    await ports.work.compareAndSet(row, { dueAt, leaseUntil: null, attempts: row.attempts + 1 })
    throw error
  }
}

async function recordAsk(ports: RecordRequestPorts, body: Extract<RequestBody, { type: "ask" }>): Promise<RequestBody> {
  const { request, update } = body
  await ports.store.addRequest(request)
  if (update) await ports.store.addUpdate(update)
  if (request.state === "open" && request.kind !== "agenda") await tellDeciders(ports, request)
  return body
}

async function recordDecision(ports: RecordRequestPorts, body: Decision): Promise<RequestBody> {
  const request = await markDecided(ports, body)
  if (request === null) return { ...body, isTooLate: true }
  const { after, left } = await carryOut(ports, body, request)
  const isLater = request.kind === "date change" && request.state === "agreed" && left === null
  if (after && isLater && after.timesRedated >= timesToAgenda) await putOnAgenda(ports, body, after)
  if (request.kind === "hand-over" && request.state === "agreed" && after && left === null)
    await tellReceiver(ports, body, request)
  if (request.kind !== "agenda")
    await tell(ports, `decided/${request.key}`, request.from, makeNotice(request, "decided", ports.register(), left))
  return { ...body, left }
}

/** Whose the action is now, unless they asked for it or agreed to it themselves. */
async function tellReceiver(ports: RecordRequestPorts, { by }: Decision, request: Request) {
  const register = ports.register()
  const people = answeringPosts(request.toKey, register).flatMap(({ holder }) => holder ?? [])
  for (const person of new Map(people.map(each => [each.id, each])).values())
    if (person.id !== request.from.id && person.id !== by.id)
      await tell(ports, `handed/${request.key}/${person.id}`, person, makeNotice(request, "handed", register))
}

/** The third later date of an action is a matter for the forum. */
const timesToAgenda = 3

/** The request as decided by this row; null when another decision stands there. */
async function markDecided(ports: RecordRequestPorts, body: Decision): Promise<Request | null> {
  const wanted = decided(body.request, body)
  for (;;) {
    const stored = await ports.store.readRequest(body.request.key)
    if (!stored) {
      // The asking itself may still be on its way: its item is made here, and made once.
      await ports.store.addRequest({ ...body.request, state: "open", decidedBy: null, decidedAt: null, decision: "" })
      continue
    }
    const { state, decidedBy, decidedAt } = stored.value
    if (state !== "open") return decidedBy?.id === body.by.id && decidedAt === body.at ? wanted : null
    const { decision } = wanted
    const change = { state: wanted.state, decidedBy: body.by, decidedAt: body.at, decision }
    if ((await ports.store.writeRequest(body.request.key, change, stored.etag)) === "written") return wanted
  }
}

/** `after` is undefined when there is no such action. */
type CarriedOut = { after: Action | undefined; left: HeldBecause | null }

/** Does to the action what was agreed, unless that is done already or comes too late. */
async function carryOut(ports: RecordRequestPorts, body: Decision, request: Request): Promise<CarriedOut> {
  for (;;) {
    const stored = await ports.store.readAction(request.subjectKey)
    if (!stored) return { after: undefined, left: null }
    const left = leftBecause(stored.value, request)
    const isToDo = request.state === "agreed" && left === null
    const change = isToDo ? changeOf(stored.value, request, ports.register()) : null
    const after = { ...stored.value, ...change }
    // The line goes first: once the action is written it no longer says what it was before.
    await ports.store.addUpdate(lineOf(body, request, { before: stored.value, after, left }))
    if (change === null) return { after, left }
    if ((await ports.store.writeAction(stored.value.key, change, stored.etag)) === "written") return { after, left }
  }
}

function changeOf(action: Action, request: Request, register: Register): Partial<Action> | null {
  if (request.kind === "hand-over") {
    if (request.toKey === null || action.leadKey === request.toKey) return null
    return { leadKey: request.toKey, leadWords: register.posts.get(request.toKey)?.title ?? action.leadWords }
  }
  if (request.kind !== "date change" || request.until === null) return null
  const later = { until: request.until, words: request.words, stageLabel: request.stageLabel }
  return isRedated(action, later) ? null : redate(action, later)
}

type Line = { before: Action; after: Action; left: HeldBecause | null }

const lineOf = (body: Decision, request: Request, { before, after, left }: Line): Update => ({
  key: body.updateKey,
  kind: "decision",
  subjectKey: request.subjectKey,
  at: body.at,
  actor: body.by,
  forPost: null,
  via: body.via,
  formId: `decision/${request.key}`,
  before: stateOf(before),
  after: stateOf(after),
  asked: null,
  held: left,
  words: body.words,
  wordsForColleagues: "",
  stageLabel: request.stageLabel,
  evidence: [],
})

/** CMT, whatever it is called here; where no forum has its name, the one that the plan reports to. */
function forumOf({ planKey }: Action, { plans, forums, settings }: Register): string | null {
  const name = readCmtName(settings).trim().toLowerCase()
  const all = [...forums.values()]
  const cmt = all.find(({ title }) => title.trim().toLowerCase() === name)
  const own = forums.get(plans.get(planKey)?.forumKey ?? "")
  return (cmt ?? own ?? all[0])?.key ?? null
}

/** By another line than the one this decision makes, which may be there already. */
const isOnAgenda = ({ key }: Action, forumKey: string, { agendaKey }: Decision, { requests }: Register): boolean =>
  [...requests.values()].some(
    ({ kind, state, subjectKey, toKey, ...line }) =>
      kind === "agenda" && state === "open" && subjectKey === key && toKey === forumKey && line.key !== agendaKey,
  )

async function putOnAgenda({ store, register, clock }: RecordRequestPorts, body: Decision, action: Action) {
  const forumKey = forumOf(action, register())
  if (forumKey === null || isOnAgenda(action, forumKey, body, register())) return
  await store.addRequest({
    ...body.request,
    key: body.agendaKey,
    title: `agenda ${action.reference}`,
    kind: "agenda",
    askedOn: clock.today(),
    toKey: forumKey,
    // Put there by the rule, not by a person.
    from: { id: "", name: "" },
    state: "open",
    decidedBy: null,
    decidedAt: null,
    decision: "",
  })
}

async function tell(ports: RecordRequestPorts, key: string, person: Person, content: RequestNotice) {
  const lastDay = addDays(ports.clock.today(), worthTellingDays)
  await postMessage(ports, key, { kind: "person", person }, content, lastDay)
}
