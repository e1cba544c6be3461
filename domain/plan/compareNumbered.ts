// The order of references and titles that hold numbers: 2.9 before 2.10.

const collator = new Intl.Collator("en-GB", { numeric: true })

/** For `sort`: below 0, 0, or above 0. */
export const compareNumbered = (a: string, b: string): number =>
  a === b ? 0 : (comparePlain(a, b) ?? collator.compare(a, b))

const zero = 48
const nine = 57
const dot = 46
/** Of more digits the value is no longer exact. */
const mostDigits = 15

/** Most references are numbers and dots, and a day's plan compares hundreds of thousands. Null: not as plain as that. */
function comparePlain(a: string, b: string): number | null {
  let at = 0
  let other = 0
  for (;;) {
    const endOfA = endOfDigits(a, at)
    const endOfB = endOfDigits(b, other)
    if (!isPlainPart(a, at, endOfA) || !isPlainPart(b, other, endOfB)) return null
    const difference = numberIn(a, at, endOfA) - numberIn(b, other, endOfB)
    if (difference !== 0) return difference
    if (endOfA === a.length || endOfB === b.length) return a.length - endOfA - (b.length - endOfB)
    at = endOfA + 1
    other = endOfB + 1
  }
}

function endOfDigits(text: string, from: number): number {
  let at = from
  while (at < text.length && text.charCodeAt(at) >= zero && text.charCodeAt(at) <= nine) at++
  return at
}

/** Some digits, and after them a dot or the end. */
const isPlainPart = (text: string, from: number, to: number): boolean =>
  to > from && to - from <= mostDigits && (to === text.length || text.charCodeAt(to) === dot)

function numberIn(text: string, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at++) value = 10 * value + text.charCodeAt(at) - zero
  return value
}
