// A typing error of one letter, as headings and titles have them.

/** One letter put in, left out, changed, or swapped with the next. */
export function isSlip(word: string, other: string): boolean {
  if (word === other || Math.abs(word.length - other.length) > 1 || Math.min(word.length, other.length) < 4)
    return false
  let start = 0
  while (start < word.length && word[start] === other[start]) start++
  let end = 0
  const most = Math.min(word.length, other.length) - start
  while (end < most && word.at(-1 - end) === other.at(-1 - end)) end++
  const [left, right] = [word.slice(start, word.length - end), other.slice(start, other.length - end)]
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}
