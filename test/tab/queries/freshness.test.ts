import { describe, expect, it } from "vitest"
import { ApiError } from "../../../tab/queries/ApiError.ts"
import { askAgainAfterMs, mayAskAgain } from "../../../tab/queries/freshness.ts"

describe("mayAskAgain", () => {
  it.each(["unavailable", "busy"] as const)("tries once more when the API is %s", code => {
    const error = new ApiError(code, "GET /api/plans")

    expect(mayAskAgain(0, error)).toBe(true)
    expect(mayAskAgain(1, error)).toBe(false)
  })

  it("does not repeat a question that nobody answered in time", () => {
    const cause = new DOMException("too late", "TimeoutError")

    expect(mayAskAgain(0, new ApiError("unavailable", "GET /api/plans", { cause }))).toBe(false)
  })

  it.each(["forbidden", "notFound", "signInNeeded", "fault"] as const)(
    "does not repeat a question that is %s",
    code => {
      expect(mayAskAgain(0, new ApiError(code, "GET /api/plans"))).toBe(false)
    },
  )
})

describe("askAgainAfterMs", () => {
  it("looks sooner for an answer on its way", () => {
    expect(askAgainAfterMs(true)).toBeLessThan(askAgainAfterMs(false))
  })
})
