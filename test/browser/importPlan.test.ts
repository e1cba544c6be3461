// A council's Word file becomes a plan: dropped in the tab, looked over, brought in, previewed, and its owners are asked.
import type { Browser } from "playwright-core"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { openBrowser } from "../support/browser.ts"
import { docxOf, wordParagraph, wordRow, wordTable } from "../support/documents.ts"
import { listsOf } from "../support/lists.ts"
import { type LocalWorld, startLocalWorld } from "../support/localWorld.ts"
import { openSmallTeams, type SmallTeams } from "../support/page.ts"

const manager = "Performance Officer"
const title = "Leisure Improvement Plan"
/** The last working day of the month: a plan without a forum is due on it. */
const dueDay = "2026-11-30"

const file = docxOf(
  [
    wordParagraph(title, { style: "Title" }),
    wordParagraph("As at 20 November 2026"),
    wordParagraph("The pool is shut for repairs until the spring."),
    wordTable([
      wordRow(["No.", "Action", "Who is responsible?", "Timescale", "Progress"], { isHeader: true }),
      wordRow(["1", "Open the pool on Sundays", "Head of Leisure", "30 June 2027", "Hours agreed with staff"]),
      wordRow(["2", "Publish the waiting times", "Head of Leisure", "end of March", ""]),
      wordRow(["3", "Tell members what has changed", "Communications and Marketing", "Ongoing to June 2027", ""]),
    ]),
  ].join(""),
)

let local: LocalWorld
let browser: Browser
let at: SmallTeams
beforeAll(async () => {
  ;[local, browser] = await Promise.all([startLocalWorld(), openBrowser()])
  at = await openSmallTeams(browser, local.world.teams.origin)
})
afterEach(() => expect(at.complaints).toEqual([]))
afterAll(async () => {
  await browser?.close()
  await local?.close()
})

/** The plan's line among those that are asked about. */
const asking = () => at.tab.getByRole("listitem").filter({ has: at.page.getByRole("heading", { name: title }) })

/** As a person lets a file go over the page. */
async function dropFile(name: string, bytes: Uint8Array) {
  await at.tab.getByRole("main").evaluate(
    (element, dropped) => {
      const carried = new DataTransfer()
      const content = Uint8Array.from(atob(dropped.content), letter => letter.charCodeAt(0))
      carried.items.add(new File([content], dropped.name))
      for (const kind of ["dragover", "drop"])
        element.dispatchEvent(new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true }))
    },
    { name, content: Buffer.from(bytes).toString("base64") },
  )
}

async function planInLists() {
  const lists = listsOf(local.world)
  const [plans, actions] = await Promise.all([lists.read("Plans"), lists.read("Actions")])
  const plan = plans.find(({ fields }) => fields.Title === title)
  if (!plan) return null
  return { plan, actions: actions.filter(({ fields }) => fields.PlanKey === plan.fields.Key) }
}

async function brought() {
  const found = await planInLists()
  if (!found) throw new Error(`${title} is not in the lists`)
  return found
}

async function actionOf(reference: string) {
  const found = (await brought()).actions.find(({ fields }) => fields.Reference === reference)
  if (!found) throw new Error(`no action ${reference}`)
  return found.fields
}

describe("a Word file dropped in the tab", () => {
  it("is read, each row beside where it stands, and nothing is written yet", async () => {
    await at.arrive(manager, "Plans")
    await at.tab.getByRole("link", { name: "Import a plan" }).click()
    await at.tab.getByRole("button", { name: "Choose a file" }).waitFor()
    await dropFile("leisure.docx", file)

    await at.tab.getByText("3 actions were read. One thing could not be placed.").waitFor()
    await at.tab.getByText("“The pool is shut for repairs until the spring.”").waitFor()
    const row = at.tab.getByRole("row").filter({ hasText: "Publish the waiting times" })
    expect(await row.textContent()).toContain("end of March")
    expect(await row.textContent()).toContain("Inferred: the year")
    expect(await planInLists()).toBeNull()
  })

  it("is looked over: a name that is no post's title is paired by hand", async () => {
    await at.tab.getByRole("heading", { name: "By whom (1 to pair)" }).waitFor()
    const choice = at.tab.getByLabel("Post for Communications and Marketing")
    await choice.selectOption({ label: "Head of Communications and Marketing" })

    await at.tab.getByRole("heading", { name: "By whom (all paired)" }).waitFor()
  })

  it("is brought in as a draft, with the council's own words", async () => {
    expect(await at.tab.getByRole("textbox", { name: "Title" }).inputValue()).toBe(title)
    await at.tab.getByLabel("Code").fill("LIP")
    await at.tab.getByRole("button", { name: "Bring it in" }).click()

    await at.tab.getByText("All 3 rows are in the plan.").waitFor({ timeout: 30_000 })
    const { plan, actions } = await brought()
    // They are written some at once, in no order.
    const written = actions.map(({ fields }) => [fields.Reference, fields.LeadWords, fields.ByWhenWords])
    expect(plan.fields).toMatchObject({ Code: "LIP", State: "draft" })
    expect(written.toSorted()).toEqual([
      ["1", "Head of Leisure", "30 June 2027"],
      ["2", "Head of Leisure", "end of March"],
      ["3", "Communications and Marketing", "Ongoing to June 2027"],
    ])
    expect(await actionOf("1")).toMatchObject({ Progress: "Hours agreed with staff", Status: "under way" })
  })
})

