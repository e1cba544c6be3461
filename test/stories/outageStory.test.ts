// SharePoint is down: owners answer all the same, across a restart, and the answers reach the plan when it is back.
import { afterAll, beforeAll, expect, it } from "vitest"
import { chatOf } from "../support/chat.ts"
import { listsOf } from "../support/lists.ts"
import { type LocalWorld, startLocalWorld, until } from "../support/localWorld.ts"
import { textsOf } from "../support/readCard.ts"

let local: LocalWorld
beforeAll(async () => {
  local = await startLocalWorld()
  await local.app.sendReminders()
})
afterAll(() => local.close())

it("keeps answers given before and after a restart without SharePoint, in the order they were given", async () => {
  const owner = chatOf(local, "Head of Learning and Development")
  const card = await owner.card("Four actions to update")
  const key = (await listsOf(local.world).actionByReference("2.2")).fields.Key
  local.world.graph.inject({ kind: "down", match: {} })

  const first = await owner.press(card, "Send update", { "status:0": "under way", "words:0": "Before the restart." })
  await local.restart()
  const changed = await owner.press(await owner.card("Before the restart."), "Change what I sent")
  const second = await owner.press({ id: card.id, card: changed.value }, "Send update", {
    "status:0": "under way",
    "words:0": "After the restart.",
  })

  for (const answer of [first, second])
    expect(textsOf(answer.value)).toContain("◐\u00A0Your answer is kept and will reach the plan")
  local.world.graph.clearFaults()
  const action = await until("the later answer to be in the plan", async () => {
    const now = await listsOf(local.world).actionByReference("2.2")
    return now.fields.Progress === "After the restart." && now
  })
  const words = (await listsOf(local.world).updatesOf(key)).map(update => update.fields.Words)
  expect(words.slice(-2)).toEqual(["Before the restart.", "After the restart."])
  expect(action.fields.Status).toBe("under way")
})
