import { expect, test } from "vitest"
import { card, head } from "../../smallWorld.ts"
import { cardMessage, replacement } from "../../testBot.ts"
import { smallTeamsPage } from "../smallTeamsPage.ts"

const at = smallTeamsPage()

const input = { type: "Input.Text", id: "words", label: "Words" }
const withForm = (text: string, inputs: object[] = [input]) => ({
  ...card(text),
  body: [{ type: "TextBlock", text }, ...inputs],
})
const refreshing = (shown: object) => ({
  ...shown,
  refresh: { action: { type: "Action.Execute", verb: "show" }, userIds: [at.teams.memberOf(head.id)] },
})

/** Answers every automatic press once `free` is called, counting them. */
function holdRefreshes(answer: (asked: number) => object) {
  const held = { asked: 0, free: () => {} }
  const freed = new Promise<void>(resolve => {
    held.free = resolve
  })
  at.bot.answerPresses(async ({ activity }) => {
    if (activity.value.trigger === "automatic") held.asked += 1
    await freed
    return replacement(answer(held.asked))
  })
  return held
}

test("a card is refreshed once each time it is shown", async () => {
  const refreshes = holdRefreshes(asked => card(`State ${asked}`))
  refreshes.free()
  await at.bot.sendCardTo(head.id, refreshing(card("As sent")))

  await at.arrive("cmt")
  await at.page.getByRole("heading", { name: "CMT" }).waitFor()
  expect(refreshes.asked).toBe(0)
  await at.goTo("Chat")
  await at.page.getByText("State 1").waitFor()
  await at.goTo("CMT")
  await at.goTo("Chat")
  await at.page.getByText("State 2").waitFor()
  await at.page.getByLabel("Theme").selectOption("dark")
  await at.page.getByText("State 2").waitFor()

  expect(refreshes.asked).toBe(2)
})

test("what was typed meanwhile stands in the refreshed card, with the focus where it was", async () => {
  const refreshes = holdRefreshes(() => withForm("Newest"))
  await at.bot.sendCardTo(head.id, refreshing(withForm("As sent")))
  await at.arrive("chat")
  await expect.poll(() => refreshes.asked).toBe(1)

  await at.page.getByLabel("Words").fill("Tiles have come")
  refreshes.free()
  await at.page.getByText("Newest").waitFor()

  expect(await at.page.getByLabel("Words").inputValue()).toBe("Tiles have come")
  expect(await at.page.getByLabel("Words").evaluate(box => box === document.activeElement)).toBe(true)
})

test("a refreshed card that has no place for what was typed is not taken", async () => {
  const refreshes = holdRefreshes(() => withForm("Answered by another", []))
  await at.bot.sendCardTo(head.id, refreshing(withForm("As sent")))
  await at.arrive("chat")
  await expect.poll(() => refreshes.asked).toBe(1)

  await at.page.getByLabel("Words").fill("Tiles have come")
  const answered = at.page.waitForResponse(response => response.url().endsWith("/_local/presses"))
  refreshes.free()
  await (await answered).finished()
  await at.goTo("CMT")

  expect(await at.page.getByText("Answered by another").count()).toBe(0)
  expect(await at.page.getByLabel("Words").inputValue()).toBe("Tiles have come")
})

test("an update of the message does not set off one refresh after another", async () => {
  let asked = 0
  const log = at.page.getByRole("log", { name: "Messages" })
  const reference = await at.bot.sendCardTo(head.id, refreshing(card("As sent")))
  at.bot.answerPresses(async () => {
    asked += 1
    const changed = { ...cardMessage(refreshing(card(`Changed ${asked}`))), id: reference.activityId ?? "" }
    await at.bot.continue(reference, async context => {
      await context.updateActivity(changed)
    })
    return replacement(card(`Yours ${asked}`))
  })

  await at.arrive("chat")
  await log.getByText("Yours 1").waitFor()
  await at.bot.continue(reference, async context => {
    await context.updateActivity({ ...cardMessage(refreshing(card("Changed again"))), id: reference.activityId ?? "" })
  })
  await log.getByText("Changed again").waitFor()

  expect(asked).toBe(1)
})
