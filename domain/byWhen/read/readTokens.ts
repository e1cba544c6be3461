// The words of a by-when cell cut into words, numbers and marks, each knowing where it stands in the text.

export type Token = {
  /** In lower case; dashes and quotation marks of every kind as one. */
  text: string
  kind: "word" | "number" | "mark"
  start: number
  end: number
  /** Whether there is room between it and what went before. */
  isSpaced: boolean
}

/** No by-when is longer; what stands beyond is left over unread, so that a pasted book costs no more than a page. */
export const longestCell = 2000

// Marks of direction and joining are no text: they are stepped over like spaces.
const piece = /[\p{L}\p{M}]+(?:['’]\p{L}+)*|\d+|[\n\r\v\u2028\u2029]|[^\s\p{L}\p{M}\d\p{Cf}]/gu

const sameAs = new Map<string, string>(
  Object.entries({
    "–": "-",
    "—": "-",
    "−": "-",
    "‐": "-",
    "‑": "-",
    "’": "'",
    "‘": "'",
    "“": '"',
    "”": '"',
    "•": ";",
    "·": ";",
    "●": ";",
    "|": ";",
    "[": "(",
    "]": ")",
    "\r": "\n",
    "\v": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
  }),
)

export function tokensOf(words: string): Token[] {
  let end = 0
  return [...words.slice(0, longestCell).matchAll(piece)].map(match => {
    const raw = match[0]
    const start = match.index
    const isSpaced = start > end
    end = start + raw.length
    const kind = /^\d/.test(raw) ? "number" : /^[\p{L}\p{M}]/u.test(raw) ? "word" : "mark"
    return { text: sameAs.get(raw) ?? raw.toLowerCase(), kind, start, end, isSpaced }
  })
}

export const isText = (token: Token | undefined, ...texts: string[]) =>
  token !== undefined && texts.includes(token.text)

/** The value of a number of so many digits, or null. */
export function numberOf(token: Token | undefined, ...digits: number[]): number | null {
  return token?.kind === "number" && digits.includes(token.text.length) ? Number(token.text) : null
}

/** Whether a run of tokens reads as these words. */
export const reads = (tokens: readonly Token[], at: number, words: readonly string[]) =>
  words.every((word, index) => tokens[at + index]?.text === word)

/** What a reader found, and how many tokens it took. */
export type Found<T> = { value: T; length: number }
