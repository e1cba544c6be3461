import { expect, it } from "vitest"
import type { Directory } from "#api/graph/directory.ts"
import { findLeavers, readLeavers } from "#api/jobs/findLeavers.ts"
import { aPerson, aPost, aRegister } from "../../support/builders.ts"
import { fixedClock } from "../../support/fixedClock.ts"
import { memoryWork } from "../../support/memoryWork.ts"

const posts = [
  aPost({ holder: aPerson("a"), updater: aPerson("b"), standIn: aPerson("c") }),
  aPost({ key: "other", holder: aPerson("a") }),
  aPost({ key: "vacant" }),
]

function aNight(gone: readonly string[] | null) {
  const asked: string[][] = []
  const directory = {
    async leaversAmong(ids: readonly string[]) {
      asked.push([...ids])
      return gone && new Set(ids.filter(id => gone.includes(id)))
    },
  } as unknown as Directory
  return { asked, directory }
}

const clock = fixedClock()
const register = () => aRegister({ posts })

it("asks once about everybody who has to do with a post, and keeps who has left", async () => {
  const work = memoryWork()
  const { asked, directory } = aNight(["b"])
  await findLeavers({ work, clock, directory, register })

  expect(asked.map(ids => ids.toSorted())).toEqual([["a", "b", "c"]])
  expect(await readLeavers(work)).toEqual(new Set(["b"]))
})

it("keeps what the last night found", async () => {
  const work = memoryWork()
  await findLeavers({ work, clock, directory: aNight(["b"]).directory, register })
  await findLeavers({ work, clock, directory: aNight(["a"]).directory, register })

  expect(await readLeavers(work)).toEqual(new Set(["a"]))
})

it("tells nobody having left from nobody having looked, or being let look", async () => {
  const work = memoryWork()
  expect(await readLeavers(work)).toBeNull()
  await findLeavers({ work, clock, directory: aNight([]).directory, register })
  expect(await readLeavers(work)).toEqual(new Set())
  await findLeavers({ work, clock, directory: aNight(null).directory, register })
  expect(await readLeavers(work)).toBeNull()
})
