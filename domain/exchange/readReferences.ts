// Numbering at the head of an action, and the recommendations it answers.

/** What is measured in such numbers is no numbering: "2.5 million", "1.5 FTE". */
const quantity =
  /^(?:million|billion|m|bn|k|per cent|percent|%|ftes?|hours?|days?|weeks?|months?|years?|km|miles?|tonnes?|kg)\b|^%/i

const number = /^\(?(\d{1,3}(?:\.\d{1,3}){1,4}[a-z]?|\d{1,3}(?=[.):]))[.):]*\s+(?=\S)/i
const letter = /^(?:\(([a-z]|[ivx]{2,5})\)|([a-z]|[ivx]{2,5})\))\s*(?=\S)/i
const code = /^([A-Z]{1,5}[ -]?\d{1,4}(?:\.\d{1,3}){0,3}[a-z]?)(?:[.):]\s*|\s+[–-]\s+|\s+)(?=\S)/
const wholeReference =
  /^\(?(?:[A-Z]{0,5}[ ./-]?\d{1,4}(?:[./-]\d{1,3}){0,4}|[a-z]|[ivx]{1,5}|[A-Z]{1,5}[/-]\d{1,4}[a-z]?)[a-z]?[.):]*$/i

/** Whether a cell holds nothing but a reference: "2.3", "a)", "SC18". */
export const isReference = (text: string): boolean => text.length <= 16 && wholeReference.test(text)

const trimmedReference = (text: string) => text.replace(/[.:]+$/, "")

/** A cell of the column of references. */
export const asReference = (text: string): string => trimmedReference(text)

/** The letters of a code that opens a text ("SC" of "SC18 Review …"), by which a table shows that it counts in such codes. */
export const codeLetters = (text: string): string | null => /^[A-Z]+/.exec(code.exec(text)?.[1] ?? "")?.[0] ?? null

/**
 * The reference that opens an action. A code without a stop ("SC18 Review …") is one only when the table counts in such
 * codes: "A19 junction improvements" is a road.
 */
export function splitReference(text: string, codes: ReadonlySet<string>): { ref: string | null; rest: string } {
  const counted = number.exec(text)
  const isQuantity = counted?.[1]?.includes(".") && quantity.test(text.slice(counted[0].length))
  if (counted?.[1] && !isQuantity) return { ref: counted[1], rest: text.slice(counted[0].length) }
  const lettered = letter.exec(text)
  if (lettered) return { ref: lettered[0].trim(), rest: text.slice(lettered[0].length) }
  const coded = code.exec(text)
  const letters = coded?.[1] === undefined ? undefined : /^[A-Z]+/.exec(coded[1])?.[0]
  if (!coded?.[1] || letters === undefined || letters === "R" || letters === "Q") return { ref: null, rest: text }
  const isMarked = /[.):–]\s*$|\s-\s+$/.test(coded[0])
  return isMarked || codes.has(letters)
    ? { ref: coded[1], rest: text.slice(coded[0].length) }
    : { ref: null, rest: text }
}

const one = String.raw`(?:R|Rec\.? ?|Recommendation )\d{1,3}[a-z]?`
const between = String.raw`(?:\s*[,;&/+]\s*|\s+and\s+|\s*(?:[–-]|\bto\b)\s*|\s+)`
const trailing = new RegExp(String.raw`(?:^|\s)[([]?(${one}(?:${between}${one}){0,40})[)\]]?\.?$`, "i")
const onlyThese = new RegExp(String.raw`^[([]?${one}(?:${between}${one}){0,40}[)\]]?\.?$`, "i")

export const isRecommendations = (text: string): boolean => text.length <= 400 && onlyThese.test(text)

/** "R1, R3 and R5–R7": each by its number, ranges counted out. */
export function recommendationsIn(text: string): string[] {
  const found: string[] = []
  let last: { number: number; end: number } | null = null
  for (const match of text.matchAll(/\b(?:R|Rec\.? ?|Recommendation )(\d{1,3})([a-z]?)\b/gi)) {
    const isRange = last !== null && /^\s*(?:[–-]|to)\s*$/i.test(text.slice(last.end, match.index))
    const next = Number(match[1])
    if (isRange && last && next > last.number && next - last.number < 50)
      for (let step = last.number + 1; step < next; step++) found.push(`R${step}`)
    found.push(`R${match[1]}${match[2]}`)
    last = { number: next, end: match.index + match[0].length }
  }
  return [...new Set(found)]
}

/** Takes the recommendations off the end of an action, where they stand in brackets or on a line of their own. */
export function splitRecommendations(text: string): { recommendations: string[]; rest: string } {
  const tail = text.slice(-400)
  const found = trailing.exec(tail)
  if (!found?.[1]) return { recommendations: [], rest: text }
  const start = text.length - tail.length + found.index
  const before = text.slice(0, start)
  const isApart = /^\s*\n/.test(text.slice(start)) || /^\s*[([]/.test(text.slice(start)) || before === ""
  const isSeveral = recommendationsIn(found[1]).length > 1 && /[.;:]\s*$/.test(before)
  return isApart || isSeveral
    ? { recommendations: recommendationsIn(found[1]), rest: before.trimEnd() }
    : { recommendations: [], rest: text }
}

/** A cell of the column of recommendations: their numbers, or its parts as they are written. */
export function readRecommendations(text: string): string[] {
  if (isRecommendations(text)) return recommendationsIn(text)
  const parts = text.split(/[,;\n]/).map(part => part.trim())
  return [...new Set(parts.filter(part => part !== ""))]
}
