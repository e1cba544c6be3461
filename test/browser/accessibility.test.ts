// Every place as axe, a keyboard and a narrow window find it.
import { AxeBuilder } from "@axe-core/playwright"
import type { Browser, FrameLocator, Page } from "playwright-core"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { wordsLimit } from "#domain/wire/actions.ts"
import { openBrowser } from "../support/browser.ts"
import { chatOf } from "../support/chat.ts"
import { type LocalWorld, startLocalWorld } from "../support/localWorld.ts"
import { openPage, openSmallTeams, type SmallTeams, type Theme } from "../support/page.ts"

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
const themes: readonly Theme[] = ["light", "dark", "contrast"]
const wide = { width: 1280, height: 900 }
const narrow = { width: 390, height: 844 }
const narrowest = { width: 320, height: 640 }

const owner = "Head of Learning and Development"
const answered = "Director of Corporate Services"
const planOwner = "Chief Officer: Human Resources"

/** As long as an answer may be, with nowhere to break it. */
const pasted = `https://council.example/${"a".repeat(wordsLimit - 40)}`

let local: LocalWorld
let browser: Browser
let at: SmallTeams
beforeAll(async () => {
  ;[local, browser] = await Promise.all([startLocalWorld(), openBrowser()])
  await local.app.sendReminders()
  await answerOne()
  at = await openSmallTeams(browser, local.world.teams.origin)
  await postDigest()
})
afterEach(() => expect(at.complaints).toEqual([]))
afterAll(async () => {
  await browser?.close()
  await local?.close()
})

async function answerOne() {
  const chat = chatOf(local, answered)
  const card = await chat.card("Two actions to update")
  await chat.press(card, "Send update", { "status:0": "complete", "words:0": `It is at ${pasted}` })
}

async function postDigest() {
  await at.arrive("Clerk to CMT", "Plans")
  await at.tab.getByRole("button", { name: "Post digest" }).click()
  await at.tab.getByRole("dialog").getByRole("button", { name: "Post it now" }).click()
  await at.tab.getByText("Posted to CMT.").waitFor()
}

async function openPlan(title: string) {
  await at.arrive(planOwner, "Plans")
  await at.tab.getByRole("link", { name: title }).first().click()
  await at.tab.getByRole("heading", { level: 1, name: title }).waitFor()
}

async function openAction() {
  await openPlan("Staff Survey Action Plan")
  await at.tab.getByRole("link", { name: /Every new manager/ }).click()
  await at.tab.getByRole("form", { name: "Update this action" }).waitFor()
}

async function openTopPage(name: string) {
  await at.arrive("Performance Officer", "Plans")
  await at.tab.getByRole("link", { name, exact: true }).click()
  await at.tab.getByRole("heading", { level: 1, name }).waitFor()
}

const places: Record<string, () => Promise<void>> = {
  "a chat with a card": async () => {
    await at.arrive(owner)
    await at.chat.getByRole("heading", { name: "Four actions to update" }).waitFor()
  },
  "a chat with an answered card": async () => {
    await at.arrive(answered)
    await at.chat.getByText("Your update is in the plan").waitFor()
  },
  "the channel with a digest": async () => {
    await at.arrive("Chief Executive", "CMT")
    await at.channel.getByRole("heading", { name: "CMT digest, 26 November 2026" }).waitFor()
  },
  "the plans": async () => {
    await at.arrive("Clerk to CMT", "Plans")
    await at.tab.getByRole("heading", { level: 1, name: "Plans" }).waitFor()
  },
  "a plan": () => openPlan("Staff Survey Action Plan"),
  "a plan in consultation": async () => {
    await openPlan("Corporate Improvement Framework")
    await at.tab.getByText("15 recommendations.").click()
  },
  "an action": openAction,
  "a later date asked for on an action's page": async () => {
    await openAction()
    await at.tab.getByRole("button", { name: "I need a later date" }).click()
    await at.tab.getByRole("dialog", { name: /^Action 2\.2/ }).waitFor()
  },
  "the reminders": () => openTopPage("Reminders"),
  "the decisions": () => openTopPage("Decisions"),
  "the posts": () => openTopPage("Posts"),
}

