// An owner's answer arrives, by card or tab: it is checked, and on disk before anything else happens to it.
import type { Action } from "../action/action.ts"
import { currentStages } from "../byWhen/currentStages.ts"
import { type Instant, toInstant } from "../day/day.ts"
import { may } from "../people/may.ts"
import type { Person } from "../people/post.ts"
import type { Clock, Ids, Work } from "../work/ports.ts"
import { postAnsweredFor } from "./groupAnswers.ts"
import type { Register } from "./register.ts"
import { type Answered, byAcceptance, type Draft, type Form, type Reply, type ReplyRow } from "./reply.ts"
import { rolesOnAction } from "./rolesOf.ts"
import { type Route, wordsLimit } from "./update.ts"

export type TakeReplyPorts = { work: Work; register(): Register; clock: Clock; ids: Ids; leaseMilliseconds: number }
export type Refusal = "unknown action" | "not yours" | "too long" | "nothing said" | "no reason given"
export type Taken = { kind: "taken"; row: ReplyRow; isRepeat: boolean } | { kind: "refused"; why: Refusal }

export type Incoming = { actor: Person; via: Route; form: Form; answered: Answered }

/**
 * Accepts an answer once: the same answer to the same form gives the row it gave before. A new row is leased to the
 * caller, who records it next.
 */
export async function takeReply(ports: TakeReplyPorts, incoming: Incoming): Promise<Taken> {
  const { form, answered } = incoming
  const register = ports.register()
  const action = register.actions.get(form.actionKey)
  if (!action) return { kind: "refused", why: "unknown action" }
  const earlier = await repliesTo(ports.work, form.id)
  const last = earlier.at(-1)
  const refusal = refuse(ports, incoming, action, register, last !== undefined)
  if (refusal) return { kind: "refused", why: refusal }

  // Sent again as it stands, from whichever drawing of the form: that is the same answer.
  if (last?.key.endsWith(`:${digestOf(ports, answered)}`) && last.body.draft.actor.id === incoming.actor.id)
    return { kind: "taken", row: last, isRepeat: true }
  const body: Reply = {
    draft: draftOf(ports, incoming, action, register, last?.body.draft ?? null),
    shown: form.shown,
    outcome: null,
  }
  const now = ports.clock.now()
  const { inserted, row } = await ports.work.insertIfAbsent<Reply>({
    kind: "reply",
    key: `${form.id}:${Math.min(form.answersBefore, earlier.length)}:${digestOf(ports, answered)}`,
    state: "accepted",
    body,
    dueAt: now,
    leaseUntil: now + ports.leaseMilliseconds,
    createdAt: body.draft.at,
  })
  return { kind: "taken", row, isRepeat: !inserted }
}

/** The replies a form has had, in the order they were accepted. */
export const repliesTo = async (work: Work, formId: string): Promise<ReplyRow[]> =>
  byAcceptance(await work.list<Reply>("reply", { prefix: `${formId}:` }))

/** `isAgain`: the form has had an answer. What it was before may then be said too: it puts that answer right. */
function refuse(
  ports: TakeReplyPorts,
  { actor, form, answered }: Incoming,
  action: Action,
  register: Register,
  isAgain: boolean,
) {
  if (!mayAnswer(ports, actor, form, action, register)) return "not yours"
  if (answered.words.length > wordsLimit || answered.wordsForColleagues.length > wordsLimit) return "too long"
  if (answered.kind === "progress" && !isAgain && saysNothing(answered, form)) return "nothing said"
  const isClosing = answered.asked?.status === "closed, not proceeding"
  if (isClosing && answered.asked?.closedBecause === null) return "no reason given"
  return null
}

const saysNothing = ({ asked, words, wordsForColleagues, stageLabel }: Answered, { shown }: Form) =>
  stageLabel === null &&
  clean(words) === "" &&
  clean(wordsForColleagues) === "" &&
  !asked?.forecast &&
  (!asked || asked.status === shown.status)

function mayAnswer(ports: TakeReplyPorts, actor: Person, form: Form, action: Action, register: Register): boolean {
  if (form.addresseeId === actor.id) return true
  const roles = rolesOnAction(action, { register, personId: actor.id, today: ports.clock.today() })
  return may("update an action", roles) || may("update an action on behalf of its owner", roles)
}

function digestOf({ ids }: TakeReplyPorts, answered: Answered): string {
  const { kind, asked, words, wordsForColleagues, stageLabel } = answered
  const said = [kind, asked?.status, asked?.closedBecause, asked?.forecast, words, wordsForColleagues]
  return ids.digest(JSON.stringify(stageLabel === null ? said : [...said, stageLabel]))
}

/** `last`: what was sent on the same form before; this is said for the same post, and may name the same stage. */
function draftOf(
  ports: TakeReplyPorts,
  incoming: Incoming,
  action: Action,
  register: Register,
  last: Draft | null,
): Draft {
  const { actor, via, form, answered } = incoming
  const postKey = last?.forPost?.key ?? form.postKey
  const askedPost = postKey === null ? undefined : register.posts.get(postKey)
  const post = askedPost ?? postAnsweredFor(action, { register, personId: actor.id, today: ports.clock.today() })
  return {
    key: ports.ids.next(),
    kind: answered.kind,
    subjectKey: action.key,
    at: after(latestOf(action, register), ports.clock.stamp()),
    actor,
    forPost: post && { key: post.key, title: post.title },
    via,
    formId: `${form.id}:${form.answersBefore}`,
    asked: answered.asked && { ...answered.asked, closedBecause: reasonOf(answered.asked) },
    words: clean(answered.words),
    wordsForColleagues: clean(answered.wordsForColleagues),
    stageLabel: answered.stageLabel === last?.stageLabel ? last.stageLabel : undoneStage(action, answered.stageLabel),
    evidence: [],
  }
}

/** A stage that is there and still to be done; a card's word for it is not taken on trust. */
const undoneStage = ({ byWhen }: Action, label: string | null): string | null =>
  currentStages(byWhen).some(stage => stage.label === label) ? label : null

/** Without control characters and those that turn the direction of what follows: they are no words, and hide some. */
const clean = (words: string): string => words.replaceAll(/(?![\n\t])[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, "").trim()

/** A reason for closing goes with closing only. */
const reasonOf = ({ status, closedBecause }: NonNullable<Answered["asked"]>) =>
  status === "closed, not proceeding" ? closedBecause : null

/** The newest moment that the action or one of its updates carries. */
function latestOf(action: Action, register: Register): Instant | null {
  const moments = [action.lastUpdateOn, ...register.updatesOf(action.key).map(update => update.at)]
  return (
    moments
      .filter(moment => moment !== null)
      .sort()
      .at(-1) ?? null
  )
}

/** Updates of one action never carry the same second, so that each can be told from the next in the list. */
function after(last: Instant | null, stamp: Instant): Instant {
  if (last === null || last < stamp) return stamp
  return toInstant(new Date(Date.parse(last) + 1000))
}

/** Takes answers and tries at once to bring them to the plan; each row tells how far it came, in the given order. */
export type TakeReplies = (incoming: readonly Incoming[]) => Promise<Taken[]>
