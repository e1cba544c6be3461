import { expect, it } from "vitest"
import { performanceOfficers } from "#domain/people/managers.ts"
import { aPerson, aPost, away } from "../../support/builders.ts"

const today = "2026-11-26"
const told = (parts: Parameters<typeof aPost>[0][], absent: string[] = []) => {
  const posts = parts.map((part, at) => aPost({ key: `post ${at}`, roles: ["performance officer"], ...part }))
  const absences = away(Object.fromEntries(absent.map(id => [id, today])))
  return performanceOfficers(new Map(posts.map(post => [post.key, post])), absences, today).map(({ id }) => id)
}
const officer = { holder: aPerson("officer"), updater: aPerson("updater") }
const manager = { key: "manager", holder: aPerson("manager"), roles: [] }

it("are those who may decide as one, not who updates for them", () => {
  expect(told([officer, { holder: aPerson("other"), roles: [] }])).toEqual(["officer"])
})

it("are who stands in for one who is away", () => {
  expect(told([{ ...officer, standIn: aPerson("deputy") }], ["officer"])).toEqual(["deputy"])
})

it("are those who are there, where one is away with nobody standing in", () => {
  expect(told([officer, { holder: aPerson("other") }], ["officer"])).toEqual(["other"])
})

it("are the holder, who decides by right, and who is asked instead, where nobody is there", () => {
  const alone = { holder: aPerson("officer"), lineManagerKey: "manager" }
  expect(told([alone, manager], ["officer"])).toEqual(["officer", "manager"])
  expect(told([{ lineManagerKey: "manager" }, manager])).toEqual(["manager"])
})

it("are each once, whichever posts they hold", () => {
  expect(told([officer, officer])).toEqual(["officer"])
})
