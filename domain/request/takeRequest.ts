// Accepts what somebody asks for, once: the same press twice is one request. It is on disk when this answers.
import type { Action } from "../action/action.ts"
import { isOpen } from "../action/status.ts"
import { may } from "../people/may.ts"
import type { Person } from "../people/post.ts"
import { type Request, writePreference } from "../people/request.ts"
import { postAnsweredFor } from "../update/groupAnswers.ts"
import type { Register } from "../update/register.ts"
import { answeringPosts, rolesInForum, rolesOnAction } from "../update/rolesOf.ts"
import { type Update, wordsLimit } from "../update/update.ts"
import type { Clock, Ids, Work } from "../work/ports.ts"
import { type Asking, type AskRefusal, refuseAbsence, refuseDay, refuseLaterDate } from "./asking.ts"
import type { RequestBody, RequestRow } from "./requestRow.ts"
import { whoDecides } from "./whoDecides.ts"

export type TakeRequestPorts = { work: Work; register(): Register; clock: Clock; ids: Ids }
export type AskIncoming = {
  actor: Person
  via: Update["via"]
  /** Names the form it was asked on; the same form and wish twice are one request. */
  formId: string
  /** The card's addressee may ask even when the post has moved on since. */
  addresseeId: string | null
  asking: Asking
}
export type AskTaken = { kind: "taken"; row: RequestRow; isRepeat: boolean } | { kind: "refused"; why: AskRefusal }

export async function takeRequest(ports: TakeRequestPorts, incoming: AskIncoming): Promise<AskTaken> {
  const register = ports.register()
  const { actor, asking, formId } = incoming
  const action = "actionKey" in asking ? register.actions.get(asking.actionKey) : undefined
  const digest = ports.ids.digest(JSON.stringify([actor.id, asking]))
  const named = `${formId}:${asking.kind}:`
  const ofForm = await ports.work.list<RequestBody>("request", { prefix: named })
  // Of the same action and person: one press about several actions is a wish for each.
  const subjectKey = action?.key ?? ""
  const isAbout = ({ subjectKey: key, from }: Request) => key === subjectKey && from.id === actor.id
  const earlier = ofForm.filter(({ body }) => isAbout(body.request))
  const last = earlier.toSorted((a, b) => a.body.request.key.localeCompare(b.body.request.key)).at(-1)
  const why = refuse(ports, incoming, action, register)
  // The same press twice is one wish, also where its action was closed since; after another wish, or after its decision, it
  // is a new one.
  const isRepeatable = why === null || why === "already asked" || why === "closed"
  if (isRepeatable && last?.key.endsWith(`:${digest}`) && stillHolds(last.body.request, register))
    return { kind: "taken", row: last, isRepeat: true }
  if (why) return { kind: "refused", why }
  const request = requestOf(ports, incoming, action)
  if (isPutToSomebody(request) && whoDecides(request, { register, today: ports.clock.today() }).length === 0)
    return { kind: "refused", why: "nobody decides" }
  const update = action ? lineOf(ports, incoming, request, action, register) : null
  const body: RequestBody = { type: "ask", request, update }
  const row = {
    kind: "request" as const,
    key: `${named}${earlier.length}:${digest}`,
    ...{ state: "accepted", body, dueAt: ports.clock.now(), leaseUntil: null, createdAt: ports.clock.stamp() },
  }
  const { inserted, row: stored } = await ports.work.insertIfAbsent<RequestBody>(row)
  return { kind: "taken", row: stored, isRepeat: !inserted }
}

