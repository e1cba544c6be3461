import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, it } from "vitest"
import { loadWords } from "#api/words.ts"

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "golden-thread-words-"))
  await mkdir(join(folder, "cy"))
  await writeFile(join(folder, "cy", "a.json"), JSON.stringify({ "form.send": "Anfon", "form.noChange": "Dim newid" }))
  await writeFile(join(folder, "cy", "b.json"), JSON.stringify({ "form.noChange": "Dim newid o gwbl" }))
  await mkdir(join(folder, "gd"))
  await writeFile(join(folder, "gd", "a.json"), "{ not json")
})
afterAll(() => rm(folder, { recursive: true }))

it("English is there without a folder", async () => {
  expect((await loadWords("en-GB", null)).words.say("form.send")).toBe("Send update")
})

it("another language is its folder, several files of it, and English for what it lacks", async () => {
  const { words, messages, language } = await loadWords("cy-GB", folder)

  expect(language).toBe("cy-GB")
  expect(words.say("form.send")).toBe("Anfon")
  expect(words.say("form.noChange")).toMatch(/^Dim newid/)
  expect(words.say("form.status")).toBe("Status")
  expect(messages["form.status"]).toBe("Status")
  expect(words.date("2026-11-26")).toBe("26 Tachwedd 2026")
})

it("a language that is nowhere stops the app and says where it was looked for", async () => {
  await expect(loadWords("fr-FR", folder)).rejects.toThrow(`a folder fr in ${folder}`)
  await expect(loadWords("fr-FR", null)).rejects.toThrow("no words for language fr-FR")
})

it("a file that cannot be read stops the app rather than leaving words out", async () => {
  await expect(loadWords("gd", folder)).rejects.toThrow()
})

it("messages that cannot be read stop the app at the start, by name; ids nobody says do not", async () => {
  await mkdir(join(folder, "ga"))
  await writeFile(
    join(folder, "ga", "a.json"),
    JSON.stringify({ "form.send": "{count, plural, one {x}", "no.such": "y" }),
  )

  await expect(loadWords("ga-IE", folder)).rejects.toThrow(/form\.send: /)
  await expect(loadWords("ga-IE", folder)).rejects.not.toThrow(/no\.such/)
})
