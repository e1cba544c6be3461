import Fastify, { type FastifyInstance } from "fastify"
import { loopbackOnly } from "../signIn/loopbackOnly.ts"
import type { CardPress } from "./channel/activities.ts"
import { installations } from "./channel/installations.ts"
import { issuer, keptChannelKey, openIdMetadataPath } from "./channel/issuer.ts"
import { press, refresh } from "./channel/press.ts"
import { type Said, say } from "./channel/say.ts"
import { connector, connectorPrefix } from "./connector/connector.ts"
import type { Exchange, Strikes } from "./connector/exchanges.ts"
import { faults as newFaults } from "./connector/faults.ts"
import { storms as newStorms } from "./connector/storm.ts"
import { notify, type Told } from "./feed.ts"
import { chatId, memberId, personOf } from "./identity.ts"
import { live } from "./live.ts"
import { appProxy } from "./page/appProxy.ts"
import { page } from "./page/page.ts"
import { pageApi } from "./page/pageApi.ts"
import { openStore } from "./store.ts"
import { type TeamsSettings, tokenIssuer, type World } from "./world.ts"

export type { Exchange } from "./connector/exchanges.ts"
export type { Fault } from "./connector/faults.ts"
export type { StormInput, StormKind } from "./connector/storm.ts"
export type { FeedLine, Told } from "./feed.ts"
export type { Message } from "./store.ts"
export type { Activity, Person, TeamsSettings } from "./world.ts"
export type Teams = Awaited<ReturnType<typeof startTeams>>

/** A small Microsoft Teams on this machine: a connector for the bot, a channel that calls it, and a page for people. */
export async function startTeams(settings: TeamsSettings) {
  const store = openStore(settings.file)
  const channelKey = await keptChannelKey(store)
  const world: World = { settings, store, live: live(), channelKey, origin: "", serviceUrl: "" }
  const strikes = { faults: newFaults(), storms: newStorms() }
  const log: Exchange[] = []
  const server = Fastify({
    logger: false,
    bodyLimit: 4 * 1024 * 1024,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 500 },
  })
  parts(server, { world, strikes, log })
  world.origin = await server.listen({ port: settings.port, host: "127.0.0.1" })
  // With a stroke at the end, as the real service has it.
  world.serviceUrl = `${world.origin}${connectorPrefix}/`
  const installs = installations(world)
  installs.begin()

  return {
    origin: world.origin,
    serviceUrl: world.serviceUrl,
    openIdMetadataUrl: `${world.origin}${openIdMetadataPath}`,
    tokenIssuer,
    /** The id of a person's chat with the bot. */
    chatOf: (personId: string) => chatId(settings, personId),
    /** By what name the bot is told of a person, and a card's `refresh.userIds` names them: `from.id` of what they send. */
    memberOf: (personId: string) => memberId(settings, personOf(settings, personId).id),
    /** Everything in a conversation, oldest first; for a channel, posts and replies. */
    messages: (conversationId: string) => store.messagesOf(conversationId),
    sayAs: (personId: string, said: string | Said) =>
      say(world, personId, typeof said === "string" ? { text: said } : said),
    pressAs: (personId: string, activityId: string, pressed: CardPress) => press(world, personId, activityId, pressed),
    /** The card is shown to a person anew; undefined when it asks for no refresh for them. */
    refreshAs: (personId: string, activityId: string) => refresh(world, personId, activityId),
    /** Puts a line into a person's activity feed. */
    notify: (told: Told) => notify(world, told),
    /** A person's activity feed, oldest first. */
    feed: (personId: string) => store.feedOf(personId),
    isInstalled: (personId: string) => ["installed", "blocked"].includes(store.installState(personId) ?? ""),
    install: installs.install,
    uninstall: installs.remove,
    remove: installs.remove,
    block: (personId: string) => installs.setState(personId, "blocked"),
    unblock: (personId: string) => installs.setState(personId, "installed"),
    /** Resolves once the bot has taken every installation it has to be told of. */
    settled: installs.settled,
    requests: (): Exchange[] => log.map(exchange => ({ ...exchange })),
    inject: strikes.faults.inject,
    clearFaults: strikes.faults.clear,
    /** From now on the bot's requests are struck by chance, until `calm`. */
    storm: strikes.storms.storm,
    calm: strikes.storms.calm,
    async close() {
      await installs.stop()
      await server.close()
      store.close()
    },
  }
}

type Parts = { world: World; strikes: Strikes; log: Exchange[] }

function parts(server: FastifyInstance, { world, strikes, log }: Parts) {
  const { settings } = world
  loopbackOnly(server)
  issuer(server, world.channelKey)
  apart(server, connectorPrefix, scope => connector(scope, { world, strikes, log }))
  apart(server, "", scope => pageApi(scope, { world, strikes, log }))
  apart(server, "", scope => page(scope, { folder: settings.clientFolder }))
  apart(server, "", scope => appProxy(scope, settings))
}

/** Gives a part hooks and an error handler of its own. */
function apart(server: FastifyInstance, prefix: string, fill: (scope: FastifyInstance) => void) {
  server.register(
    (scope, _options, done) => {
      fill(scope)
      done()
    },
    { prefix },
  )
}
