// The tab with the real app behind it: what is sent from its form, and what it says when something is in the way.
import type { Browser, Locator } from "playwright-core"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { openBrowser } from "../support/browser.ts"
import { listsOf } from "../support/lists.ts"
import { type LocalWorld, startLocalWorld, until } from "../support/localWorld.ts"
import { openPage, openSmallTeams, type SmallTeams } from "../support/page.ts"

/** What the browser itself says of an answer that is a refusal. */
const refused = /the server responded with a status of 403 .*\/api\/(plans|me)$/

let local: LocalWorld
let browser: Browser
let at: SmallTeams
beforeAll(async () => {
  ;[local, browser] = await Promise.all([startLocalWorld(), openBrowser()])
  at = await openSmallTeams(browser, local.world.teams.origin, { expected: refused })
})
afterEach(() => {
  local.world.graph.clearFaults()
  expect(at.complaints).toEqual([])
})
afterAll(async () => {
  await browser?.close()
  await local?.close()
})

async function openAction(label: string, text: RegExp) {
  await at.arrive(label, "Plans")
  await at.tab.getByRole("link", { name: "Staff Survey Action Plan" }).first().click()
  await at.tab.getByRole("link", { name: text }).click()
  const panel = at.tab.getByRole("complementary", { name: "Open action" })
  const form = panel.getByRole("form", { name: "Update this action" })
  await form.waitFor()
  return {
    panel,
    form,
    words: form.getByLabel("What has changed?"),
    status: form.getByLabel("Status"),
    send: form.getByRole("button", { name: "Send update" }),
    outcome: form.getByRole("status"),
  }
}

const hasFocus = (locator: Locator) => locator.evaluate(element => element === document.activeElement)

async function updatesOf(reference: string) {
  const lists = listsOf(local.world)
  const item = await lists.actionByReference(reference)
  return { item, updates: await lists.updatesOf(item.fields.Key) }
}

