import { expect, it } from "vitest"
import { countPeople } from "../../../../tab/components/reminders/countPeople.ts"

it("counts each person once, whatever they missed", () => {
  const missed = { personName: "", postTitles: [], on: "2026-11-26", why: "", advice: "" }
  expect(countPeople([])).toBe(0)
  expect(countPeople(["p", "q", "p"].map(personId => ({ ...missed, personId })))).toBe(2)
})
