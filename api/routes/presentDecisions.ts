// Requests and agenda lines as the page of decisions shows them, to those whose they are.
import type { Action } from "#domain/action/action.ts"
import { addDays, type Day, londonDay } from "#domain/day/day.ts"
import type { Forum } from "#domain/people/forum.ts"
import { may } from "#domain/people/may.ts"
import type { Request } from "#domain/people/request.ts"
import { mayDecide } from "#domain/request/whoDecides.ts"
import type { Register } from "#domain/update/register.ts"
import { rolesEverywhere, rolesInForum } from "#domain/update/rolesOf.ts"
import type { AgendaLine, DecisionsAnswer, OpenRequest } from "#domain/wire/decisions.ts"
import { presentLine } from "./reminderLine.ts"

type Setting = { register: Register; personId: string; today: Day }

/** Open requests that the reader may decide, the oldest first; the performance officer sees all. */
export function presentRequests(setting: Setting): OpenRequest[] {
  const { register, personId } = setting
  const seesAll = rolesEverywhere(setting).includes("performance officer")
  return inOrderAsked(register).flatMap((request): OpenRequest[] => {
    const { kind } = request
    const action = register.actions.get(request.subjectKey)
    if (!action || request.state !== "open" || (kind !== "date change" && kind !== "hand-over")) return []
    const isMine = mayDecide(request, personId, setting)
    return isMine || seesAll ? [presentRequest({ ...request, kind }, action, isMine, setting)] : []
  })
}

const inOrderAsked = ({ requests }: Register): Request[] =>
  [...requests.values()].toSorted(
    (a, b) => (a.askedOn ?? "").localeCompare(b.askedOn ?? "") || a.key.localeCompare(b.key),
  )

function presentRequest(
  request: Request & Pick<OpenRequest, "kind">,
  action: Action,
  isMine: boolean,
  { register, today }: Setting,
): OpenRequest {
  const titleOf = (key: string | null) => (key === null ? "" : (register.posts.get(key)?.title ?? ""))
  const isHandOver = request.kind === "hand-over"
  return {
    key: request.key,
    kind: request.kind,
    ...presentLine(action),
    planTitle: register.plans.get(action.planKey)?.title ?? "",
    askedBy: request.from.name,
    askedOn: request.askedOn ?? today,
    now: isHandOver ? titleOf(action.leadKey) : action.byWhen.words,
    wanted: isHandOver ? titleOf(request.toKey) : request.words,
    stage: isHandOver ? null : request.stageLabel,
    reason: request.reason,
    timesRedated: action.timesRedated,
    mayDecide: isMine,
  }
}

/** What was decided stays on the page for a quarter. */
const decidedDays = 92

/** Agendas of the forums in which the reader sits or is clerk; the performance officer sees all. */
export function presentForums(setting: Setting): DecisionsAnswer["forums"] {
  const { register } = setting
  return [...register.forums.values()]
    .toSorted((a, b) => a.title.localeCompare(b.title))
    .flatMap(forum => {
      const roles = rolesInForum(forum, setting)
      const seesIt = roles.has("forum member") || roles.has("clerk") || roles.has("performance officer")
      if (!seesIt) return []
      const mayRecord = may("record a decision", roles)
      return [{ key: forum.key, title: forum.title, mayRecord, lines: linesOf(forum, setting) }]
    })
}

function linesOf({ key }: Forum, { register, today }: Setting): AgendaLine[] {
  const lines = inOrderAsked(register).flatMap(request => {
    const action = register.actions.get(request.subjectKey)
    if (!action || request.kind !== "agenda" || request.toKey !== key || request.state === "withdrawn") return []
    return [presentAgendaLine(request, action, today)]
  })
  const isOpen = ({ state }: AgendaLine) => state === "open"
  const isRecent = ({ decidedOn }: AgendaLine) => decidedOn === null || decidedOn >= addDays(today, -decidedDays)
  return [...lines.filter(isOpen), ...lines.filter(line => !isOpen(line) && isRecent(line)).toReversed()]
}

const presentAgendaLine = (request: Request, action: Action, today: Day): AgendaLine => ({
  key: request.key,
  ...presentLine(action),
  // The rule that puts a third later date there is nobody.
  putBy: request.from.id === "" ? null : request.from.name,
  putOn: request.askedOn ?? today,
  state: request.state === "open" ? "open" : "decided",
  decision: request.decision,
  decidedBy: request.decidedBy?.name ?? null,
  decidedOn: request.decidedAt === null ? null : londonDay(request.decidedAt),
})
