// The app's own tokens and those it gets on a person's behalf, by msal.
import { ConfidentialClientApplication } from "@azure/msal-node"
import type { AuthenticationProvider } from "@microsoft/microsoft-graph-client"
import { AppError } from "#domain/errors.ts"
import type { Authority } from "../config.ts"

type App = { clientId: string; secret: string }

/** msal takes its endpoints from `metadata` where it is given: the only way to a sign-in service on this machine. */
export function createMsal({ clientId, secret }: App, authority: Authority): ConfidentialClientApplication {
  const metadata = authority.metadata
  return new ConfidentialClientApplication({
    auth: {
      clientId,
      clientSecret: secret,
      authority: authority.url,
      ...(metadata
        ? { knownAuthorities: [new URL(authority.url).host], authorityMetadata: JSON.stringify(metadata) }
        : {}),
    },
  })
}

const graphDefault = "https://graph.microsoft.com/.default"

/** For the Graph client: the app's own token, cached by msal until it nears its end. */
export function appTokens(msal: ConfidentialClientApplication): AuthenticationProvider {
  return {
    async getAccessToken() {
      const found = await msal.acquireTokenByClientCredential({ scopes: [graphDefault] }).catch(error => {
        throw new AppError("unavailable", "sign in as the app", { cause: error })
      })
      if (!found) throw new AppError("unavailable", "sign in as the app: no token")
      return found.accessToken
    },
  }
}
