import { type Entry, operations } from "../operations/operations.ts"

export type Route = { readonly entry: Entry; readonly params: Readonly<Record<string, string>> }

const table = operations.map(entry => ({ entry, pattern: entry.path.split("/") }))

const paramsFrom = (pattern: readonly string[], segments: readonly string[]) => {
  if (pattern.length !== segments.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? ""
    const name = /^\{(\w+)\}$/.exec(part)?.[1]
    if (name !== undefined) params[name] = segment
    else if (part !== segment) return undefined
  }
  return params
}

export const findRoute = (method: string, segments: readonly string[]): Route | undefined => {
  for (const { entry, pattern } of table) {
    const params = entry.method === method ? paramsFrom(pattern, segments) : undefined
    if (params) return { entry, params }
  }
  return undefined
}
