import { demandDirectory } from "../../access/rights.ts"
import { type Call, header, type Operation } from "../../http/call.ts"
import { compare } from "../../odata/compare.ts"
import { checkOptions, readTop } from "../../odata/options.ts"
import { type Filter, readFilter } from "../../odata/readFilter.ts"
import { sameRequestWith, usersContext } from "../../shapes/links.ts"
import { badRequest, personMembers, personShape, readPersonSelect } from "./person.ts"

const pageSizes = { usual: 100, most: 999 }

type Shape = Readonly<Record<string, unknown>>

const matches = (filter: Filter, person: Shape): boolean => {
  if (filter.kind !== "comparison") {
    const holds = (part: Filter) => matches(part, person)
    return filter.kind === "and" ? filter.parts.every(holds) : filter.parts.some(holds)
  }
  const { path, operator, literal } = filter
  if (!personMembers.includes(path) || !["eq", "startswith"].includes(operator)) {
    throw badRequest(
      `Unsupported or invalid query filter clause specified for property '${path}'.`,
      "Request_UnsupportedQuery",
    )
  }
  const value = person[path]
  return compare(typeof value === "string" || typeof value === "boolean" ? value : undefined, operator, literal.value)
}

const filtered = ({ seed, url }: Call) => {
  const source = url.query.get("$filter")
  const people = seed.people.map(person => personShape(person, personMembers))
  if (source === null) return people
  const filter = readFilter(source)
  return people.filter(person => matches(filter, person))
}

const refuseSearchWithoutHeader = (call: Call) => {
  if (!call.url.query.has("$search") || header(call, "consistencylevel")?.toLowerCase() === "eventual") return
  throw badRequest(
    "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    "Request_UnsupportedQuery",
  )
}

const readStart = (token: string | null) => {
  const start = token === null ? 0 : Number(Buffer.from(token, "base64url").toString("utf8"))
  if (!Number.isInteger(start) || start < 0) throw badRequest("Skip token is malformed.")
  return start
}

export const listUsers: Operation = call => {
  const { caller, url } = call
  demandDirectory(caller)
  refuseSearchWithoutHeader(call)
  checkOptions(url.query, ["$select", "$filter", "$top", "$skiptoken"], "users")
  const chosen = readPersonSelect(url.query)
  const top = readTop(url.query, pageSizes)
  const start = readStart(url.query.get("$skiptoken"))
  const people = filtered(call)
  const end = start + top
  const token = Buffer.from(String(end), "utf8").toString("base64url")
  return {
    status: 200,
    body: {
      "@odata.context": usersContext,
      ...(end < people.length && { "@odata.nextLink": sameRequestWith(url, "$skiptoken", token) }),
      value: people.slice(start, end).map(person => Object.fromEntries(chosen.map(name => [name, person[name]]))),
    },
  }
}