describe("the form in the tab", () => {
  it("puts an update made on behalf of the owner into the lists, and says so", async () => {
    const action = await openAction("Performance Officer", /^Give new managers a mentor/)
    await action.form.getByText("You are answering on behalf of Head of Learning and Development.").waitFor()
    await action.status.selectOption({ label: "On hold" })
    // It has no end, so there is no time for it to be on.
    expect(await action.form.getByRole("radio").count()).toBe(0)
    await action.words.fill("Waits for the new provider.")
    await action.form.getByLabel("For colleagues only (not published)").fill("The contract is with the lawyers.")
    await action.send.click()

    await action.outcome.getByText("Your update is in the plan.").waitFor()
    const { item, updates } = await updatesOf("2.6")
    expect(item.fields).toMatchObject({ Status: "on hold", Progress: "Waits for the new provider." })
    expect(updates.at(-1)?.fields).toMatchObject({
      Words: "Waits for the new provider.",
      WordsForColleagues: "The contract is with the lawyers.",
      Via: "tab",
      ActorId: at.personId("Performance Officer"),
      OnBehalfOf: "Head of Learning and Development",
    })
  })

  it("takes the manager's update too", async () => {
    const action = await openAction("Chief Officer: Human Resources", /^Judge how far the survey/)
    await action.status.selectOption({ label: "Closed, not proceeding" })
    await action.words.fill("Part of next year's survey.")
    await action.send.click()
    await action.form.getByText("Say why it is closed.").waitFor()
    await action.form.getByLabel("Why is it closed?").selectOption({ label: "Absorbed into another action" })
    await action.send.click()

    await action.outcome.getByText("Your update is in the plan.").waitFor()
    expect((await updatesOf("4.1")).item.fields).toMatchObject({
      Status: "closed, not proceeding",
      ClosedBecause: "absorbed into another action",
    })
    expect(await action.form.getByLabel("Why is it closed?").inputValue()).toBe("absorbed into another action")
  })

  it("is empty again after a confirmed update, with the focus where it was and the words in the history", async () => {
    const action = await openAction("Head of Learning and Development", /^Help managers work together/)
    await action.words.fill("Two events are booked.")
    await action.words.press("Control+Enter")

    await action.outcome.getByText("Your update is in the plan.").waitFor()
    expect(await action.words.inputValue()).toBe("")
    expect(await hasFocus(action.words)).toBe(true)
    await action.panel.getByRole("listitem").first().getByText("“Two events are booked.”").waitFor()
  })

  it("lets what was sent be changed, also after the page was loaded again, or left as it was", async () => {
    const before = (await updatesOf("2.8")).updates.length
    const first = await openAction("Head of Learning and Development", /^Keep up the training/)
    await first.words.fill("Both run until Mat.")
    // Nothing that is typed is to be lost by it.
    expect(await first.form.getByRole("button", { name: "Change what I sent" }).count()).toBe(0)
    await first.send.click()
    await first.outcome.getByText("Your update is in the plan.").waitFor()

    await at.page.reload()
    const { panel } = await openAction("Head of Learning and Development", /^Keep up the training/)
    const form = panel.getByRole("form")
    await form.getByRole("button", { name: "Change what I sent" }).click()
    await panel.getByRole("form", { name: "Change what you sent" }).waitFor()
    await form.getByRole("button", { name: "Leave it as it was" }).click()
    await panel.getByRole("form", { name: "Update this action" }).waitFor()
    expect(await form.getByLabel("What has changed?").inputValue()).toBe("")

    await form.getByRole("button", { name: "Change what I sent" }).click()
    expect(await form.getByLabel("What has changed?").inputValue()).toBe("Both run until Mat.")
    await form.getByLabel("What has changed?").fill("Both run until May.")
    await form.getByRole("button", { name: "Send update" }).click()
    await form.getByText("Your update is in the plan.").waitFor()

    const { item, updates } = await updatesOf("2.8")
    expect(item.fields.Progress).toBe("Both run until May.")
    expect(updates).toHaveLength(before + 2)
  })

  it("makes one update of a double press", async () => {
    const action = await openAction("Director of Corporate Services", /^Use e-mail groups/)
    const before = (await updatesOf("1.3")).updates.length
    local.world.graph.inject({ match: { method: "POST", list: "Updates" }, kind: "slow", delayMs: 400, times: 9 })
    await action.words.fill("The report went to CMT.")
    await action.send.dblclick()
    await action.words.press("Control+Enter")

    await action.outcome.getByText("Your update is in the plan.").waitFor()
    const { updates } = await updatesOf("1.3")
    expect(updates).toHaveLength(before + 1)
    expect(updates.at(-1)?.fields.Words).toBe("The report went to CMT.")
  })

  it("says what is missing, and sends nothing, when nothing was said", async () => {
    const action = await openAction("Director of Corporate Services", /^Keep every team/)
    const before = (await updatesOf("1.2")).updates.length
    await action.send.click()

    await action.form.getByText("Say what has changed, or press No change.").waitFor()
    expect(await hasFocus(action.words)).toBe(true)
    expect((await updatesOf("1.2")).updates).toHaveLength(before)
  })

  it("asks which is meant when words stand beside “No change”", async () => {
    const action = await openAction("Director of Corporate Services", /^Keep every team/)
    await action.words.fill("The pages are checked.")
    await action.form.getByRole("button", { name: "No change", exact: true }).click()
    await action.form.getByRole("button", { name: "Send what is filled in" }).click()

    await action.outcome.getByText("Your update is in the plan.").waitFor()
    expect((await updatesOf("1.2")).updates.at(-1)?.fields).toMatchObject({
      Kind: "progress",
      Words: "The pages are checked.",
    })
    expect(await hasFocus(action.send)).toBe(true)
  })

  it("asks which is meant when a status or a forecast stands beside “No change”, and then sends none of it", async () => {
    const action = await openAction("Chief Officer: Human Resources", /^Find ways to reward/)
    const before = await updatesOf("3.2")
    const noChange = action.form.getByRole("button", { name: "No change", exact: true })
    const which = action.form.getByText("Something is filled in here. Which do you mean?")
    await action.form.getByRole("radio", { name: "No", exact: true }).check()
    await noChange.click()
    await which.waitFor()
    await action.status.selectOption({ label: "On hold" })
    expect((await updatesOf("3.2")).updates).toHaveLength(before.updates.length)
    await action.form.getByRole("button", { name: "No change, without it" }).click()

    await action.outcome.getByText("Your update is in the plan.").waitFor()
    const { item, updates } = await updatesOf("3.2")
    expect(updates.at(-1)?.fields.Kind).toBe("no change")
    expect([item.fields.Status, item.fields.Forecast]).toEqual([before.item.fields.Status, before.item.fields.Forecast])
  })

  it("keeps what is typed while an update is being sent", async () => {
    const action = await openAction("Head of Learning and Development", /^Help managers work together/)
    local.world.graph.inject({ match: { method: "POST", list: "Updates" }, kind: "slow", delayMs: 1500, times: 9 })
    await action.words.fill("Three events are booked.")
    await action.words.press("Control+Enter")
    await action.form.getByRole("button", { name: "Sending…" }).waitFor()
    await action.words.fill("A fourth is asked for.")

    await action.outcome.getByText("Your update is in the plan.").waitFor()
    expect(await action.words.inputValue()).toBe("A fourth is asked for.")
    expect((await updatesOf("2.5")).updates.at(-1)?.fields.Words).toBe("Three events are booked.")
    await action.words.press("Control+Enter")
    await action.panel.getByRole("listitem").first().getByText("“A fourth is asked for.”").waitFor()
  })

  it("keeps a draft through a reload", async () => {
    const action = await openAction("Chief Executive", /^Hold two conferences/)
    await action.words.fill("The second is")
    await action.form.getByText(/^Draft kept on this device at/).waitFor()
    await at.page.reload()

    await at.tab.getByRole("link", { name: "Staff Survey Action Plan" }).first().click()
    await at.tab.getByRole("link", { name: /^Hold two conferences/ }).click()
    await action.words.waitFor()
    expect(await action.words.inputValue()).toBe("The second is")
  })
})

