// Loads the message files of the council's language.
import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { english, faultsIn, type Messages, makeWords, type Words } from "#domain/words/words.ts"

const ownFolder = fileURLToPath(new URL("../domain/words/", import.meta.url))

export type LoadedWords = { words: Words; language: string; messages: Messages }

/**
 * Messages of a language lie in a folder named by it ("cy"), one file or several. A further folder is looked in first;
 * what a language does not say is said in English. Throws when the language is nowhere to be found.
 */
export async function loadWords(language: string, furtherFolder: string | null): Promise<LoadedWords> {
  const folders = [...(furtherFolder === null ? [] : [furtherFolder]), ownFolder]
  const name = language.split("-")[0] ?? language
  if (name === "en") return { words: makeWords(language, english), language, messages: english }
  for (const folder of folders) {
    const messages = await readMessages(join(folder, name))
    const faults = faultsIn(language, messages ?? {})
    if (faults.length > 0) throw new Error(`the words in ${join(folder, name)} cannot be used:\n${faults.join("\n")}`)
    if (messages) return { words: makeWords(language, messages), language, messages: { ...english, ...messages } }
  }
  throw new Error(`no words for language ${language}: looked for a folder ${name} in ${folders.join(" and ")}`)
}

async function readMessages(folder: string): Promise<Messages | null> {
  const files = await readdir(folder).catch(() => null)
  if (files === null) return null
  const parts = files.filter(file => file.endsWith(".json")).map(file => readFile(join(folder, file), "utf8"))
  return Object.assign({}, ...(await Promise.all(parts)).map(text => JSON.parse(text)))
}
