import { GraphError, invalidRequest, notImplemented } from "../http/graphError.ts"

const systemWords = ["select", "expand", "filter", "orderby", "top", "skip", "search", "count", "skiptoken"]

// In the service's metadata, yet not documented for list items; refused so that nobody builds on them.
const undocumented = ["$search", "$skip", "$count"]

const check = (name: string, allowed: readonly string[], what: string) => {
  if (allowed.includes(name)) return
  if (undocumented.includes(name)) throw invalidRequest(`The query option '${name}' is not supported`)
  if (name.startsWith("$")) throw notImplemented(`the query option ${name} on ${what}`)
  if (!systemWords.includes(name)) return
  throw new GraphError({ status: 400, code: "badArgument", message: `Query option '${name}' needs its $` })
}

/** Refuses every query option an operation does not know, and any sent twice. */
export const checkOptions = (query: URLSearchParams, allowed: readonly string[], what: string) => {
  for (const name of query.keys()) {
    check(name, allowed, what)
    if (query.getAll(name).length > 1) throw invalidRequest(`Query option '${name}' was specified more than once`)
  }
}

export const readTop = (query: URLSearchParams, { usual, most }: { usual: number; most: number }): number => {
  const text = query.get("$top")
  if (text === null) return usual
  const top = Number(text)
  if (!Number.isInteger(top) || top < 1) throw invalidRequest("Invalid value for $top")
  return Math.min(top, most)
}

const names = (text: string) => text.split(",").map(name => name.trim())

export const readSelect = (query: URLSearchParams, known: readonly string[]): readonly string[] | undefined => {
  const text = query.get("$select")
  if (text === null) return undefined
  const chosen = names(text)
  const unknown = chosen.find(name => !known.includes(name))
  if (unknown === undefined) return chosen
  throw invalidRequest(`Parsing OData Select and Expand failed: Could not find a property named '${unknown}'`)
}

export type Expand = { readonly fields: boolean; readonly only?: readonly string[] }

/** `$expand` of list items: fields, with or without an inner `$select`. */
export const readExpand = (query: URLSearchParams): Expand => {
  const text = query.get("$expand")?.trim()
  if (!text) return { fields: false }
  if (/^fields(\(\))?$/.test(text)) return { fields: true }
  const [, option, inner] = /^fields\(\s*([^=\s]+)\s*=([^;]*)\)$/.exec(text) ?? []
  if (option === "$select" && inner !== undefined) return { fields: true, only: names(inner) }
  // Documentation writes it both ways; a tenant was seen to refuse it without the $.
  if (option === "select") {
    throw new GraphError({ status: 400, code: "badArgument", message: "Query option 'select' needs its $" })
  }
  throw notImplemented(`$expand=${text}`)
}

export const pick = <T extends Readonly<Record<string, unknown>>>(shape: T, chosen: readonly string[] | undefined) =>
  chosen === undefined
    ? shape
    : Object.fromEntries(
        Object.entries(shape).filter(
          ([name]) => name.includes("@") || name === "fields" || name === "deleted" || chosen.includes(name),
        ),
      )
