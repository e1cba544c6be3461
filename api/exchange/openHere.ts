// Opens a file or a paste in this very thread; openDocument gives it a thread of its own.
import { extensionOf, guardKind } from "./guardKind.ts"
import { guardPackage } from "./guardPackage.ts"
import { type DroppedFile, isRefused, type Opened, type Pasted, refused } from "./opened.ts"
import { openLetters } from "./openLetters.ts"
import { readPage } from "./openPage.ts"
import { openSeparated } from "./openSeparated.ts"
import { openText, orReadAsText } from "./openText.ts"

export async function openHere(given: DroppedFile | Pasted): Promise<Opened> {
  return "paste" in given ? openPaste(given.paste) : openFile(given)
}

/** The text beside the page is what to fall back on: some programs put only pictures of tables on the clipboard. */
async function openPaste({ html, text }: Pasted["paste"]): Promise<Opened> {
  if (html === null) return openText(text)
  const page = readPage(html)
  if (page.kind === "refused" || page.document.blocks.some(block => block.kind === "table")) return page
  return text.trim() === "" ? orReadAsText(page.document) : openText(text)
}

async function openFile({ name, bytes }: DroppedFile): Promise<Opened> {
  const kind = guardKind(name, bytes)
  if (typeof kind === "object") return kind
  if (kind === "office") return openOffice(name, bytes)
  if (kind === "separated") return openSeparated(bytes)
  const letters = openLetters(bytes, kind === "page" ? saidIn(bytes) : null)
  if (letters.kind === "refused") return letters
  if (kind === "text") return openText(letters.text)
  const page = readPage(letters.text)
  return page.kind === "refused" ? page : orReadAsText(page.document)
}

async function openOffice(name: string, bytes: Uint8Array): Promise<Opened> {
  const found = guardPackage(bytes)
  if (isRefused(found)) return found
  const said = extensionOf(name).startsWith("do") ? "docx" : "xlsx"
  if (found.holds !== said) return refused("not what its name says")
  // Loaded when wanted: what is refused is refused before the libraries are there.
  if (found.holds === "xlsx") return (await import("./openExcel.ts")).openExcel(found)
  const { openWord } = await import("./openWord.ts")
  const opened = await openWord(found)
  return opened.kind === "refused" ? opened : orReadAsText(opened.document)
}

/** Word saves pages in windows-1252 and says so in their head. */
const saidIn = (bytes: Uint8Array): string | null =>
  /<meta[^>]*charset\s*=\s*["']?([\w-]+)/i.exec(Buffer.from(bytes.subarray(0, 2048)).toString("latin1"))?.[1] ?? null
