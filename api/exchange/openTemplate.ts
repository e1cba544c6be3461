// The council's own Word template, looked at when the app starts: what cannot be used is said then, not to the first reader.
import { readFile } from "node:fs/promises"
import type { Words } from "#domain/words/words.ts"

export async function openTemplate(path: string | null, words: Words): Promise<Uint8Array | null> {
  if (path === null) return null
  const bytes = await readFile(path).catch(cause => {
    throw new Error(`WORD_TEMPLATE: ${path} cannot be read`, { cause })
  })
  // The library is loaded only where there is a template.
  const { templateFault } = await import("./writeTemplate.ts")
  const why = await templateFault(bytes)
  if (why !== null) throw new Error(`WORD_TEMPLATE: ${path}. ${words.say(`error.export.${why}`)}`)
  return bytes
}