/** What axe objects to now, each with the element it is about. Themes differ in colours alone. */
async function objections(page: Page, theme: Theme): Promise<string[]> {
  // The frame is of the same origin, so that axe need not open another page to look into it.
  const axe = new AxeBuilder({ page }).setLegacyMode(true)
  const asked = theme === "light" ? axe.withTags(standards) : axe.withRules(["color-contrast", "link-in-text-block"])
  // Tabster's own stops for the focus are hidden and take no presses.
  const { violations } = await asked
    .exclude("[data-tabster-dummy]")
    .exclude(["iframe", "[data-tabster-dummy]"])
    .analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html} ${node.failureSummary}`))
}

/** Changes the theme, and waits until the tab, where it is shown, has followed. */
async function putOn(theme: Theme) {
  const body = at.tab.locator("body")
  const isTabShown = await body.isVisible()
  const colour = () => body.evaluate(element => element.style.backgroundColor)
  const before = isTabShown ? await colour() : ""
  const isSame = (await at.page.getByLabel("Theme").inputValue()) === theme
  await at.theme(theme)
  if (isTabShown && !isSame) await expect.poll(colour).not.toBe(before)
}

/** Elements that reach past the right edge, where nothing lets one scroll to them. */
async function cutOff(): Promise<string[]> {
  const look = (root: HTMLElement) =>
    [...root.querySelectorAll<HTMLElement>("*:not(svg, svg *)")]
      .filter(element => element.checkVisibility())
      .filter(element => {
        const { width, height, right } = element.getBoundingClientRect()
        return width > 1 && height > 1 && right > document.documentElement.clientWidth + 1
      })
      .map(element => `${element.tagName} ${element.textContent?.slice(0, 60)}`)
  const inPage = await at.page.locator("body").evaluate(look)
  const body = at.tab.locator("body")
  return (await body.isVisible()) ? [...inPage, ...(await body.evaluate(look))] : inPage
}

describe.each(Object.entries(places))("%s", (_, arrive) => {
  it.each([
    ["wide", wide],
    ["narrow", narrow],
  ])("gives axe nothing to object to in any theme, in a %s window", async (_name, size) => {
    await at.page.setViewportSize(size)
    await arrive()
    const found: string[] = []
    for (const theme of themes) {
      await putOn(theme)
      found.push(...(await objections(at.page, theme)).map(objection => `${theme}: ${objection}`))
    }

    expect(found).toEqual([])
  })

  it("reaches past the edge of no window, down to 320 pixels", async () => {
    await putOn("light")
    for (const size of [narrow, narrowest]) {
      await at.page.setViewportSize(size)
      await expect.poll(cutOff).toEqual([])
    }
  })
})

describe.each(["privacy.html", "terms.html"])("%s beside the tab", name => {
  it.each(["light", "dark"] as const)("can be read in a narrow and %s window", async colorScheme => {
    const { page, complaints, close } = await openPage(browser, narrow)
    await page.emulateMedia({ colorScheme })
    await page.goto(`${local.app.origin}/tab/${name}`)
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(standards).analyze()
    const isDark = await page.evaluate(() => getComputedStyle(document.body).backgroundColor === "rgb(31, 31, 31)")
    const width = await page.evaluate(() => document.documentElement.scrollWidth)

    expect(violations.map(({ id }) => id)).toEqual([])
    expect([isDark, width, complaints]).toEqual([colorScheme === "dark", narrow.width, []])
    await close()
  })
})

/** The name of what has the focus, as a listener would hear it. */
const focused = (within: Page | FrameLocator) =>
  within.locator("body").evaluate(() => {
    const element = document.activeElement
    const labelledBy = element?.getAttribute("aria-labelledby")?.split(" ")[0]
    const label = labelledBy === undefined ? null : document.getElementById(labelledBy)
    return (label?.textContent ?? element?.getAttribute("aria-label") ?? element?.textContent ?? "").trim()
  })

describe("the keyboard alone", () => {
  it("reaches every control of a card in the order in which it is read", async () => {
    await at.page.setViewportSize(wide)
    await at.arrive(owner)
    await at.chat.getByRole("button", { name: "Answer 2.2" }).focus()
    const heard: string[] = []
    for (let stop = 0; stop < 12; stop++) {
      heard.push(await focused(at.page))
      await at.page.keyboard.press("Tab")
    }

    expect(heard).toEqual([
      "Answer 2.2",
      "Status",
      "What has changed? (for publication)",
      "For colleagues only",
      "Send update",
      "No change",
      "Something else",
      "Answer 2.5",
      "Answer 2.6",
      "Answer 2.8",
      "No change to all",
      "Something else for all",
    ])
  })

  it("opens a row with Enter, closes it with Escape, and is back where it was", async () => {
    await openPlan("Staff Survey Action Plan")
    const row = at.tab.getByRole("link", { name: /^Set minimum standards/ })
    await row.focus()
    await at.page.keyboard.press("Enter")
    const panel = at.tab.getByRole("complementary", { name: "Open action" })
    await panel.getByRole("form").waitFor()
    expect(await focused(at.tab)).toMatch(/^2\.4 Set minimum standards/)
    await at.page.keyboard.press("Escape")

    await panel.waitFor({ state: "detached" })
    expect(await row.evaluate(link => link === document.activeElement)).toBe(true)
  })

  it("moves between rows by arrows, and finds the search by its key", async () => {
    await openPlan("Staff Survey Action Plan")
    await at.tab.getByRole("link", { name: /^Keep every team/ }).focus()
    await at.page.keyboard.press("ArrowDown")
    expect(await focused(at.tab)).toMatch(/^Use e-mail groups/)
    await at.page.keyboard.press("/")
    expect(await focused(at.tab)).toBe("Search this plan")
    await at.page.keyboard.type("mentor")

    await at.tab.getByText("Showing 2 of 17 actions.").waitFor()
  })
})
