import http from "node:http"
import type { AddressInfo } from "node:net"
import { ConfidentialClientApplication } from "@azure/msal-node"
import {
  type Activity,
  ActivityHandler,
  type AdaptiveCardInvokeResponse,
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConversationReference,
  type InvokeResponse,
  MessageFactory,
  type TurnContext,
} from "botbuilder"
import { AuthenticationConfiguration, MsalServiceClientCredentialsFactory } from "botframework-connector"

const audience = "https://api.botframework.com"

export type BotSettings = {
  appId: string
  secret: string
  tenantId: string
  authorityMetadata: object
  openIdMetadataUrl: string
  serviceUrl: string
  port?: number
}
export type Press = { verb: string; data: Record<string, unknown>; activity: Partial<Activity> }

/** A real bot on botbuilder, with authentication on, that keeps what it is told and answers as it is bidden. */
export async function startTestBot() {
  const received: Partial<Activity>[] = []
  let adapter: CloudAdapter | undefined
  let settings: BotSettings | undefined
  let onPress: (press: Press) => Promise<AdaptiveCardInvokeResponse> = async () => message("Noted.")
  let onMessage: (context: TurnContext) => Promise<unknown> = async context =>
    context.sendActivity(`You said: ${context.activity.text}`)

  const handler = new (class extends ActivityHandler {
    protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
      const { action } = context.activity.value
      return { status: 200, body: await onPress({ verb: action.verb, data: action.data, activity: context.activity }) }
    }
  })()
  handler.onMessage(async context => {
    await onMessage(context)
  })

  const server = http.createServer(async (request, response) => {
    try {
      if (!adapter) throw new Error("The bot is not ready yet")
      const body = await readJson(request)
      await adapter.process(Object.assign(request, { body }) as never, answering(response), async context => {
        received.push(context.activity)
        await handler.run(context)
      })
    } catch {
      if (!response.headersSent) response.writeHead(503).end()
    }
  })
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve))
  const ready = () => {
    if (!adapter || !settings) throw new Error("The bot is not ready yet")
    return { adapter, settings }
  }

  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`,
    received,
    use(given: BotSettings) {
      settings = given
      adapter = newAdapter(given)
    },
    answerPresses: (answer: typeof onPress) => {
      onPress = answer
    },
    answerMessages: (answer: typeof onMessage) => {
      onMessage = answer
    },
    /** Opens the chat with a person by object id and sends a card: what a reminder does. */
    async sendCardTo(personId: string, card: object): Promise<Partial<ConversationReference>> {
      const { adapter, settings } = ready()
      let reference: Partial<ConversationReference> = {}
      const parameters = {
        isGroup: false,
        tenantId: settings.tenantId,
        bot: { id: `28:${settings.appId}`, name: "Golden Thread" },
        members: [{ id: personId, name: "" }],
        channelData: { tenant: { id: settings.tenantId } },
        activity: undefined as unknown as Activity,
      }
      await adapter.createConversationAsync(
        settings.appId,
        "msteams",
        settings.serviceUrl,
        audience,
        parameters as never,
        async context => {
          reference = { ...reference, ...referenceOf(context) }
          const sent = await context.sendActivity(cardMessage(card))
          reference = { ...reference, activityId: sent?.id ?? "" }
        },
      )
      return reference
    },
    async sendCardToChannel(channelId: string, card: object): Promise<string> {
      const { adapter, settings } = ready()
      let conversationId = ""
      const parameters = { isGroup: true, channelData: { channel: { id: channelId } }, activity: cardMessage(card) }
      await adapter.createConversationAsync(
        settings.appId,
        "msteams",
        settings.serviceUrl,
        audience,
        parameters as never,
        async context => {
          conversationId = context.activity.conversation.id
        },
      )
      return conversationId
    },
    async continue(reference: Partial<ConversationReference>, logic: (context: TurnContext) => Promise<void>) {
      const { adapter, settings } = ready()
      await adapter.continueConversationAsync(settings.appId, reference, logic)
    },
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export function cardMessage(card: object): Partial<Activity> {
  return MessageFactory.attachment(CardFactory.adaptiveCard(card))
}

export function replacement(card: object): AdaptiveCardInvokeResponse {
  return { statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value: card as Record<string, unknown> }
}

export function message(text: string): AdaptiveCardInvokeResponse {
  return { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: text as never }
}

function newAdapter(given: BotSettings): CloudAdapter {
  const msal = new ConfidentialClientApplication({
    auth: {
      clientId: given.appId,
      clientSecret: given.secret,
      authority: `https://login.microsoftonline.com/${given.tenantId}`,
      authorityMetadata: JSON.stringify(given.authorityMetadata),
    },
  })
  // botbuilder's types name the msal that it brings itself; the newer one speaks alike.
  const credentials = new MsalServiceClientCredentialsFactory(given.appId, msal as never)
  const channel = {
    MicrosoftAppId: given.appId,
    MicrosoftAppType: "SingleTenant",
    MicrosoftAppTenantId: given.tenantId,
    MicrosoftAppPassword: given.secret,
    ValidateAuthority: "true",
    ToChannelFromBotLoginUrl: `https://login.microsoftonline.com/${given.tenantId}`,
    ToChannelFromBotOAuthScope: audience,
    ToBotFromChannelTokenIssuer: audience,
    OAuthUrl: given.serviceUrl,
    ToBotFromChannelOpenIdMetadataUrl: given.openIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: given.openIdMetadataUrl,
    CallerId: "",
  }
  const adapter = new CloudAdapter(
    new ConfigurationBotFrameworkAuthentication(channel, credentials, new AuthenticationConfiguration()),
  )
  adapter.use(async (context, next) => {
    // The built-in retries would blur what one fault does.
    const client = context.turnState.get(adapter.ConnectorClientKey)?.client
    client?.pipeline?.removePolicy({ name: "defaultRetryPolicy" })
    await next()
  })
  return adapter
}

function referenceOf(context: TurnContext): Partial<ConversationReference> {
  const { conversation, recipient, serviceUrl, channelId } = context.activity
  return { conversation, bot: recipient, serviceUrl, channelId }
}

async function readJson(request: http.IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return JSON.parse(Buffer.concat(chunks).toString("utf8"))
}

/** What botbuilder asks of a response, over node's own. */
function answering(response: http.ServerResponse) {
  const over = {
    socket: response.socket,
    status(code: number) {
      response.statusCode = code
      return over
    },
    header(name: string, value: string) {
      response.setHeader(name, value)
      return over
    },
    send(body: unknown) {
      response.setHeader("content-type", "application/json; charset=utf-8")
      response.write(typeof body === "string" ? body : JSON.stringify(body))
      return over
    },
    end() {
      response.end()
    },
  }
  return over as never
}
