import { describe, expect, it } from "vitest"
import { createCalendar } from "#api/calendar.ts"
import type { PlanStore } from "#api/graph/planStore.ts"
import { markStore, noteSentDay, readHeldUntil } from "#api/storeMark.ts"
import { AppError } from "#domain/errors.ts"
import type { Message } from "#domain/message/message.ts"
import { type Setting, settingKeys } from "#domain/people/setting.ts"
import { sendReminders } from "#domain/reminder/sendReminders.ts"
import { readTimetable, roundsAround } from "#domain/reminder/timetable.ts"
import type { Work } from "#domain/work/ports.ts"
import { anAction, aPerson, aPost, aRegister, dueBy } from "../support/builders.ts"
import { countingIds } from "../support/countingIds.ts"
import { fixedClock } from "../support/fixedClock.ts"
import { memoryWork } from "../support/memoryWork.ts"

const officer = aPerson("officer")
const posts = [
  aPost({ holder: aPerson("owner") }),
  aPost({ key: "officer", holder: officer, roles: ["performance officer"] }),
]
const copyKey = settingKeys.workStore

/** The Settings list, as far as the mark needs it. */
function settingsList(kept: string | null) {
  const list = new Map<string, Setting>()
  if (kept !== null) list.set(copyKey, { key: copyKey, title: "Mark", value: kept })
  let isThere = true
  const ask = <T>(answer: () => T): T => {
    if (!isThere) throw new AppError("unavailable", "the list does not answer")
    return answer()
  }
  const store = {
    add: async (_list: string, value: Setting) =>
      ask(() => {
        if (list.has(value.key)) return "present"
        list.set(value.key, value)
        return "added"
      }),
    read: async (_list: string, key: string) => ask(() => ({ value: list.get(key), etag: "1" })),
    write: async (_list: string, key: string, change: Partial<Setting>) =>
      ask(() => {
        const before = list.get(key)
        if (before) list.set(key, { ...before, ...change })
        return "written"
      }),
  } as unknown as PlanStore
  return {
    list,
    store,
    fail: () => {
      isThere = false
    },
    mend: () => {
      isThere = true
    },
  }
}

function aStart(work: Work, settings: ReturnType<typeof settingsList>, clock = fixedClock()) {
  const register = aRegister({
    posts,
    settings: [...settings.list.values()],
    actions: [anAction({ byWhen: dueBy("2026-11-26") })],
  })
  const calendar = createCalendar(() => register.settings)
  const mark = () => markStore({ work, clock, ids: countingIds(), store: settings.store, register, calendar })
  const remind = () =>
    sendReminders({
      ...{ work, clock, leaseMilliseconds: 120_000, heldUntil: () => readHeldUntil(work) },
      frame: () => {
        const timetable = readTimetable(register.settings)
        const today = clock.today()
        const roundsOf = roundsAround(today, { forums: register.forums, calendar: calendar(), timetable })
        return { register, today, calendar: calendar(), timetable, roundsOf }
      },
    })
  return { clock, mark, remind, noteSentDay: () => noteSentDay({ work, clock, store: settings.store, register }) }
}

const told = async (work: Work) =>
  (await work.list<Message>("message", { prefix: "store-lost/" })).map(({ body }) => body)

describe("a store that is new, as the app is", () => {
  it("is marked, holds nothing up, and the list keeps a copy", async () => {
    const work = memoryWork()
    const settings = settingsList(null)
    const start = aStart(work, settings)
    const { id, heldUntil } = await start.mark()

    expect(heldUntil).toBeNull()
    expect(settings.list.get(copyKey)?.value).toBe(id)
    expect(await told(work)).toEqual([])
    expect(await start.remind()).toMatchObject({ state: "planned", added: 1 })
  })

  it("is the same at the next start", async () => {
    const work = memoryWork()
    const settings = settingsList(null)
    const first = await aStart(work, settings).mark()

    expect(await aStart(work, settings).mark()).toEqual(first)
    expect(await told(work)).toEqual([])
  })
})

