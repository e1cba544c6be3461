import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, expect, test } from "vitest"
import { chief, head, startSmallWorld } from "./smallWorld.ts"

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const due = { personId: head.id, text: "Two updates are due", previewText: "2.4 and 2.5" }

test("what a person is told of stands in their feed and in nobody else's, after a restart too", async () => {
  const folder = mkdtempSync(join(tmpdir(), "small-teams-"))
  closing.push(() => rmSync(folder, { recursive: true }))
  const world = await startSmallWorld({ file: join(folder, "teams.sqlite") })
  closing.push(world.close)
  world.teams.notify(due)
  world.teams.notify({ ...due, text: "One update is due", webUrl: "https://teams.microsoft.com/l/entity/a/b" })
  const before = world.teams.feed(head.id)
  await world.teams.close()
  const again = await world.reopen()
  closing.push(again.close)

  expect(before).toMatchObject([{ ...due, day: "2026-11-26" }, { text: "One update is due" }])
  expect(again.feed(head.id)).toEqual(before)
  expect(again.feed(chief.id)).toEqual([])
  const later = again.notify(due)
  expect(later.id > (before.at(-1)?.id ?? "")).toBe(true)
})

test("the page reads the feed and hears of what is added, for its person alone", async () => {
  const world = await startSmallWorld()
  closing.push(world.close)
  const stop = new AbortController()
  const events = await fetch(`${world.teams.origin}/_local/events?person=${head.id}`, { signal: stop.signal })
  const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader()
  let heard = ""
  const hear = async (until: string) => {
    while (reader && !heard.includes(until)) heard += (await reader.read()).value ?? ""
  }

  await hear("ready")
  world.teams.notify({ ...due, personId: chief.id, text: "For the chief" })
  const line = world.teams.notify(due)
  await hear(due.text)
  stop.abort()

  expect(heard).not.toContain("For the chief")
  const read = await (await fetch(`${world.teams.origin}/_local/feed?person=${head.id}`)).json()
  expect(read).toEqual({ lines: [line] })
})

test("nobody unknown is told of anything", async () => {
  const world = await startSmallWorld()
  closing.push(world.close)

  expect(() => world.teams.notify({ ...due, personId: "nobody" })).toThrow("knows no person nobody")
})
