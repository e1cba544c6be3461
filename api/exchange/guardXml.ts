// Looks through XML before any library does: what could be expanded or fetched is not let through.
import { Parser } from "htmlparser2"

const opening = Buffer.from("<!")
const harmless = ["<!--", "<![CDATA["]

/**
 * Whether it has a DOCTYPE or declares entities: Word and Excel never write one, and readers expand what it declares.
 * In another encoding than UTF-8 it could not be seen, so that counts as hidden.
 */
export function hasEntities(xml: Uint8Array): boolean {
  const buffer = Buffer.from(xml.buffer, xml.byteOffset, xml.byteLength)
  if (buffer.subarray(0, 200).includes(0) || /encoding\s*=\s*["'](?!utf-8|us-ascii)/i.test(headOf(buffer))) return true
  for (let at = buffer.indexOf(opening); at !== -1; at = buffer.indexOf(opening, at + 2)) {
    const here = buffer.toString("latin1", at, at + 9)
    if (!harmless.some(start => here.startsWith(start))) return true
  }
  return false
}

const headOf = (buffer: Buffer) => /^[^>]*>/.exec(buffer.toString("latin1", 0, 200))?.[0] ?? ""

/** Opening and closing ones alike; stops counting at the limit. */
export function hasMoreTagsThan(xml: Uint8Array, limit: number): boolean {
  let count = 0
  for (let at = xml.indexOf(0x3c); at !== -1; at = xml.indexOf(0x3c, at + 1)) if (++count > limit) return true
  return false
}

export type Element = { name: string; attributes: Record<string, string>; text: string }

/** The elements of these names, whatever their prefix, in order; for parts small enough to be held. */
export function elementsOf(xml: Uint8Array | undefined, names: readonly string[]): Element[] {
  const found: Element[] = []
  let open: Element | null = null
  const parser = new Parser(
    {
      onopentag(prefixed, attributes) {
        const name = withoutPrefix(prefixed)
        open = names.includes(name) ? { name, attributes, text: "" } : null
        if (open) found.push(open)
      },
      ontext(text) {
        if (open) open.text += text
      },
      onclosetag() {
        open = null
      },
    },
    { xmlMode: true },
  )
  parser.end(xml === undefined ? "" : Buffer.from(xml).toString("utf8"))
  return found
}

const withoutPrefix = (name: string) => name.slice(name.indexOf(":") + 1)
