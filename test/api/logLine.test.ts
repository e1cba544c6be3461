import { afterEach, beforeEach, expect, it, vi } from "vitest"
import { logLine } from "#api/logLine.ts"
import { AppError } from "#domain/errors.ts"

let lines: string[] = []
beforeEach(() => {
  lines = []
  vi.spyOn(console, "log").mockImplementation(line => lines.push(line))
})
afterEach(() => vi.restoreAllMocks())

it("is one line of JSON an event", () => {
  logLine("started", { port: 1 })
  expect(lines.map(line => JSON.parse(line))).toMatchObject([{ event: "started", detail: { port: 1 } }])
  expect(lines[0]).not.toContain("\n")
})

it("leaves out the requests that errors carry, with their tokens", () => {
  const fault = Object.assign(new Error("refused"), { request: { headers: { authorization: "Bearer token" } } })
  logLine("failed", fault)
  logLine("failed", new Error("outer", { cause: fault }))
  logLine("failed", new AppError("busy", "write action", { cause: fault }))

  expect(lines.join()).not.toContain("Bearer")
  expect(lines.map(line => JSON.parse(line).detail.message)).toEqual(["refused", "outer", "write action"])
})
