import { GraphError } from "../../http/graphError.ts"
import type { Person } from "../../options.ts"

const optional = ["accountEnabled", "department"] as const

const usual = [
  ...["businessPhones", "displayName", "givenName", "jobTitle", "mail", "mobilePhone", "officeLocation"],
  ...["preferredLanguage", "surname", "userPrincipalName", "id"],
]

export const personMembers: readonly string[] = [...usual, ...optional]

/** The directory's own errors, unlike SharePoint's. */
export const badRequest = (message: string, code = "BadRequest") => new GraphError({ status: 400, code, message })

export const noSuchPerson = (asked: string) =>
  new GraphError({
    status: 404,
    code: "Request_ResourceNotFound",
    message: `Resource '${asked}' does not exist or one of its queried reference-property objects are not present.`,
  })

export const readPersonSelect = (query: URLSearchParams): readonly string[] => {
  const chosen =
    query
      .get("$select")
      ?.split(",")
      .map(name => name.trim()) ?? usual
  const unknown = chosen.find(name => !personMembers.includes(name))
  if (unknown === undefined) return chosen
  throw badRequest(`Could not find a property named '${unknown}' on type 'microsoft.graph.user'.`)
}

/** Empty members are null here, unlike a list's columns. */
export const personShape = (person: Person, chosen: readonly string[]) => {
  const all: Readonly<Record<string, unknown>> = { businessPhones: [], accountEnabled: true, ...person }
  return Object.fromEntries(chosen.map(name => [name, all[name] ?? null]))
}
