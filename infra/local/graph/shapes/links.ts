// Links carry the service's real name, as a client outside this machine's loopback would see them; whoever
// re-targets requests re-targets followed links with them.
export const graphOrigin = "https://graph.microsoft.com"

const metadata = `${graphOrigin}/v1.0/$metadata#`

export const siteContext = `${metadata}sites/$entity`

export const listsContext = (siteId: string) => `${metadata}sites('${encodeURIComponent(siteId)}')/lists`

export const listContext = (siteId: string, listId: string) => `${listsContext(siteId)}('${listId}')`

export const usersContext = `${metadata}users`

export const listPath = (siteId: string, listId: string) => `/v1.0/sites/${siteId}/lists/${listId}`

/** A link that repeats the request, query part by query part as it was sent, with one option set anew. */
export const sameRequestWith = (
  { rawPath, rawQuery }: { readonly rawPath: string; readonly rawQuery: string },
  option: string,
  value: string,
) => {
  const isOption = (part: string) => decodeURIComponent(part.split("=")[0] ?? "") === option
  const others = rawQuery.split("&").filter(part => part !== "" && !isOption(part))
  return `${graphOrigin}${rawPath}?${[...others, `${option}=${encodeURIComponent(value)}`].join("&")}`
}
