// What a request costs in SharePoint's resource units, told from its method and address. What is not known costs the more.
// https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online
import { AppError } from "#domain/errors.ts"

const costs = { elsewhere: 0, one: 1, several: 2, permissions: 5 }

/** No request costs more. */
export const dearest = costs.permissions

const inSharePoint = new Set(["sites", "drive", "drives", "shares"])
/** With a name after it, one of them is meant. */
const collections = new Set(["sites", "lists", "items", "columns", "contentTypes", "drives", "versions"])
const partsOfOne = new Set(["fields", "content"])

/** The units of a request; 0 where the directory or Teams count in units of their own. */
export function unitsOf(method: string, url: string): number {
  const { pathname, searchParams } = new URL(url, "https://graph.microsoft.com")
  // A site addressed by its path, "host:/sites/plans:/lists", has names in the middle that mean nothing here.
  const names = pathname
    .replace(/:\/[^:]*:?/, "")
    .split("/")
    .filter(Boolean)
  const last = names.at(-1) ?? ""
  // It is charged member by member, and those are not in the address: better refused than counted as nothing.
  if (last === "$batch") throw new AppError("fault", "units: a batch does not say what it costs")
  if (!names.some(name => inSharePoint.has(name))) return costs.elsewhere
  if (names.includes("permissions") || /\bpermissions\b/.test(searchParams.get("$expand") ?? ""))
    return costs.permissions
  if (method.toUpperCase() !== "GET") return costs.several
  if (/^delta(?:\(|$)/.test(last)) return isGoingOn(last, searchParams) ? costs.one : costs.several
  const isOne = collections.has(names.at(-2) ?? "") || partsOfOne.has(last)
  return isOne ? costs.one : costs.several
}

/** A delta with a token goes on from somewhere; one without begins with everything. */
const isGoingOn = (delta: string, query: URLSearchParams) => query.has("token") || /\btoken=/.test(delta)
