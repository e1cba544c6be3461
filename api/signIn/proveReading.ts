// Whether a person may read the register is SharePoint's to say: asked on their behalf, kept for five minutes.
import type { ConfidentialClientApplication } from "@azure/msal-node"
import { InteractionRequiredAuthError, ServerError } from "@azure/msal-node"
import type { Middleware } from "@microsoft/microsoft-graph-client"
import { AppError } from "#domain/errors.ts"
import type { Budget } from "../graph/budget.ts"
import { createGraphClient } from "../graph/client.ts"
import { toAppError } from "../graph/errors.ts"
import type { Site } from "../graph/site.ts"

/** Resolves when the person may read; throws forbidden when Graph says they may not. */
export type ProveReading = (personId: string, token: string) => Promise<void>

const keptMilliseconds = 5 * 60_000
const mostKept = 5000

/** `msal` makes a new client for each proof: its cache knows no bound and is searched from end to end. */
type Parts = {
  msal(): ConfidentialClientApplication
  site: Site
  transport: Middleware
  now(): number
  /** Asking costs units as well. */
  budget?: Budget
}

export function createProveReading(parts: Parts): ProveReading {
  const proofs = new Map<string, { until: number; proof: Promise<void> }>()
  return (personId, token) => {
    const known = proofs.get(personId)
    if (known && known.until > parts.now()) return known.proof
    if (proofs.size >= mostKept) proofs.clear()
    // Kept while it is under way too: a tab that opens with ten requests proves once.
    const proof = prove(parts, token)
    proofs.set(personId, { until: parts.now() + keptMilliseconds, proof })
    // A refusal is not kept: Read may be given a moment later.
    proof.catch(() => proofs.delete(personId))
    return proof
  }
}

/** Somebody waits for the page: better "try again" soon than an answer late. */
const impatient = { retries: 0, timeoutMilliseconds: 5000 }

async function prove({ msal, site, transport, budget }: Parts, token: string): Promise<void> {
  // Got before the client begins: it would wrap a refusal of the sign-in beyond recognition.
  const accessToken = await onBehalfOf(msal(), token)
  const client = createGraphClient({ getAccessToken: async () => accessToken }, transport, {
    ...impatient,
    ...(budget ? { budget } : {}),
  })
  try {
    await client
      .api(`${site.list("plans")}/items`)
      .top(1)
      .select("id")
      .get()
  } catch (error) {
    throw toAppError(error, "prove reading")
  }
}

async function onBehalfOf(msal: ConfidentialClientApplication, token: string): Promise<string> {
  try {
    const scopes = ["https://graph.microsoft.com/Sites.Selected"]
    const found = await msal.acquireTokenOnBehalfOf({ oboAssertion: token, scopes })
    if (found) return found.accessToken
  } catch (error) {
    if (error instanceof InteractionRequiredAuthError || error instanceof ServerError)
      throw new AppError("signInNeeded", `on behalf of: ${error.errorCode}`, { cause: error })
    throw new AppError("unavailable", "on behalf of", { cause: error })
  }
  throw new AppError("unavailable", "on behalf of: no token")
}
