import { invalidRequest } from "../http/graphError.ts"

export type Operator = "eq" | "ne" | "gt" | "ge" | "lt" | "le" | "startswith"

export type Literal =
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "instant"; readonly value: number }

export type Comparison = {
  readonly kind: "comparison"
  readonly path: string
  readonly operator: Operator
  readonly literal: Literal
}

export type Filter = Comparison | { readonly kind: "and" | "or"; readonly parts: readonly Filter[] }

const tokenPattern =
  /\s*(?:(?<text>'(?:[^']|'')*')|(?<instant>\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?)|(?<number>-?\d+(?:\.\d+)?)|(?<name>[A-Za-z_][\w/]*)|(?<sign>[(),]))/y

type Token = { readonly kind: "text" | "instant" | "number" | "name" | "sign"; readonly text: string }

const refused = () => invalidRequest("Invalid filter clause")

const kinds = ["text", "instant", "number", "name", "sign"] as const

const tokens = (source: string): Token[] => {
  const found: Token[] = []
  tokenPattern.lastIndex = 0
  const end = source.trimEnd().length
  while (tokenPattern.lastIndex < end) {
    const groups = tokenPattern.exec(source)?.groups
    const kind = kinds.find(one => groups?.[one] !== undefined)
    if (!groups || !kind) throw refused()
    found.push({ kind, text: groups[kind] ?? "" })
  }
  return found
}

const literalOf = ({ kind, text }: Token): Literal => {
  if (kind === "text") return { kind, value: text.slice(1, -1).replaceAll("''", "'") }
  if (kind === "number") return { kind, value: Number(text) }
  if (kind === "instant") return { kind, value: Date.parse(text) }
  if (text === "true" || text === "false") return { kind: "boolean", value: text === "true" }
  throw refused()
}

const operators: readonly string[] = ["eq", "ne", "gt", "ge", "lt", "le"]

const isOperator = (text: string): text is Operator => operators.includes(text)

/** Reads `$filter`: comparisons, startswith, and, or, brackets; anything else is an invalid clause. */
export const readFilter = (source: string): Filter => {
  const all = tokens(source)
  let at = 0

  const next = (): Token => {
    const token = all[at]
    if (!token) throw refused()
    at += 1
    return token
  }
  const isNext = (text: string) => all[at]?.text === text
  const demand = (text: string) => {
    if (next().text !== text) throw refused()
  }
  const name = (): string => {
    const token = next()
    if (token.kind !== "name") throw refused()
    return token.text
  }

  const startsWith = (): Comparison => {
    demand("(")
    const path = name()
    demand(",")
    const literal = literalOf(next())
    demand(")")
    return { kind: "comparison", path, operator: "startswith", literal }
  }

  const clause = (): Filter => {
    if (isNext("(")) {
      next()
      const inside = either()
      demand(")")
      return inside
    }
    const first = name()
    if (first === "startswith") return startsWith()
    const operator = name()
    if (!isOperator(operator)) throw refused()
    return { kind: "comparison", path: first, operator, literal: literalOf(next()) }
  }

  const chain = (kind: "and" | "or", part: () => Filter) => (): Filter => {
    const parts = [part()]
    while (isNext(kind)) {
      next()
      parts.push(part())
    }
    const [only] = parts
    return parts.length === 1 && only ? only : { kind, parts }
  }

  const both = chain("and", clause)
  const either = chain("or", both)

  const filter = either()
  if (at < all.length) throw refused()
  return filter
}
