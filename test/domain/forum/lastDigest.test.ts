import { expect, it } from "vitest"
import { forgetOld } from "#api/jobs/forget.ts"
import { lastDigest } from "#domain/forum/lastDigest.ts"
import { postDigest } from "#domain/forum/postDigest.ts"
import { aForum, aFrame, aRegister } from "../../support/builders.ts"
import { fixedClock } from "../../support/fixedClock.ts"
import { memoryWork } from "../../support/memoryWork.ts"

const forum = aForum()
const board = aForum({ key: "board", title: "Board" })

/** Digests posted on these days, each ended as it is said; then the old ones are forgotten on a later day. */
async function forgotten(posted: readonly [string, typeof forum, string][], today: string) {
  const clock = fixedClock(posted[0]?.[0])
  const work = memoryWork()
  const ports = { work, clock, frame: () => aFrame(aRegister(), clock.today()) }
  for (const [day, of, state] of posted) {
    clock.setDay(day)
    const { row } = await postDigest(ports, of)
    await work.compareAndSet(row, { state, dueAt: null })
  }
  clock.setDay(today)
  await forgetOld({ work, clock })
  return { ports, work, left: (await work.list("message")).length }
}

it("a digest that is forgotten leaves behind when it was, and the next looks back to there", async () => {
  const { ports, work, left } = await forgotten(
    [
      ["2026-05-04", forum, "sent"],
      ["2026-06-01", forum, "sent"],
      ["2026-06-08", forum, "failed"],
      ["2026-06-08", board, "unknown"],
    ],
    "2026-11-26",
  )

  expect(left).toBe(0)
  expect((await postDigest(ports, forum)).row.body.content.since).toBe("2026-06-01")
  expect((await postDigest(ports, board)).row.body.content.since).toBe("2026-06-08")
  expect((await lastDigest(work, forum))?.day).toBe("2026-11-26")
})

it("a newer one that is still there counts before what was left behind", async () => {
  const { work, left } = await forgotten(
    [
      ["2026-06-01", forum, "sent"],
      ["2026-11-16", forum, "sent"],
    ],
    "2026-11-26",
  )

  expect(left).toBe(1)
  expect(await lastDigest(work, forum)).toMatchObject({ day: "2026-11-16" })
})

it("what was left behind moves on when more is forgotten, and never back", async () => {
  const { ports, work } = await forgotten([["2026-05-04", forum, "sent"]], "2026-11-26")
  await postDigest(ports, forum).then(({ row }) => work.compareAndSet(row, { state: "sent", dueAt: null }))

  const clock = fixedClock("2027-06-01")
  await forgetOld({ work, clock })
  await forgetOld({ work, clock })

  expect(await lastDigest(work, forum)).toMatchObject({ day: "2026-11-26" })
})

it("nothing is known of a forum that never had one", async () => {
  expect(await lastDigest(memoryWork(), forum)).toBeNull()
})
