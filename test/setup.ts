// Every test fails on what nobody would see: errors on the console, promises rejected and forgotten.
import { afterEach, beforeEach, expect, vi } from "vitest"

const complaints: string[] = []

beforeEach(() => {
  complaints.length = 0
  for (const level of ["error", "warn"] as const)
    vi.spyOn(console, level).mockImplementation((...parts) => {
      complaints.push(`console.${level}: ${parts.map(String).join(" ")}`)
    })
})

afterEach(() => {
  vi.restoreAllMocks()
  expect(complaints).toEqual([])
})
