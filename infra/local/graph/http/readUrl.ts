import { invalidRequest } from "./graphError.ts"

export type GraphUrl = {
  /** As sent: links repeat it. */
  readonly rawPath: string
  readonly rawQuery: string
  /** Decoded, as faults and the log see it. */
  readonly path: string
  /** Decoded and in one spelling: `lists('A')` is `lists`, `A`; `delta()` is `delta`; `sites/host:/a/b` is `sites`, `host:/a/b`. */
  readonly segments: readonly string[]
  readonly query: URLSearchParams
}

const decode = (text: string) => {
  try {
    return decodeURIComponent(text)
  } catch {
    throw invalidRequest("The request URL is malformed")
  }
}

const unquote = (text: string) => (/^'.*'$/s.test(text) ? text.slice(1, -1).replaceAll("''", "'") : text)

const splitKey = (segment: string, query: URLSearchParams): string[] => {
  const [, name, inside] = /^([A-Za-z]+)\((.*)\)$/s.exec(segment) ?? []
  if (name === undefined || inside === undefined) return [segment]
  const [, argument, value] = /^([A-Za-z]+)=(.*)$/s.exec(inside) ?? []
  if (argument !== undefined && value !== undefined) {
    query.set(argument, unquote(value))
    return [name]
  }
  return inside === "" ? [name] : [name, unquote(inside)]
}

const joinSitePath = (segments: string[]): string[] => {
  const [first, host, ...rest] = segments
  if (first !== "sites" || !host?.endsWith(":")) return segments
  const last = rest.findIndex(segment => segment.endsWith(":"))
  const path = last === -1 ? rest : rest.slice(0, last + 1)
  return ["sites", `${host}/${path.join("/").replace(/:$/, "")}`, ...rest.slice(path.length)]
}

/** Reads a request target; undefined when it is not under /v1.0. */
export const readUrl = (target: string): GraphUrl | undefined => {
  const at = target.indexOf("?")
  const rawPath = at === -1 ? target : target.slice(0, at)
  const rawQuery = at === -1 ? "" : target.slice(at + 1)
  const [, version, ...parts] = rawPath.split("/")
  if (version !== "v1.0") return undefined
  const query = new URLSearchParams(rawQuery)
  const segments = joinSitePath(parts.filter(part => part !== "").map(decode)).flatMap((segment, index) =>
    index === 1 && segment.includes(":/") ? [segment] : splitKey(segment, query),
  )
  return { rawPath, rawQuery, path: decode(rawPath), segments, query }
}
