// Opens a Word document: mammoth makes a page of it, which is read as any other.
import mammoth from "mammoth"
import { limits } from "./guardLimits.ts"
import { type Package, packAgain } from "./guardPackage.ts"
import { hasMoreTagsThan } from "./guardXml.ts"
import { type Opened, refused } from "./opened.ts"
import { readPage } from "./openPage.ts"

const styleMap = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => h2:fresh"]

export async function openWord({ parts, title }: Package): Promise<Opened> {
  for (const [name, part] of parts)
    if (name.startsWith("word/") && hasMoreTagsThan(part, limits.wordTags)) return refused("too many cells")
  const html = await pageOf(Buffer.from(packAgain(parts)))
  if (html === null) return refused("broken")
  const read = readPage(html, { hasExactSpaces: true })
  return read.kind === "refused" ? read : { kind: "opened", document: { ...read.document, title } }
}

/** Null where mammoth cannot make sense of it. Pictures are not unpacked. */
async function pageOf(buffer: Buffer): Promise<string | null> {
  const convertImage = mammoth.images.imgElement(async () => ({ src: "" }))
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer },
      { styleMap, convertImage, includeEmbeddedStyleMap: false },
    )
    return value
  } catch {
    return null
  }
}
