import type { Fault } from "../faults.ts"
import { readSkipToken, skipTokenAfter } from "../odata/pageTokens.ts"
import { graphOrigin, sameRequestWith } from "../shapes/links.ts"
import type { Answer } from "./call.ts"
import { GraphError, resourceModified, throttled } from "./graphError.ts"
import type { GraphUrl } from "./readUrl.ts"
import { resyncRequired } from "./resyncRequired.ts"

const busy = ({ retryAfter }: Fault) =>
  new GraphError({
    status: 503,
    code: "serviceNotAvailable",
    message: "The service is temporarily unavailable.",
    ...(retryAfter !== undefined && { headers: { "retry-after": String(retryAfter) } }),
  })

const gatewayTimeout = () => new GraphError({ status: 504, code: "UnknownError", message: "" })

/** Graph's answer when the fault strikes before anything is read or written. */
export const refusal = (fault: Fault, url: GraphUrl): GraphError | undefined => {
  switch (fault.kind) {
    case "429":
      return throttled(fault.retryAfter)
    case "503":
    case "down":
      return busy(fault)
    case "504":
      return gatewayTimeout()
    case "409":
      return resourceModified(409)
    case "412":
      return resourceModified(412)
    case "delta-410":
      return resyncRequired(`${graphOrigin}${url.rawPath.replace(/\([^()]*\)$/, "")}`)
    default:
      return undefined
  }
}

const errorElement = {
  error: {
    code: "InternalServerError",
    message:
      "Cannot write a deleted resource 'Microsoft.SharePoint.ListItem' within a resource set that is not a delta response.",
  },
}

const rootFolder = { id: "0", contentType: { id: "0x0120", name: "Folder" }, root: {} }

/** The answer as the fault leaves it, after the operation was carried out. */
export const spoil = (fault: Fault, answer: Answer, url: GraphUrl): Answer => {
  const { body } = answer
  const value = body?.value
  if (fault.kind === "504-after-write") throw gatewayTimeout()
  if (!Array.isArray(value)) return answer
  if (fault.kind === "delta-error-element") return { ...answer, body: { ...body, value: [...value, errorElement] } }
  if (fault.kind === "delta-root-folder") return { ...answer, body: { ...body, value: [rootFolder, ...value] } }
  if (fault.kind !== "empty-page") return answer
  const skipToken = skipTokenAfter(readSkipToken(url.query.get("$skiptoken")))
  return { ...answer, body: { ...body, value: [], "@odata.nextLink": sameRequestWith(url, "$skiptoken", skipToken) } }
}
