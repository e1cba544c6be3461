// A council's own language: a folder of words, and not a line of code.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, it } from "vitest"
import { chatOf } from "../support/chat.ts"
import { listsOf } from "../support/lists.ts"
import { type LocalWorld, startLocalWorld } from "../support/localWorld.ts"
import { personIn } from "../support/people.ts"
import { inputsOf, textsOf, titlesOf } from "../support/readCard.ts"

const cards = {
  "card.updatesDue":
    "{count, plural, zero {dim camau} one {un cam i’w ddiweddaru} two {dau gam i’w diweddaru} other {{countWords} cam i’w diweddaru}}",
  "card.inThePlan": "Mae eich diweddariad yn y cynllun",
  "card.tooLong": "Mae eich geiriau ar {reference} yn rhy hir.",
  "chat.commands.myActions": "fy nghamau",
  "chat.unknown": "Nid wyf yn deall hynny eto.",
}
const form = {
  "form.status": "Statws",
  "form.send": "Anfon diweddariad",
  "status.complete": "Wedi’i gwblhau",
  "number.4": "pedwar",
  "error.notAllowed": "Nid yw eich swyddi yn caniatáu hyn.",
  "error.notFound": "Nid yw hwn yn y cynlluniau.",
}

let local: LocalWorld
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "golden-thread-words-"))
  await mkdir(join(folder, "cy"))
  await writeFile(join(folder, "cy", "cards.json"), JSON.stringify(cards))
  await writeFile(join(folder, "cy", "form.json"), JSON.stringify(form))
  await writeFile(join(folder, "cy", "README.md"), "Not words.")
  local = await startLocalWorld({ language: "cy-GB", wordsFolder: folder })
  await local.app.sendReminders()
})
afterAll(async () => {
  await local.close()
  await rm(folder, { recursive: true })
})

const ask = async (path: string, init: RequestInit = {}, label = "Head of Learning and Development") => {
  const authorization = `Bearer ${await local.world.signIn.ssoToken(personIn(label).id)}`
  return fetch(`${local.app.origin}${path}`, { ...init, headers: { authorization } })
}

it("an owner is asked and answered in it, and in English where it lacks a word", async () => {
  const owner = chatOf(local, "Head of Learning and Development")
  const reminder = await owner.card("Pedwar cam i’w diweddaru")
  expect(reminder.summary).toMatch(/^Pedwar cam i’w diweddaru/)
  expect(inputsOf(reminder.card)[0]).toMatchObject({ label: "Statws" })
  expect(titlesOf(reminder.card)).toContain("Anfon diweddariad")
  expect(titlesOf(reminder.card)).toContain("No change")

  const tooLong = await owner.press(reminder, "Anfon diweddariad", {
    "status:0": "complete",
    "words:0": "x".repeat(2001),
  })
  expect(tooLong.value).toBe("Mae eich geiriau ar 2.2 yn rhy hir.")

  const answer = await owner.press(reminder, "Anfon diweddariad", { "status:0": "complete", "words:0": "Wedi’i wneud" })
  const seen = textsOf(answer.value).join("\n")
  expect(seen).toContain("Mae eich diweddariad yn y cynllun")
  expect(seen).toMatch(/Sent at \d\d:\d\d on 26 Tachwedd 2026/)
})

it("the lists keep their own words, so that a language can be changed", async () => {
  const action = await listsOf(local.world).actionByReference("2.2")

  expect(action.fields).toMatchObject({ Status: "complete", Progress: "Wedi’i wneud" })
})

it("the bot is spoken to in it, and no longer in English", async () => {
  const owner = chatOf(local, "Clerk to CMT")
  await owner.say("fy nghamau")
  await owner.say("My actions")

  expect(owner.texts()).toEqual(["No open action of yours is left to answer today.", "Nid wyf yn deall hynny eto."])
})

it("the tab has all its words, these and the English ones it lacks", async () => {
  const answer = await (await fetch(`${local.app.origin}/api/words`)).json()

  expect(answer.language).toBe("cy-GB")
  expect(answer.messages).toMatchObject({ "form.send": "Anfon diweddariad", "form.noChange": "No change" })
})

it("the API refuses in it", async () => {
  const missing = await ask("/api/actions/none")
  expect((await missing.json()).error.sentence).toBe("Nid yw hwn yn y cynlluniau.")

  const { forums } = await (await ask("/api/plans")).json()
  const refused = await ask(`/api/forums/${forums[0].key}/digests`, { method: "POST" })
  expect((await refused.json()).error.sentence).toBe("Nid yw eich swyddi yn caniatáu hyn.")
})
