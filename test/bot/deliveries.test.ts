import { ClientAuthError, ServerError } from "@azure/msal-node"
import { describe, expect, it } from "vitest"
import { mayMakeAnew, mayTellByFeed, readFault, readOpeningFault } from "#bot/deliveries.ts"
import { concernsAll, isReason } from "#domain/message/reasons.ts"

const thrown = (statusCode: number | undefined, code?: string, retryAfter?: string) =>
  Object.assign(new Error("text of the inside"), {
    ...(statusCode === undefined ? { code } : { statusCode, body: { error: { code } } }),
    response: { headers: { get: (name: string) => (name === "retry-after" ? retryAfter : undefined) } },
  })

describe("what Teams answered", () => {
  it.each([
    [400, "BadArgument", "failed"],
    [401, "BotNotRegistered", "retry"],
    [401, undefined, "failed"],
    [403, "BotDisabledByAdmin", "retry"],
    [502, "BotDisabledByAdmin", "unknown"],
    [403, "BotNotInConversationRoster", "failed"],
    [403, "ConversationBlockedByUser", "failed"],
    [403, "MessageWritesBlocked", "failed"],
    [403, "ForbiddenOperationException", "failed"],
    [403, undefined, "failed"],
    [404, "ConversationNotFound", "failed"],
    [413, "MessageSizeTooBig", "failed"],
    [418, undefined, "failed"],
    [412, "PreconditionFailed", "retry"],
    [429, "Throttled", "retry"],
    [503, "ServiceError", "retry"],
    [500, "ServiceError", "unknown"],
    [502, "ServiceError", "unknown"],
    [504, "ServiceError", "unknown"],
  ])("%s %s: %s", (status, code, kind) => {
    expect(readFault(thrown(status, code)).kind).toBe(kind)
  })

  it.each([
    ["BotNotInConversationRoster", "has removed the app", true],
    ["ConversationBlockedByUser", "has blocked the app", true],
    ["MessageWritesBlocked", "has blocked the app", true],
    ["ForbiddenOperationException", "does not have the app installed", true],
    ["InvalidBotApiHost", "the app calls the wrong Teams cloud", false],
    ["NotEnoughPermissions", "the app lacks permission in this conversation", false],
    ["SomethingNew", "Teams does not let the app write here", false],
  ])("403 %s: %s; the activity feed may reach them: %s", (code, why, byFeed) => {
    expect(readFault(thrown(403, code))).toEqual({ kind: "failed", why })
    expect(mayTellByFeed(thrown(403, code))).toBe(byFeed)
  })

  it.each([
    [401, "BotNotRegistered", "the app’s registration is not known to Teams"],
    [403, "BotDisabledByAdmin", "the app is blocked by the Teams administrator"],
  ])("%s %s is nobody's own: everybody waits until IT has mended it", (status, code, why) => {
    expect(readFault(thrown(status, code))).toEqual({ kind: "retry", why, afterSeconds: null })
    expect(readOpeningFault(thrown(status, code))).toEqual({ kind: "retry", why, afterSeconds: null })
    expect(mayTellByFeed(thrown(status, code))).toBe(false)
    expect(concernsAll(why)).toBe(true)
  })

  it("while a chat is being made says that nothing was said yet, so it is tried again", () => {
    expect(readOpeningFault(thrown(502, "ServiceError"))).toMatchObject({ kind: "retry" })
    expect(readOpeningFault(thrown(undefined, "ECONNRESET"))).toMatchObject({ kind: "retry" })
    expect(readOpeningFault(thrown(403, "ConversationBlockedByUser"))).toMatchObject({ kind: "failed" })
  })

  it("is a reason that has words", () => {
    for (const status of [400, 401, 403, 404, 412, 413, 418, 429, 500, 502, 503, 504, undefined])
      expect(isReason(readFault(thrown(status)).why)).toBe(true)
  })

  it.each([
    ["7", 7],
    [undefined, null],
    ["Wed, 21 Oct 2026 07:28:00 GMT", null],
    ["-1", null],
  ])("asks to wait %s: %s seconds", (header, afterSeconds) => {
    expect(readFault(thrown(429, "Throttled", header))).toMatchObject({ kind: "retry", afterSeconds })
  })
})

describe("a refusal in a form the client does not know", () => {
  /** As the client throws it: nothing is known but the status and the text. */
  const texted = (statusCode: number, body: unknown) =>
    Object.assign(new Error("text of the inside"), { statusCode, response: { bodyAsText: JSON.stringify(body) } })
  const blocked = { subCode: "MessageWritesBlocked", details: null, errorCode: null }

  it.each([
    { errorCode: 209, message: JSON.stringify(blocked) },
    { errorCode: 209, message: JSON.stringify({ inner: JSON.stringify(blocked) }) },
    { error: { errorCode: 209, message: blocked } },
  ])("is known by the code in its text: %j", body => {
    expect(readFault(texted(403, body))).toEqual({ kind: "failed", why: "has blocked the app" })
    expect(mayTellByFeed(texted(403, body))).toBe(true)
  })

  it.each([
    [403, { message: "MessageWritesBlocked is what others may say" }],
    [403, { errorCode: 209, message: "constructor" }],
    [403, null],
  ])("is not known by prose: %i %j", (status, body) => {
    expect(readFault(texted(status, body))).toEqual({ kind: "failed", why: "Teams does not let the app write here" })
  })

  it("does not make certain what its status leaves open", () => {
    expect(readFault(texted(502, { code: "ConversationNotFound" })).kind).toBe("unknown")
  })
})

describe("a conversation that is gone", () => {
  it.each([
    [404, "ConversationNotFound", true],
    [502, "ConversationNotFound", false],
    [403, "BotNotInConversationRoster", false],
    [404, "NotFound", false],
  ])("may be made anew after %s %s: %s", (status, code, may) => {
    expect(mayMakeAnew(thrown(status, code))).toBe(may)
  })
})

describe("a line that broke", () => {
  it.each(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "SELF_SIGNED_CERT_IN_CHAIN"])(
    "before anything was sent (%s) is tried again",
    code => {
      expect(readFault(thrown(undefined, code)).kind).toBe("retry")
    },
  )

  it.each(["ECONNRESET", "ETIMEDOUT", "EPIPE", undefined])("perhaps after (%s) leaves it unknown", code => {
    expect(readFault(thrown(undefined, code)).kind).toBe("unknown")
  })

  it.each([undefined, null, "text", new TypeError("x")])("in a way nobody knows (%s) leaves it unknown", error => {
    expect(readFault(error ?? {}).kind).toBe("unknown")
  })
})

describe("a sign-in that failed", () => {
  it.each([new ServerError("invalid_client", "secret detail"), new ClientAuthError("network_error", "secret detail")])(
    "(%s) means that nothing was sent, so it is tried again",
    error => {
      expect(readFault(error)).toEqual({
        kind: "retry",
        why: "the app could not sign in to Teams",
        afterSeconds: null,
      })
    },
  )
})

it("tells nothing of an error's own text", () => {
  for (const status of [undefined, 400, 404, 418, 500, 503])
    expect(JSON.stringify(readFault(thrown(status)))).not.toContain("inside")
})