describe("a store that was lost", () => {
  it("holds reminders until the next working day, over a weekend, and performance officers are told once", async () => {
    const work = memoryWork()
    const settings = settingsList("mark of the old one")
    const start = aStart(work, settings, fixedClock("2026-11-27"))

    expect((await start.mark()).heldUntil).toBe("2026-11-30")
    await start.mark()
    expect(await told(work)).toMatchObject([
      { to: { person: officer }, content: { type: "store lost", heldUntil: "2026-11-30" } },
    ])
    expect(await start.remind()).toMatchObject({ state: "held", added: 0 })

    start.clock.setDay("2026-11-30")
    expect(await start.remind()).toMatchObject({ state: "planned", added: 1 })
  })

  it("is told of at a later start too, where the first did not get so far", async () => {
    const work = memoryWork()
    const settings = settingsList("mark of the old one")
    const dying: Work = {
      ...work,
      insertIfAbsent: async row => {
        if (row.kind === "message") throw new Error("died")
        return work.insertIfAbsent(row)
      },
    }
    await expect(aStart(dying, settings, fixedClock("2026-11-27")).mark()).rejects.toThrow("died")
    expect(await told(work)).toEqual([])
    await aStart(work, settings, fixedClock("2026-11-28")).mark()
    expect(await told(work)).toMatchObject([{ to: { person: officer }, content: { heldUntil: "2026-11-30" } }])
  })

  it("is no news once reminders go again", async () => {
    const work = memoryWork()
    const kept = (settings: ReturnType<typeof settingsList>, day: string) => aStart(work, settings, fixedClock(day))
    const settings = settingsList("mark of the old one")
    await kept(settings, "2026-11-27").mark()
    for (const row of await work.list("message", { prefix: "store-lost/" })) await work.remove("message", row.key)
    await kept(settings, "2026-11-30").mark()
    expect(await told(work)).toEqual([])
  })

  it("is known by its new mark afterwards", async () => {
    const work = memoryWork()
    const settings = settingsList("mark of the old one")
    const { id } = await aStart(work, settings).mark()

    expect(settings.list.get(copyKey)?.value).toBe(id)
  })
})

describe("a store brought back from a copy", () => {
  const sent = async (work: Work, settings: ReturnType<typeof settingsList>, day: string) => {
    const start = aStart(work, settings, fixedClock(day))
    await start.mark()
    await start.remind()
    await start.noteSentDay()
    return start
  }

  it("that was made before the last cards went holds reminders as a lost one does, once, and is told of", async () => {
    const [work, copy] = [memoryWork(), memoryWork()]
    const settings = settingsList(null)
    await sent(work, settings, "2026-11-25")
    for (const kind of ["job", "message"] as const)
      for (const { version: _, attempts: __, ...row } of await work.list(kind)) await copy.insertIfAbsent(row)
    await sent(work, settings, "2026-11-26")

    const start = aStart(copy, settings, fixedClock("2026-11-26"))
    expect((await start.mark()).heldUntil).toBe("2026-11-27")
    expect(await start.remind()).toMatchObject({ state: "held", added: 0 })
    expect(await told(copy)).toMatchObject([{ content: { type: "store lost", heldUntil: "2026-11-27" } }])

    const next = aStart(copy, settings, fixedClock("2026-11-27"))
    expect((await next.mark()).heldUntil).toBe("2026-11-27")
    expect(await next.remind()).toMatchObject({ state: "planned" })
  })

  it("that another had the place of meanwhile holds reminders of the day that one sent", async () => {
    const [work, other] = [memoryWork(), memoryWork()]
    const settings = settingsList(null)
    await sent(work, settings, "2026-11-25")
    expect((await aStart(other, settings, fixedClock("2026-11-25")).mark()).heldUntil).toBe("2026-11-26")
    expect((await aStart(other, settings, fixedClock("2026-11-25")).mark()).heldUntil).toBe("2026-11-26")
    await sent(other, settings, "2026-11-26")

    const start = aStart(work, settings, fixedClock("2026-11-26"))
    expect((await start.mark()).heldUntil).toBe("2026-11-27")
    expect(await start.remind()).toMatchObject({ state: "held", added: 0 })
    expect((await aStart(work, settings, fixedClock("2026-11-27")).mark()).heldUntil).toBe("2026-11-27")
    expect(await aStart(work, settings, fixedClock("2026-11-27")).remind()).toMatchObject({ state: "planned" })
  })

  it("that knows of the last cards holds nothing", async () => {
    const work = memoryWork()
    const settings = settingsList(null)
    await sent(work, settings, "2026-11-25")
    expect((await aStart(work, settings, fixedClock("2026-11-26")).mark()).heldUntil).toBeNull()
  })
})

describe("a list that cannot be reached", () => {
  it("is given its copy at a later start, and the store is not taken for a lost one then", async () => {
    const work = memoryWork()
    const settings = settingsList(null)
    settings.fail()
    await expect(aStart(work, settings).mark()).rejects.toThrow("does not answer")
    settings.mend()
    const { id, heldUntil } = await aStart(work, settings).mark()

    expect(heldUntil).toBeNull()
    expect(settings.list.get(copyKey)?.value).toBe(id)
    expect(await told(work)).toEqual([])
  })
})
