import { ClientAuthError, ServerError } from "@azure/msal-node"
import { describe, expect, it } from "vitest"
import { readFault } from "#bot/deliveries.ts"

const thrown = (statusCode: number | undefined, code?: string, retryAfter?: string) =>
  Object.assign(new Error("text of the inside"), {
    ...(statusCode === undefined ? { code } : { statusCode, body: { error: { code } } }),
    response: { headers: { get: (name: string) => (name === "retry-after" ? retryAfter : undefined) } },
  })

describe("what Teams answered", () => {
  it.each([
    [400, "BadArgument", "failed"],
    [401, "BotNotRegistered", "failed"],
    [403, "BotDisabledByAdmin", "failed"],
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

  it("says more by its code than by its status", () => {
    expect(readFault(thrown(403, "ConversationBlockedByUser"))).toEqual({
      kind: "failed",
      why: "has blocked the app",
    })
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

describe("a line that broke", () => {
  it.each(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH"])(
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
