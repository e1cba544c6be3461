import { describe, expect, it } from "vitest"
import { createWaiting } from "#api/jobs/waiting.ts"
import { createOverlaid } from "#api/overlaid.ts"
import { toInstant } from "#domain/day/day.ts"
import { waitingRequests } from "#domain/request/requestRow.ts"
import { overlay } from "#domain/update/overlay.ts"
import type { Register } from "#domain/update/register.ts"
import type { ReplyRow } from "#domain/update/reply.ts"
import { anAbsence, anAction, aPerson, aPost, aRegister, aRequest } from "../support/builders.ts"
import { memoryWork } from "../support/memoryWork.ts"
import { aReplyRow } from "../support/replies.ts"
import { aRequestRow } from "../support/requestRows.ts"

const keys = ["a", "b", "c"]
const posts = [aPost({ holder: aPerson("p") })]

/** The same seed gives the same history, so that a failure can be run again. */
function* chances(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    yield state / 2_147_483_648
  }
}

const stampAt = (step: number) => toInstant(new Date(Date.parse("2026-11-26T09:00:00Z") + 1000 * step))

/** Everything a reader can see of a register. */
const seen = (register: Register) => ({
  actions: [...register.actions.values()].toSorted((a, b) => a.key.localeCompare(b.key)),
  requests: [...register.requests.values()].toSorted((a, b) => a.key.localeCompare(b.key)),
  absences: [...register.absences],
  updates: keys.map(key => register.updatesOf(key)),
})

function aWorld() {
  const work = memoryWork()
  const waiting = createWaiting(work, { readFrom: () => 1, refresh: () => {}, now: () => 0 })
  const actions = new Map(keys.map(key => [key, anAction({ key })]))
  let version = 1
  const base: Register = { ...aRegister({ posts }), actions }
  const overlaid = createOverlaid({ register: base, version: () => version, waiting })
  const edit = (key: string, part: Partial<ReturnType<typeof anAction>>) => {
    const before = actions.get(key)
    if (before) actions.set(key, { ...before, ...part })
    version++
  }
  return { waiting, base, overlaid, edit }
}

describe("the register with what is on its way over it", () => {
  it.each(Array.from({ length: 25 }, (_, seed) => seed + 1))(
    "is, grown step by step, what it would be made anew (history %i)",
    seed => {
      const { waiting, base, overlaid, edit } = aWorld()
      const random = chances(seed)
      const one = <T>(of: readonly T[]): T => of[Math.floor(random.next().value * of.length)] as T
      const rows: ReplyRow[] = []

      for (let step = 1; step <= 60; step++) {
        const key = one(keys)
        const chance = random.next().value
        if (chance < 0.5) {
          const row = aReplyRow(overlaid().actions.get(key) ?? anAction({ key }), {
            key: `u${String(step).padStart(3, "0")}`,
            at: stampAt(step),
            words: `Said at ${step}.`,
            asked: { status: one(["on hold", "under way", "complete"] as const), closedBecause: null, forecast: null },
          })
          rows.push(row)
          waiting.put(row)
        } else if (chance < 0.7 && rows.length > 0) waiting.put({ ...one(rows), state: one(["applied", "recorded"]) })
        else if (chance < 0.8) edit(key, { progress: `Edited at ${step}.` })
        else if (chance < 0.9)
          waiting.putRequest(aRequestRow(anAbsence({ key: `r${step}`, from: aPerson(one(["p", "q"])) })))
        else waiting.putRequest(aRequestRow(aRequest({ key: `r${step}`, subjectKey: key })))

        if (random.next().value < 0.7)
          expect(seen(overlaid()), `after step ${step}`).toEqual(
            seen(overlay(base, waiting.replies(), waitingRequests(waiting.requests()))),
          )
      }
    },
  )

  it("is the register itself where nothing is on its way", () => {
    const { base, overlaid } = aWorld()
    expect(overlaid()).toBe(base)
  })

  it("is made once for many readings", () => {
    const { waiting, overlaid } = aWorld()
    waiting.put(aReplyRow(anAction({ key: "a" }), { key: "u1", words: "Said." }))

    expect(overlaid()).toBe(overlaid())
    expect(overlaid().actions.get("a")?.progress).toBe("Said.")
  })

  it("shows what a list edit brought, under an answer that waits", () => {
    const { waiting, overlaid, edit } = aWorld()
    waiting.put(aReplyRow(anAction({ key: "a" }), { key: "u1", words: "Said." }))
    overlaid()
    edit("b", { progress: "Edited." })

    expect(overlaid().actions.get("b")?.progress).toBe("Edited.")
    expect(overlaid().actions.get("a")?.progress).toBe("Said.")
  })
})
