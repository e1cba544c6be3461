// Bytes to letters, for files that do not say how they were written.
import { type Refused, refused } from "./opened.ts"

export type Letters = { kind: "letters"; text: string }

/** `said`: the encoding the file itself names, as a web page does. */
export function openLetters(bytes: Uint8Array, said: string | null = null): Letters | Refused {
  const marked = markOf(bytes)
  if (marked === null && bytes.includes(0)) return refused("not what its name says")
  for (const encoding of [marked ?? said ?? "utf-8", "utf-8", "windows-1252"]) {
    const text = decode(bytes, encoding)
    if (text !== null) return { kind: "letters", text }
  }
  return refused("broken")
}

/** By the byte order mark; without one UTF-16 shows by zeros at every other byte. */
function markOf(bytes: Uint8Array): string | null {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return "utf-16le"
  if (first === 0xfe && second === 0xff) return "utf-16be"
  const head = bytes.subarray(0, 1000)
  const zeros = (odd: 0 | 1) => head.reduce((sum, byte, at) => sum + (byte === 0 && at % 2 === odd ? 1 : 0), 0)
  if (zeros(1) > head.length / 4 && zeros(0) === 0) return "utf-16le"
  if (zeros(0) > head.length / 4 && zeros(1) === 0) return "utf-16be"
  return null
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
