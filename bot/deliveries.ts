// What an answer of the connector means for a message: the error table of Teams, as data.
import { AppError } from "#domain/errors.ts"
import type { Delivery } from "#domain/message/ports.ts"
import type { Reason } from "#domain/message/reasons.ts"

/**
 * `isGone`: what was known of the conversation is worth nothing any more. `madeAnew`: another may be made in its place.
 * `byFeed`: the activity feed may still reach.
 */
type Meaning = { kind: "failed" | "retry" | "unknown"; why: Reason; isGone?: true; madeAnew?: true; byFeed?: true }

const byCode: Record<string, Meaning> = {
  BotDisabledByAdmin: { kind: "retry", why: "the app is blocked by the Teams administrator" },
  BotNotInConversationRoster: { kind: "failed", why: "has removed the app", isGone: true, byFeed: true },
  ConversationBlockedByUser: { kind: "failed", why: "has blocked the app", byFeed: true },
  MessageWritesBlocked: { kind: "failed", why: "has blocked the app", byFeed: true },
  ForbiddenOperationException: { kind: "failed", why: "does not have the app installed", byFeed: true },
  InvalidBotApiHost: { kind: "failed", why: "the app calls the wrong Teams cloud" },
  NotEnoughPermissions: { kind: "failed", why: "the app lacks permission in this conversation" },
  ConversationNotFound: { kind: "failed", why: "the conversation no longer exists", isGone: true, madeAnew: true },
  MessageSizeTooBig: { kind: "failed", why: "the message is too large" },
  BotNotRegistered: { kind: "retry", why: "the app’s registration is not known to Teams" },
}

/** A 502, 504 or broken line does not tell whether the message arrived; the others say that it did not. */
const byStatus: Record<number, Meaning> = {
  400: { kind: "failed", why: "Teams refused the message" },
  401: { kind: "failed", why: "Teams refused the app’s sign-in" },
  403: { kind: "failed", why: "Teams does not let the app write here" },
  404: { kind: "failed", why: "could not be found in Teams" },
  412: { kind: "retry", why: "Teams was busy with this conversation" },
  413: { kind: "failed", why: "the message is too large" },
  429: { kind: "retry", why: "Teams asked to wait" },
  500: { kind: "unknown", why: "Teams failed while taking the message" },
  502: { kind: "unknown", why: "Teams did not say whether the message arrived" },
  503: { kind: "retry", why: "Teams was not available" },
  504: { kind: "unknown", why: "Teams did not say whether the message arrived" },
}

/** Errors of the line itself that come before anything was sent. */
const neverConnected = [
  ...[
    "ECONNREFUSED",
    "ENOTFOUND",
    "EAI_AGAIN",
    "EHOSTUNREACH",
    "EHOSTDOWN",
    "ENETUNREACH",
    "ENETDOWN",
    "EADDRNOTAVAIL",
  ],
  // Somebody between here and Teams, or a clock that is wrong.
  ...["SELF_SIGNED_CERT_IN_CHAIN", "DEPTH_ZERO_SELF_SIGNED_CERT", "UNABLE_TO_VERIFY_LEAF_SIGNATURE"],
  ...["UNABLE_TO_GET_ISSUER_CERT", "UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "ERR_TLS_CERT_ALTNAME_INVALID"],
  ...["CERT_HAS_EXPIRED", "CERT_NOT_YET_VALID", "CERT_UNTRUSTED", "CERT_REVOKED"],
]

/** msal's errors all name their code and sub-code; the connector's client knows neither. */
const isSignInFault = (error: unknown): boolean => error instanceof Error && "errorCode" in error && "subError" in error

type Fault = {
  statusCode?: number
  code?: string
  body?: { error?: { code?: string } }
  response?: { headers?: { get(name: string): string | undefined }; bodyAsText?: string | null }
}

/** Whether the conversation is to be forgotten. */
export const isGone = (error: unknown): boolean => refusalOf(error as Fault)?.isGone === true

/** Whether it may be sent in a conversation made anew. */
export const mayMakeAnew = (error: unknown): boolean => refusalOf(error as Fault)?.madeAnew === true

/** Whether the person may still be told in the activity feed. */
export const mayTellByFeed = (error: unknown): boolean => refusalOf(error as Fault)?.byFeed === true

/** What a code means; with a 5xx it may have arrived whatever the code says. */
const refusalOf = (fault: Fault): Meaning | undefined =>
  fault.statusCode !== undefined && fault.statusCode < 500 ? byCode[codeOf(fault)] : undefined

/** Of a refusal whose envelope the client does not know, only the text is there: the code that is known stands in it, quoted. */
function codeOf({ body, code, response }: Fault): string {
  const named = body?.error?.code ?? code ?? ""
  if (Object.hasOwn(byCode, named)) return named
  const quoted = [...(response?.bodyAsText ?? "").matchAll(/"(\w+)\\*"/g)].map(([, word = ""]) => word)
  return quoted.find(word => Object.hasOwn(byCode, word)) ?? named
}

/** Reads what the connector's client threw. It gets the app's token by itself, before it sends anything. */
export function readFault(error: unknown): Exclude<Delivery, { kind: "sent" }> {
  // Ours: nothing was sent.
  if (error instanceof AppError) return { kind: "retry", why: "its turn did not come in time", afterSeconds: null }
  if (isSignInFault(error)) return { kind: "retry", why: "the app could not sign in to Teams", afterSeconds: null }
  const fault = error as Fault
  const retryAfter = Number(fault.response?.headers?.get("retry-after"))
  const afterSeconds = retryAfter > 0 ? retryAfter : null
  if (fault.statusCode === undefined)
    return neverConnected.includes(fault.code ?? "")
      ? { kind: "retry", why: "Teams could not be reached", afterSeconds }
      : { kind: "unknown", why: "the line to Teams broke while the message was sent" }
  const meaning = refusalOf(fault) ?? byStatus[fault.statusCode]
  if (!meaning) return { kind: "failed", why: "Teams gave an answer that is not known" }
  return meaning.kind === "retry"
    ? { ...meaning, kind: "retry", afterSeconds }
    : { kind: meaning.kind, why: meaning.why }
}

/** The same for making a conversation: nothing has been said in it yet, so whatever went wrong may be tried again. */
export function readOpeningFault(error: unknown): Exclude<Delivery, { kind: "sent" }> {
  const fault = readFault(error)
  return fault.kind === "unknown" ? { kind: "retry", why: fault.why, afterSeconds: null } : fault
}
