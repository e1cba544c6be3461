// botbuilder at the door: who may call, and what is answered. With messenger.ts the only file that knows botbuilder.
import type { ConfidentialClientApplication } from "@azure/msal-node"
import { type Activity, CloudAdapter, ConfigurationBotFrameworkAuthentication, type TurnContext } from "botbuilder"
import { AuthenticationError, type ClaimsIdentity, MsalServiceClientCredentialsFactory } from "botframework-connector"

/** What the bot must know to judge callers and to call back. */
export type BotIdentity = {
  appId: string
  tenantId: string
  tokenIssuer: string
  openIdMetadataUrl: string
  /** Hosts that may be answered: an answer carries the bot's token. */
  serviceHosts: readonly string[]
}

/** An activity as it came, before botbuilder has touched it. */
export type Incoming = { authorization: string | undefined; body: unknown }
/** What goes back over HTTP; `body` only for invokes. */
export type Answer = { status: number; body?: unknown }
export type InvokeAnswer = { statusCode: number; type: string; value: unknown }
/** Handles one authenticated activity; invokes answer a value, everything else nothing. Must not throw. */
export type Handle = (activity: Activity) => Promise<InvokeAnswer | null>

const channelScope = "https://api.botframework.com"

export function createAuthentication(identity: BotIdentity, msal: ConfidentialClientApplication) {
  // botbuilder brings an older msal of its own; the calls it makes are the same in ours.
  const credentials = new MsalServiceClientCredentialsFactory(identity.appId, msal as never)
  const settings = {
    MicrosoftAppId: identity.appId,
    MicrosoftAppTenantId: identity.tenantId,
    // With one of these set, all are taken as they stand, so all are given.
    ValidateAuthority: "true",
    ToChannelFromBotLoginUrl: `https://login.microsoftonline.com/${identity.tenantId}`,
    ToChannelFromBotOAuthScope: channelScope,
    ToBotFromChannelTokenIssuer: identity.tokenIssuer,
    OAuthUrl: channelScope,
    ToBotFromChannelOpenIdMetadataUrl: identity.openIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: identity.openIdMetadataUrl,
    CallerId: "",
  }
  return new ConfigurationBotFrameworkAuthentication(settings, credentials, {
    requiredEndorsements: [],
    validateClaims: async claims => refuseOtherCallers(claims, identity),
  })
}

/** Tokens of our own app, of the emulator and of other channels would pass botbuilder; only the channel's may. */
async function refuseOtherCallers(claims: readonly { type: string; value: string }[], identity: BotIdentity) {
  const value = (type: string) => claims.find(claim => claim.type === type)?.value
  const isChannel = value("iss") === identity.tokenIssuer && value("aud") === identity.appId
  if (!isChannel || value("exp") === undefined) throw new AuthenticationError("not a token of the channel", 401)
}

class Adapter extends CloudAdapter {
  /** Straight to the turn: `process` of the base crashes on bodies without a type and answers with error texts. */
  async receive(authorization: string, activity: Activity, handle: Handle, entered: () => void): Promise<Answer> {
    const answered = await this.processActivity(authorization, activity, async (context: TurnContext) => {
      entered()
      const answer = await handle(context.activity)
      if (answer === null) return
      // The card protocol wants 200 with the status in the body; anything else shows as "Something went wrong".
      await context.sendActivity({ type: "invokeResponse", value: { status: 200, body: answer } })
    })
    return answered ? { status: answered.status, body: answered.body } : { status: 200 }
  }
}

export type Receive = (incoming: Incoming, handle: Handle) => Promise<Answer>

type Parts = {
  identity: BotIdentity
  authentication: ConfigurationBotFrameworkAuthentication
  log(event: string, detail: unknown): void
}

export function createReceive({ identity, authentication, log }: Parts): Receive {
  const adapter = new Adapter(authentication)
  return async ({ authorization, body }, handle) => {
    const activity = readActivity(body)
    if (!activity) return { status: 400 }
    let isInside = false
    try {
      if (!isExpected(activity, identity)) return await unauthorised(authentication, authorization, activity)
      return await adapter.receive(authorization ?? "", activity, handle, () => {
        isInside = true
      })
    } catch (error) {
      if (isInside) {
        log("bot turn failed", error)
        return { status: 500 }
      }
      log("bot caller refused", error instanceof Error ? error.name : "unknown")
      return { status: isUnreachable(error) ? 503 : 401 }
    }
  }
}

/**
 * A caller with a good token whose activity is not for us is told so; everybody else just is not let in. All are judged
 * as Teams: for some other channels botbuilder would ask a sign-in service that is not the channel's.
 */
async function unauthorised(
  authentication: ConfigurationBotFrameworkAuthentication,
  authorization: string | undefined,
  activity: Activity,
): Promise<Answer> {
  await authentication.authenticateRequest({ ...activity, channelId: "msteams" }, authorization ?? "")
  return { status: 403 }
}

/** The least an activity must be before botbuilder sees it; it throws, before authentication, on less. */
function readActivity(body: unknown): Activity | null {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return null
  const { type, serviceUrl, channelId, conversation, from } = body as Partial<Activity>
  const isWhole =
    typeof type === "string" &&
    typeof serviceUrl === "string" &&
    typeof channelId === "string" &&
    typeof conversation?.id === "string" &&
    (from === undefined || typeof from === "object")
  return isWhole ? (body as Activity) : null
}

/** From Teams, of this tenant, and answered at a host we know; botbuilder looks at none of these. */
function isExpected(activity: Activity, identity: BotIdentity): boolean {
  const tenant = activity.conversation.tenantId ?? activity.channelData?.tenant?.id
  return (
    activity.channelId === "msteams" && tenant === identity.tenantId && isKnownService(activity.serviceUrl, identity)
  )
}

export function isKnownService(serviceUrl: string, { serviceHosts }: Pick<BotIdentity, "serviceHosts">): boolean {
  if (!URL.canParse(serviceUrl)) return false
  const { host, protocol } = new URL(serviceUrl)
  const isLoopback = host.startsWith("127.0.0.1:") || host.startsWith("localhost:")
  return serviceHosts.includes(host) && (protocol === "https:" || isLoopback)
}

/** The channel's keys could not be fetched: Teams may try again, and the caller is not to blame. */
const isUnreachable = (error: unknown): boolean =>
  (error instanceof AuthenticationError && error.statusCode >= 500) ||
  (error instanceof Error && (error.name === "FetchError" || /ECONNREFUSED|ETIMEDOUT|ENOTFOUND/.test(error.message)))

export type { Activity, ClaimsIdentity, ConfigurationBotFrameworkAuthentication }