describe("something else than an update", () => {
  it("is asked for on the action's page, put right where it could not be taken, and then waits there", async () => {
    const action = await openAction("Head of Learning and Development", /^Keep up the training/)
    const open = action.panel.getByRole("button", { name: "I need a later date" })
    await open.click()
    const dialog = at.tab.getByRole("dialog", { name: "Action 2.8: I need a later date" })
    await dialog.getByLabel("The new date, in words").fill("end of March")
    await dialog.getByText("Read as: 31 March 2027").waitFor()
    await dialog.getByRole("button", { name: "Ask for it" }).click()
    await dialog.getByRole("alert").getByText("Please say why.").waitFor()
    // The browser's own line about an answer of 400.
    expect(at.complaints.splice(0)).toHaveLength(1)
    expect(await dialog.getByLabel("The new date, in words").inputValue()).toBe("end of March")
    await dialog.getByLabel("Why is it needed?").fill("The trainer left.")
    await dialog.getByRole("button", { name: "Ask for it" }).click()

    await action.panel
      .getByRole("status")
      .getByText("A later date for 2.8 is asked for: end of March (31 March 2027).")
      .waitFor()
    await action.panel.getByText(/asked on .* for a later date: end of March \(31 March 2027\)/).waitFor()
    await dialog.waitFor({ state: "detached" })
    const wishes = (await listsOf(local.world).read("Requests")).filter(({ fields }) => fields.Kind === "date change")
    expect(wishes.map(({ fields }) => [fields.Until, fields.Reason, fields.State])).toContainEqual([
      expect.stringContaining("2027-03-31"),
      "The trainer left.",
      "open",
    ])
  })

  it("hands over to a post found by a part of its title", async () => {
    const action = await openAction("Head of Learning and Development", /^Help managers work together/)
    await action.panel.getByRole("button", { name: "This is somebody else’s" }).click()
    const dialog = at.tab.getByRole("dialog", { name: "Action 2.5: This is somebody else’s" })
    await dialog.getByRole("combobox", { name: "Whose is it?" }).fill("leis")
    await at.tab.getByRole("option", { name: "Head of Leisure" }).click()
    await dialog.getByLabel("Why?").fill("It is theirs.")
    await dialog.getByRole("button", { name: "Ask to hand it over" }).click()

    await at.tab
      .getByText("Asked to hand 2.5 over to Head of Leisure; it stays with you until that is decided.")
      .waitFor()
  })
})

