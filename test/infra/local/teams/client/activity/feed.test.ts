import { AxeBuilder } from "@axe-core/playwright"
import { expect, test } from "vitest"
import { chief, head } from "../../smallWorld.ts"
import { smallTeamsPage } from "../smallTeamsPage.ts"

const at = smallTeamsPage()
const due = { personId: head.id, text: "Two updates are due", previewText: "2.4 and 2.5" }
const link = "https://teams.microsoft.com/l/entity/66666666-6666-4666-8666-666666666666/plans"

test("a line comes into the feed as it is told, newest first, and the place says that there is something new", async () => {
  // The page reads the feed once it listens; what was told before is not announced.
  const listening = at.page.waitForResponse(answer => answer.url().includes("/_local/feed"))
  await at.arrive("chat")
  await listening
  const places = at.page.getByRole("navigation", { name: "Places" })

  at.teams.notify(due)
  at.teams.notify({ ...due, personId: chief.id, text: "For the chief" })
  at.teams.notify({ ...due, text: "One more" })
  await places.getByText("Something new").waitFor({ state: "attached" })
  await at.page.getByText("Activity: One more").waitFor({ state: "attached" })
  await at.goTo("Activity")

  const lines = at.page.getByRole("list", { name: "Activity" }).getByRole("listitem")
  await expect.poll(() => lines.count()).toBe(2)
  expect(await lines.nth(0).innerText()).toContain("One more")
  expect(await lines.nth(1).innerText()).toContain("2.4 and 2.5")
  expect(await places.getByText("Something new").count()).toBe(0)
})

test("a line leads to where it was told to lead", async () => {
  const context = encodeURIComponent(JSON.stringify({ subEntityId: "action/a1" }))
  at.teams.notify({ ...due, webUrl: `${link}?context=${context}` })
  await at.arrive("activity")

  await at.page.getByRole("button", { name: "Two updates are due" }).press("Enter")

  await expect.poll(() => new URL(at.page.url()).hash).toContain("sub=action%2Fa1")
  expect(new URL(at.page.url()).hash).toContain("place=plans")
})

test.each(["light", "dark", "contrast"])("everybody can read it in %s, on a narrow screen too", async theme => {
  at.teams.notify({ ...due, previewText: `2.4 ${"a".repeat(140)}` })
  await at.arrive("activity")
  await at.page.getByLabel("Theme").selectOption(theme)
  await at.page.setViewportSize({ width: 320, height: 640 })
  const line = at.page.getByRole("button", { name: "Two updates are due" })
  await line.waitFor()

  const { violations } = await new AxeBuilder({ page: at.page }).setLegacyMode(true).analyze()
  const width = await at.page.evaluate(() => document.documentElement.scrollWidth)

  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  expect(width).toBeLessThanOrEqual(320)
  const box = await line.boundingBox()
  expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(320)
})
