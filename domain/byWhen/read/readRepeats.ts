// Words that say how often: "annually", "six monthly", "twice each year".
import { type Found, isText, type Token } from "./readTokens.ts"

const alone = new Set([
  "annually",
  "annual",
  "yearly",
  "quarterly",
  "monthly",
  "weekly",
  "fortnightly",
  "daily",
  "termly",
  "biannual",
  "biannually",
  "biennial",
  "biennially",
  "bimonthly",
])

const prefixes = new Set(["six", "three", "two", "four", "five", "half", "bi", "semi", "6", "3", "2", "4", "5", "18"])

const units = new Set(["year", "quarter", "month", "week", "fortnight", "day", "term", "annum"])

const counts = new Set(["once", "twice", "thrice", "two", "three", "four", "six", "2", "3", "4", "6", "12"])

const isUnit = (token: Token | undefined, isMany = false) =>
  token !== undefined && (units.has(token.text) || (isMany && units.has(token.text.replace(/s$/, ""))))

/** "every year", "per annum", "each financial year", "every 3 months", "every other year". */
function everyUnit(tokens: readonly Token[], at: number): number | null {
  if (!isText(tokens[at], "every", "each", "per", "a")) return null
  if (isUnit(tokens[at + 1])) return 2
  if (isText(tokens[at], "per", "a")) return null
  const isMany =
    tokens[at + 1] !== undefined && (prefixes.has(tokens[at + 1]?.text ?? "") || isText(tokens[at + 1], "other"))
  if (isMany && isUnit(tokens[at + 2], true)) return 3
  return isText(tokens[at + 1], "financial") && isUnit(tokens[at + 2]) ? 3 : null
}

/** "twice each year", "twice yearly", "four times a year". */
function times(tokens: readonly Token[], at: number): number | null {
  if (!counts.has(tokens[at]?.text ?? "")) return null
  const next = isText(tokens[at + 1], "times") ? at + 2 : at + 1
  if (isText(tokens[next], "yearly", "annually")) return next + 1 - at
  const unit = everyUnit(tokens, next)
  return unit === null ? null : next + unit - at
}

/** "six monthly", "6-monthly", "half yearly", "bi-annually". */
function multiple(tokens: readonly Token[], at: number): number | null {
  if (!prefixes.has(tokens[at]?.text ?? "")) return null
  const joint = isText(tokens[at + 1], "-") ? 1 : 0
  return isText(tokens[at + 1 + joint], "monthly", "yearly", "annual", "annually", "weekly") ? 2 + joint : null
}

export function readRepeat(tokens: readonly Token[], at: number): Found<"often"> | null {
  const word = tokens[at]?.text ?? ""
  const length = times(tokens, at) ?? multiple(tokens, at) ?? everyUnit(tokens, at) ?? (alone.has(word) ? 1 : null)
  return length === null ? null : { value: "often", length }
}
