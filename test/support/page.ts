// Small Teams in a browser, as one person sees it; everything the page complains of is collected.
import type { Browser, BrowserContext, Page } from "playwright-core"
import { personIn } from "./people.ts"

/** Fluent's fonts and the list of Teams' origins are asked for there; a test asks nobody outside this machine. */
const outside = "https://res.cdn.office.net/**"

export type Theme = "light" | "dark" | "contrast"
export type Place = "Chat" | "Plans" | "CMT"

type Options = { width?: number; height?: number; expected?: RegExp }

/** A page of its own, with nothing remembered. `expected` are complaints that the test brings about. */
export async function openPage(browser: Browser, { width = 1280, height = 900, expected }: Options = {}) {
  const context: BrowserContext = await browser.newContext({
    viewport: { width, height },
    locale: "en-GB",
    reducedMotion: "reduce",
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.setDefaultTimeout(10_000)
  page.on("pageerror", error => complaints.push(error.message))
  page.on("console", message => {
    const text = `${message.text()} ${message.location().url}`
    const isOurs = message.type() === "error" && !text.includes("https://res.cdn.office.net")
    if (isOurs && !expected?.test(text)) complaints.push(text)
  })
  await context.route(outside, route => route.abort())
  return { page, complaints, close: () => context.close() }
}

export type SmallTeams = Awaited<ReturnType<typeof openSmallTeams>>

export async function openSmallTeams(browser: Browser, origin: string, options: Options = {}) {
  const opened = await openPage(browser, options)
  const { page } = opened
  return {
    ...opened,
    ...smallTeamsOn(page),
    /** Opens small Teams afresh as somebody, at a place. */
    async arrive(label: string, place: Place = "Chat", theme: Theme = "light") {
      const hash = new URLSearchParams({ person: personIn(label).id, place: place.toLowerCase(), theme })
      // From another page, since a change after the # alone is no fresh start.
      await page.goto("about:blank")
      await page.goto(`${origin}/#${hash}`)
    },
  }
}

function smallTeamsOn(page: Page) {
  const chat = page.getByRole("region", { name: "Chat" })
  const composer = chat.getByRole("textbox", { name: "Message" })
  return {
    chat,
    messages: chat.getByRole("log"),
    channel: page.getByRole("region", { name: "Corporate Management Team" }),
    /** The tab, in its frame. */
    tab: page.frameLocator("iframe[title=Plans]"),
    personId: (label: string) => personIn(label).id,
    async be(label: string) {
      await page.getByLabel("You are").selectOption(personIn(label).id)
    },
    async theme(theme: Theme) {
      await page.getByLabel("Theme").selectOption(theme)
    },
    async goTo(place: Place) {
      await page.getByRole("navigation", { name: "Places" }).getByRole("button", { name: place }).click()
    },
    async say(text: string) {
      await composer.fill(text)
      await composer.press("Enter")
    },
  }
}
