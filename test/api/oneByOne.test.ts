import { expect, it } from "vitest"
import { createOneByOne } from "#api/oneByOne.ts"

it("lets one end before the next begins, also one that fails, and gives each its own answer", async () => {
  const oneByOne = createOneByOne()
  const seen: string[] = []
  const step = (name: string, fault?: Error) =>
    oneByOne(async () => {
      seen.push(`${name} begins`)
      await new Promise(resolve => setImmediate(resolve))
      seen.push(`${name} ends`)
      if (fault) throw fault
      return name
    })
  const all = await Promise.allSettled([step("a"), step("b", new Error("away")), step("c")])

  expect(seen).toEqual(["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"])
  expect(all).toMatchObject([{ value: "a" }, { reason: new Error("away") }, { value: "c" }])
})
