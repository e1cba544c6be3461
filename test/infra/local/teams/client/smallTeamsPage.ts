// The page of small Teams in a browser, over a world of two people and a test bot.
import type { Browser } from "playwright-core"
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest"
import { openBrowser } from "#test/support/browser.ts"
import { openPage } from "#test/support/page.ts"
import { head, startSmallWorld } from "../smallWorld.ts"

type Place = "chat" | "cmt" | "activity"
export type SmallTeamsPage = Awaited<ReturnType<typeof open>>

/** Filled before each test of the file; every complaint of the page fails it. */
export function smallTeamsPage(): SmallTeamsPage {
  const at = {} as SmallTeamsPage
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  beforeEach(async () => {
    Object.assign(at, await open(browser))
  })
  afterEach(async () => {
    const { complaints } = at
    await at.close()
    expect(complaints).toEqual([])
  })
  afterAll(() => browser?.close())
  return at
}

async function open(browser: Browser) {
  const world = await startSmallWorld()
  // There is no app behind the tab of this world.
  const opened = await openPage(browser, { expected: /502 \(Bad Gateway\).*\/tab\/index\.html/ })
  const { page } = opened
  return {
    ...opened,
    ...world,
    arrive: (place: Place) => page.goto(`${world.teams.origin}/#person=${head.id}&place=${place}&theme=light`),
    goTo: (name: "Chat" | "CMT" | "Activity") =>
      page.getByRole("navigation", { name: "Places" }).getByRole("button", { name }).click(),
    async close() {
      await opened.close()
      await world.close()
    },
  }
}