describe("its reminders", () => {
  it("ask nobody while the plan is a draft", async () => {
    await at.tab.getByRole("link", { name: "See who would be asked" }).click()

    await asking().getByText("Not chased until it is approved").waitFor()
    expect(await at.tab.getByRole("button", { name: `Start asking for ${title}` }).count()).toBe(0)
  })

  it("wait for its approver, who is named on its page and approves it there", async () => {
    const openPlan = async (label: string) => {
      await at.arrive(label, "Plans")
      await at.tab.getByRole("link", { name: title }).first().click()
      await at.tab.getByText("This plan is a draft.").waitFor()
    }
    await openPlan(manager)
    expect(await at.tab.getByRole("button", { name: "Approve the plan" }).count()).toBe(0)
    await at.tab.getByRole("button", { name: "Name owner and approver" }).click()
    await at.tab.getByLabel("Plan owner").selectOption({ label: "Head of Leisure" })
    await at.tab.getByLabel("Approver").selectOption({ label: "Chief Executive" })
    await at.tab.getByRole("dialog").getByRole("button", { name: "Keep" }).click()
    await at.tab.getByText("Chief Executive approves it.").waitFor()

    await openPlan("Chief Executive")
    await at.tab.getByRole("button", { name: "Approve the plan" }).click()
    const dialog = at.tab.getByRole("dialog")
    await dialog
      .getByText("It has 3 actions. Each open one has an owner; the dates of one were partly inferred")
      .waitFor()
    await dialog.getByRole("button", { name: "Approve the plan" }).click()
    await at.tab.getByText(`${title} is approved. Nobody is asked yet`).waitFor()

    expect((await brought()).plan.fields).toMatchObject({ State: "approved" })
    expect((await brought()).plan.fields.RemindersFrom).toBeUndefined()
  })

  it("are previewed once it is approved, and a date that was inferred counts when it is confirmed", async () => {
    // An open page would complain of the app that is gone for a moment.
    await at.page.goto("about:blank")
    await local.restart(dueDay)
    await local.app.refresh()
    await at.arrive(manager, "Plans")
    await at.tab.getByRole("link", { name: "Reminders", exact: true }).click()

    await asking().getByText("Not started: nobody is asked yet").waitFor()
    await asking().getByText("In the next round 2 people would be asked about 2 actions.").waitFor()
    await asking().getByRole("button", { name: "Confirm the date of 2" }).click()
    await at.tab.getByText("The date of 2 is confirmed.").waitFor()
    await asking().getByText("In the next round 2 people would be asked about 3 actions.").waitFor()
    expect((await actionOf("2")).Stages).toContain('"inferred":null')
  })

  it("are started there, and the owners are then on the day's list", async () => {
    const today = at.tab.getByRole("region", { name: /^Today, / })
    await today.waitFor()
    expect(await today.getByText("Head of Leisure").count()).toBe(0)
    await at.tab.getByRole("button", { name: `Start asking for ${title}` }).click()
    await at.tab.getByRole("dialog").getByRole("button", { name: "Start asking" }).click()

    await at.tab.getByText(`Owners of actions in ${title} are asked from Monday 30 November 2026.`).waitFor()
    await today.getByText("Head of Leisure").first().waitFor()
    expect((await brought()).plan.fields.RemindersFrom).toContain(dueDay)
  })
})

describe("its owners", () => {
  it("get a card in the chat, each with their own actions", async () => {
    expect((await local.app.sendReminders()).state).toBe("planned")
    await at.be("Communications Officer")
    await at.goTo("Chat")
    await at.chat.getByText("Tell members what has changed").first().waitFor()
    await at.be("Head of Leisure")

    await at.chat.getByRole("heading", { name: "Two actions to update" }).waitFor()
    await at.chat.getByText("Open the pool on Sundays").first().waitFor()
    await at.chat.getByText("Publish the waiting times").first().waitFor()
    expect(await at.chat.getByText("Tell members what has changed").count()).toBe(0)
  })

  it("answer on it, and the plan has their words", async () => {
    const shown = { visible: true }
    await at.chat.getByRole("button", { name: "Answer 2" }).click()
    await at.chat.getByRole("textbox", { name: "What has changed?" }).filter(shown).fill("The first are published.")
    await at.chat.getByRole("button", { name: "Send update" }).filter(shown).click()

    await at.chat.getByText("Your update is in the plan").waitFor()
    expect((await actionOf("2")).Progress).toBe("The first are published.")
  })
})