function refuse(
  ports: TakeRequestPorts,
  { actor, addresseeId, asking }: AskIncoming,
  action: Action | undefined,
  register: Register,
): AskRefusal | null {
  const today = ports.clock.today()
  if (asking.kind === "preference") return null
  if (asking.kind === "absence") return refuseAbsence(asking, actor, today)
  if (!action) return "unknown action"
  const setting = { register, personId: actor.id, today }
  if (asking.kind === "agenda") {
    const forum = register.forums.get(asking.forumKey)
    const mayPut = forum && may("put a line on the agenda", rolesInForum(forum, setting))
    return mayPut ? alreadyAsked(asking, register) : "not yours"
  }
  const roles = rolesOnAction(action, setting)
  const isAddressee = addresseeId === actor.id
  if (!isAddressee && !may(actOf[asking.kind], roles)) return "not yours"
  if (!isOpen(action.status)) return "closed"
  if (asking.kind === "remind me on") return refuseDay("remind me on", asking.until, today)
  if (asking.kind === "date change")
    return (
      refuseDay("date change", asking.until, today) ?? refuseLaterDate(action, asking) ?? alreadyAsked(asking, register)
    )
  if (asking.reason.length > wordsLimit) return "too long"
  if (!register.posts.has(asking.toKey)) return "no such post"
  // One member cannot give away what all of a group, or a body, answer for.
  if (answeringPosts(action.leadKey, register).some(({ key }) => key !== action.leadKey)) return "of a group"
  if (answeringPosts(action.leadKey, register).some(({ key }) => key === asking.toKey)) return "same post"
  return alreadyAsked(asking, register)
}

const actOf = {
  "remind me on": "update an action",
  "date change": "ask for a later date",
  "hand-over": "ask for a hand-over",
} as const

/** One open request of a kind for an action is enough: a second would be decided against the first. */
function alreadyAsked(
  { kind, ...about }: Extract<Asking, { actionKey: string }>,
  register: Register,
): AskRefusal | null {
  for (const { kind: other, subjectKey, state } of register.requests.values())
    if (other === kind && subjectKey === about.actionKey && state === "open") return "already asked"
  return null
}

function stillHolds({ key, kind }: Request, { requests }: Register): boolean {
  const state = requests.get(key)?.state ?? "open"
  return state === "open" || (state === "agreed" && decidedAtOnce.includes(kind))
}

const isPutToSomebody = ({ kind }: Request): boolean => kind === "date change" || kind === "hand-over"

const decidedAtOnce: readonly Request["kind"][] = ["absence", "remind me on", "preference"]

function requestOf(
  { ids, clock }: TakeRequestPorts,
  { actor, asking }: AskIncoming,
  action: Action | undefined,
): Request {
  return {
    key: ids.next(),
    title: [asking.kind, action?.reference].filter(Boolean).join(" "),
    kind: asking.kind,
    subjectKey: action?.key ?? "",
    from: actor,
    askedOn: clock.today(),
    starts: asking.kind === "absence" ? (asking.starts ?? clock.today()) : null,
    until: "until" in asking ? asking.until : null,
    toKey: asking.kind === "hand-over" ? asking.toKey : asking.kind === "agenda" ? asking.forumKey : null,
    to: asking.kind === "absence" ? asking.standIn : null,
    stageLabel: asking.kind === "date change" ? asking.stageLabel : null,
    words: asking.kind === "preference" ? writePreference(asking) : asking.kind === "date change" ? asking.words : "",
    reason: "reason" in asking ? asking.reason.trim() : "",
    state: decidedAtOnce.includes(asking.kind) ? "agreed" : "open",
    decidedBy: null,
    decidedAt: null,
    decision: "",
  }
}

/** What is asked for leaves the action as it is; what is decided is a line of its own. */
function lineOf(
  { ids, clock }: TakeRequestPorts,
  { actor, via, formId, asking }: AskIncoming,
  request: Request,
  action: Action,
  register: Register,
): Update | null {
  const kind = asking.kind === "date change" ? "date request" : asking.kind === "hand-over" ? "hand-over" : null
  if (kind === null) return null
  const post = postAnsweredFor(action, { register, personId: actor.id, today: clock.today() })
  return {
    ...{ key: ids.next(), kind, subjectKey: action.key, at: clock.stamp(), actor, via, formId },
    forPost: post && { key: post.key, title: post.title },
    ...{ before: null, after: null, asked: null, held: null },
    words: [request.words, request.reason].filter(part => part !== "").join(": "),
    wordsForColleagues: "",
    stageLabel: request.stageLabel,
    evidence: [],
  }
}
