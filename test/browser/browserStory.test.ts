// The whole path as people see it: an owner's card, the manager's table, CMT's channel.
import type { Browser } from "playwright-core"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { ids } from "#infra/local/world.ts"
import { openBrowser } from "../support/browser.ts"
import { listsOf } from "../support/lists.ts"
import { type LocalWorld, startLocalWorld, until } from "../support/localWorld.ts"
import { openSmallTeams, type SmallTeams } from "../support/page.ts"
import { textsOf } from "../support/readCard.ts"

const owner = "Head of Learning and Development"
const words = "Proposals agreed by CMT."

let local: LocalWorld
let browser: Browser
let at: SmallTeams
beforeAll(async () => {
  ;[local, browser] = await Promise.all([startLocalWorld(), openBrowser()])
  await local.app.sendReminders()
  at = await openSmallTeams(browser, local.world.teams.origin)
  await at.arrive(owner)
})
afterEach(() => expect(at.complaints).toEqual([]))
afterAll(async () => {
  await browser?.close()
  await local?.close()
})

/** What stands open of a card: one form at a time. */
function openForm({ chat }: SmallTeams) {
  const shown = { visible: true }
  return {
    status: chat.getByLabel("Status").filter(shown),
    forecast: chat.getByLabel("Will it be done on time?").filter(shown),
    words: chat.getByRole("textbox", { name: "What has changed?" }).filter(shown),
    send: chat.getByRole("button", { name: "Send update" }).filter(shown),
  }
}

const isOpen = (reference: string) =>
  at.chat.getByRole("button", { name: `Answer ${reference}` }).getAttribute("aria-expanded")

describe("an owner in their chat", () => {
  it("has a card of four actions, the overdue one first", async () => {
    await at.chat.getByRole("heading", { name: "Four actions to update" }).waitFor()

    expect(await at.chat.getByRole("button", { name: /^Answer 2/ }).allTextContents()).toEqual(
      ["2.2", "2.5", "2.6", "2.8"].map(reference => `Answer ${reference}`),
    )
  })

  it("sees their words confirmed when they answer one, and keeps what they had begun on another", async () => {
    const form = openForm(at)
    await at.chat.getByRole("button", { name: "Answer 2.5" }).click()
    await form.words.fill("Half typed")
    await at.chat.getByRole("button", { name: "Answer 2.2" }).click()
    expect(await form.words.inputValue()).toBe("")
    await form.status.selectOption({ label: "Complete" })
    // Its date has passed: whether it will be on time is no question any more.
    expect(await form.forecast.count()).toBe(0)
    await form.words.fill(words)
    await form.send.click()

    await at.chat.getByText("Your update is in the plan").waitFor()
    await at.chat.getByText(`“${words}”`).waitFor()
    await at.chat.getByRole("button", { name: "Change what I sent" }).waitFor()
    expect(await isOpen("2.5")).toBe("true")
    expect(await form.words.inputValue()).toBe("Half typed")
  })

  it("finds all of it again after a reload", async () => {
    await until("the message to be changed in Teams too", () =>
      local.world.teams
        .messages(local.world.teams.chatOf(at.personId(owner)))
        .find(message => textsOf(message.activity.attachments?.[0]?.content).includes(`“${words}”`)),
    )
    await at.page.reload()

    await at.chat.getByText(`“${words}”`).waitFor()
    expect(await isOpen("2.5")).toBe("true")
    expect(await openForm(at).words.inputValue()).toBe("Half typed")
  })
})

describe("an owner who writes", () => {
  it("is told what can be written", async () => {
    await at.say("help")

    await at.messages.getByText("“my actions” shows the actions you answer for, with a form for each.").waitFor()
  })

  it("gets a card of what is left by writing for it", async () => {
    await at.say("my actions")

    await at.chat.getByRole("heading", { name: "Four actions to update" }).nth(1).waitFor()
  })

  it("is told, when nothing can be made of it, what can be read", async () => {
    await at.say("the weather is fine")

    await at.messages.getByText(/^I cannot read that\./).waitFor()
  })
})

describe("the plan's owner in the tab", () => {
  it("sees the owner's words and status in the table", async () => {
    await at.be("Chief Officer: Human Resources")
    await at.goTo("Plans")
    await at.tab.getByRole("link", { name: "Staff Survey Action Plan" }).click()

    const row = at.tab.getByRole("row").filter({ hasText: "Every new manager attends" })
    await row.waitFor()
    expect(await row.textContent()).toContain(words)
    expect(await row.textContent()).toContain("Complete")
  })

  it("and in the action's history, with who said it and how", async () => {
    await at.tab.getByRole("link", { name: /^Every new manager attends/ }).click()

    const newest = at.tab.getByRole("region", { name: "History" }).getByRole("listitem").first()
    await newest.waitFor()
    const entry = await newest.textContent()
    expect(entry).toContain("Update: Under way to Complete")
    expect(entry).toContain(`“${words}”`)
    expect(entry).toMatch(/26 November, .*by Head of Learning and Development, on the card/)
  })
})

describe("the clerk", () => {
  it("posts the digest from the list of plans, once a week", async () => {
    await at.be("Clerk to CMT")
    await at.goTo("Plans")
    const button = at.tab.getByRole("button", { name: "Post digest" })
    await button.click()
    const dialog = at.tab.getByRole("dialog", { name: "Post the digest to CMT now?" })
    await dialog.getByText(/complete or in place/).waitFor()
    await dialog.getByText(/^2\.2 Every new manager/).waitFor()
    await dialog.getByRole("button", { name: "Cancel" }).click()
    expect(local.world.teams.messages(ids.cmtChannel)).toEqual([])
    await button.click()
    await dialog.getByRole("button", { name: "Post it now" }).click()

    await at.tab.getByRole("status").getByText("Posted to CMT.").waitFor()
    await at.tab.getByText("Last posted on Thursday 26 November 2026").waitFor()
    await button.click()
    await at.tab
      .getByText("Already posted on Thursday 26 November 2026; the next can be posted from Monday 30 November 2026.")
      .waitFor()
    expect(local.world.teams.messages(ids.cmtChannel)).toHaveLength(1)
  })
})

describe("CMT in its channel", () => {
  it("sees what was completed, with a link that opens the action in the tab, in place", async () => {
    await at.be("Chief Executive")
    await at.goTo("CMT")
    await at.channel.getByRole("heading", { name: "CMT digest, 26 November 2026" }).waitFor()
    await at.channel.getByText(/^\d+ of \d+ updated\.$/).waitFor()
    await at.channel.getByRole("link", { name: /^2\.2 Every new manager/ }).click()

    await at.tab.getByRole("heading", { name: /^2\.2 Every new manager/ }).waitFor()
    await at.tab.getByRole("complementary").getByText(`“${words}”`).waitFor()
    expect(at.page.context().pages()).toHaveLength(1)
  })
})

describe("the lists", () => {
  it("hold the action as it now is, and the update beside it", async () => {
    const lists = listsOf(local.world)
    const action = await lists.actionByReference("2.2")
    const update = (await lists.updatesOf(action.fields.Key)).at(-1)

    expect(action.fields).toMatchObject({ Status: "complete", Progress: words })
    expect(update?.fields).toMatchObject({
      Words: words,
      Via: "card",
      ActorId: at.personId(owner),
      OnBehalfOf: owner,
    })
  })
})
