import { describe, expect, it } from "vitest"
import { inTurns } from "#domain/work/inTurns.ts"

const moment = () => new Promise<void>(resolve => setImmediate(resolve))

describe("inTurns", () => {
  it("runs over all in their order, no more than so many at a time", async () => {
    const begun: number[] = []
    let [underWay, most] = [0, 0]
    await inTurns([1, 2, 3, 4, 5], 2, async one => {
      begun.push(one)
      most = Math.max(most, ++underWay)
      await moment()
      underWay--
    })
    expect(begun).toEqual([1, 2, 3, 4, 5])
    expect(most).toBe(2)
  })

  it("ends with what failed, once nothing is under way", async () => {
    let underWay = 0
    const running = inTurns([1, 2, 3, 4], 2, async one => {
      if (one === 1) throw new Error("the first")
      underWay++
      await moment()
      underWay--
    })
    await expect(running).rejects.toThrow("the first")
    expect(underWay).toBe(0)
  })

  it("has nothing to do with none", async () => {
    await expect(inTurns([], 3, () => Promise.reject(new Error("never")))).resolves.toBeUndefined()
  })
})
