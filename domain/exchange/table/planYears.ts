// "Year 2" of a plan whose title tells its financial years.

/** The financial year in which the plan's first year falls, and how many there are; null where the title does not tell. */
export function planYears(title: string): { first: number; count: number } | null {
  const found = /\b(20\d\d)[/-](?:20)?(\d\d) ?(?:to|[–-]) ?(20\d\d)[/-](?:20)?(\d\d)\b/.exec(title)
  if (!found) return null
  const [first, last] = [Number(found[1]), Number(found[3])]
  const areFinancial = Number(found[2]) === (first + 1) % 100 && Number(found[4]) === (last + 1) % 100
  return areFinancial && last >= first && last - first < 10 ? { first, count: last - first + 1 } : null
}

const named = /\byears? (\d)((?:, ?\d)*)(?: ?(?:and|&|to|[–-]) ?(\d))?\b(?!\s*\(?\d{4})/i

/** The words with the years counted out, and what was inferred; unchanged where nothing is to be counted. */
export function withYears(
  words: string,
  years: { first: number; count: number } | null,
): { words: string; inferred: string | null } {
  const found = years ? named.exec(words) : null
  if (!years || !found?.[1]) return { words, inferred: null }
  const numbers = [found[1], ...(found[2] ?? "").split(/\D+/), found[3] ?? ""].filter(Boolean).map(Number)
  const [from, to] = [Math.min(...numbers), Math.max(...numbers)]
  if (from < 1 || to > years.count) return { words, inferred: null }
  const asYear = (number: number) => {
    const year = years.first + number - 1
    return `${year}/${String((year + 1) % 100).padStart(2, "0")}`
  }
  const counted = from === to ? asYear(from) : `${asYear(from)} to ${asYear(to)}`
  return { words: words.replace(named, counted), inferred: "the financial year" }
}