describe("while SharePoint is away", () => {
  it("an update is kept, and reaches the plan afterwards without anybody doing anything", async () => {
    const action = await openAction("Head of Learning and Development", /^Set minimum standards/)
    local.world.graph.inject({ match: {}, kind: "down" })
    await action.status.selectOption({ label: "Complete" })
    await action.words.fill("The standards are out.")
    await action.send.click()

    await action.outcome.getByText("Your answer is kept and will reach the plan.").waitFor()
    await action.panel.getByText("On its way to the plan").first().waitFor()
    local.world.graph.clearFaults()
    await until("the update in the list", async () => {
      const { item, updates } = await updatesOf("2.4")
      return item.fields.Status === "complete" && updates.at(-1)?.fields.Words === "The standards are out."
    })
    await action.panel.getByText("On its way to the plan").first().waitFor({ state: "detached", timeout: 15_000 })
    expect((await updatesOf("2.4")).updates.filter(it => it.fields.Words === "The standards are out.")).toHaveLength(1)
  })
})

describe("a plan as at an earlier day", () => {
  it("shows what stood in it that day", async () => {
    await at.arrive("Chief Executive", "Plans")
    await at.tab.getByRole("link", { name: "Staff Survey Action Plan" }).first().click()
    const row = at.tab.getByRole("row").filter({ hasText: "Plan how staff will hear" })
    await row.getByText("Complete").waitFor()
    await at.tab.getByLabel("As at").fill("2026-09-01")

    await at.tab.getByText("As at 1 September 2026").waitFor()
    await row.getByText("Under way").waitFor()
    expect(await row.textContent()).not.toContain("Complete")
    await at.tab.getByRole("button", { name: "As at today" }).click()
    await row.getByText("Complete").waitFor()
  })
})

describe("the day of a plan", () => {
  it.each([
    ["a day to come", "2026-12-31", "That day is still to come. The table shows 26 November 2026."],
    ["an emptied field", "", "That is not a whole date. The table shows 26 November 2026."],
    ["a day too early", "1999-12-31", "The earliest day is 1 January 2000. The table shows 26 November 2026."],
  ])("is put back after %s, and the reason is said", async (_, typed, reason) => {
    await at.arrive("Chief Executive", "Plans")
    await at.tab.getByRole("link", { name: "Staff Survey Action Plan" }).first().click()
    const field = at.tab.getByLabel("As at")
    await field.fill(typed)
    await (typed === "" ? field.press("Enter") : field.blur())

    await at.tab.getByRole("status").getByText(reason).waitFor()
    expect(await field.inputValue()).toBe("2026-11-26")
    await field.fill("2026-09-01")
    await at.tab.getByText("As at 1 September 2026").waitFor()
    expect(await at.tab.getByText(reason).count()).toBe(0)
  })
})

describe("a digest that may or may not have arrived", () => {
  it("is said to be so, and the button says from when there may be another", async () => {
    local.world.teams.inject({ status: 504, afterSuccess: true, path: "/v3/conversations" })
    await at.arrive("Clerk to CMT", "Plans")
    await at.tab.getByRole("button", { name: "Post digest" }).click()
    await at.tab.getByRole("dialog").getByRole("button", { name: "Post it now" }).click()

    await at.tab
      .getByRole("status")
      .getByText(/^It is not known whether the digest arrived/)
      .waitFor()
    const next = "Last posted on Thursday 26 November 2026; the next can be posted from Monday 30 November 2026."
    await at.tab.getByText(next).waitFor()
  })
})

describe("somebody without Read on the plans' site", () => {
  it("is told so, and sees no plan", async () => {
    await at.arrive("Leisure Centre Manager", "Plans")

    await at.tab.getByRole("heading", { name: "You cannot open this yet" }).waitFor()
    await at.tab.getByText(/^You cannot read the plans’ site/).waitFor()
    expect(await at.tab.getByRole("link").count()).toBe(0)
  })
})

describe("the tab outside Teams", () => {
  it("says where to open it, and in the local world lets one choose who to be", async () => {
    const plain = await openPage(browser)
    await plain.page.goto(`${local.app.origin}/tab/index.html`)

    await plain.page.getByRole("heading", { name: "Open this in Teams" }).waitFor()
    await plain.page.getByRole("button", { name: "Chief Executive" }).click()
    await plain.page.getByText("Local world, signed in as Chief Executive").waitFor()
    await plain.page.getByRole("link", { name: "Staff Survey Action Plan" }).first().click()
    await plain.page.getByRole("heading", { level: 1, name: "Staff Survey Action Plan" }).waitFor()
    expect(plain.page.url()).toContain("#/plan/")
    expect(plain.complaints).toEqual([])
    await plain.close()
  })
})
