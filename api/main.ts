// Puts everything together. The surroundings say how Graph is reached and what day it is; the rest is the same everywhere.
import { mkdir } from "node:fs/promises"
import { join } from "node:path"
import type { Middleware } from "@microsoft/microsoft-graph-client"
import type { FastifyInstance } from "fastify"
import { type BotIdentity, createAuthentication, createReceive } from "#bot/adapter.ts"
import { createBot } from "#bot/bot.ts"
import { createConversations } from "#bot/conversations.ts"
import { lateReply } from "#bot/lateReply.ts"
import { createMessenger } from "#bot/messenger.ts"
import { isExempt } from "#domain/action/action.ts"
import { sendReminders } from "#domain/reminder/sendReminders.ts"
import { overlay } from "#domain/update/overlay.ts"
import type { Register } from "#domain/update/register.ts"
import type { Clock } from "#domain/work/ports.ts"
import type { Config } from "./config.ts"
import { refuseInsecure } from "./config.ts"
import type { Log } from "./errorHandler.ts"
import { createGraphClient } from "./graph/client.ts"
import { openKeptSite } from "./graph/keptSite.ts"
import { createListReader } from "./graph/listReader.ts"
import { createPlanStore } from "./graph/planStore.ts"
import { readHealth } from "./health.ts"
import { createIds } from "./ids.ts"
import { every } from "./jobs/every.ts"
import { remindDaily } from "./jobs/remindDaily.ts"
import { createWorker } from "./jobs/worker.ts"
import { createReplica } from "./replica/replica.ts"
import type { ApiPorts } from "./routes/apiPorts.ts"
import { createServer } from "./server.ts"
import { appTokens, createMsal } from "./signIn/appTokens.ts"
import { createProveReading } from "./signIn/proveReading.ts"
import { createValidateToken } from "./signIn/validateToken.ts"
import { type Watch, watched } from "./watched.ts"
import { loadWords } from "./words.ts"
import { openSqliteWork } from "./work/sqlite.ts"

/** What differs between a tenant, a machine on its own, and a test. */
export type Surroundings = {
  /** The last link to Graph. */
  transport: Middleware
  clock: Clock
  isLocal: boolean
  log: Log
  /** Routes of the surroundings' own. */
  further?: (server: FastifyInstance) => void
  watch?: Watch
}

export type App = {
  origin: string
  /** Puts the day's reminders in the way of being sent. */
  sendReminders(): Promise<{ added: number; alreadyThere: number }>
  /** Takes in what changed in the lists now rather than at the next round. */
  refresh(): Promise<void>
  close(): Promise<void>
}

function isExemptKey({ actions }: Register, actionKey: string): boolean {
  const action = actions.get(actionKey)
  return action !== undefined && isExempt(action)
}

const refreshEvery = 30_000
const saveEvery = 60_000
const reconcileEvery = 6 * 60 * 60_000

export async function start(config: Config, surroundings: Surroundings): Promise<App> {
  const { transport, clock, log, watch } = surroundings
  refuseInsecure(config, surroundings.isLocal)
  await mkdir(config.dataFolder, { recursive: true })
  const words = await loadWords(config.language, config.wordsFolder)
  const ids = createIds()

  const sqlite = openSqliteWork(join(config.dataFolder, "work.sqlite"))
  const work = watched(sqlite, watch, {
    insertIfAbsent: row => `work.insertIfAbsent ${row.kind} ${row.state}`,
    compareAndSet: (row, change) => `work.compareAndSet ${row.kind} ${change.state ?? row.state}`,
  })

  const graphMsal = () => createMsal({ clientId: config.api.clientId, secret: config.api.secret }, config.authority)
  const client = createGraphClient(appTokens(graphMsal()), transport)
  const site = await openKeptSite(client, config.site, join(config.dataFolder, "site.json"))
  const replica = createReplica({
    reader: createListReader(client, site),
    site: site.path,
    file: join(config.dataFolder, "replica.json"),
    stamp: clock.stamp,
    now: clock.now,
  })
  await replica.open()
  const store = watched(
    createPlanStore({
      client,
      site,
      names: replica.nameOf,
      written: replica.put,
      idOf: key => replica.idOf("actions", key),
    }),
    watch,
    { addUpdate: () => "store.addUpdate", writeAction: () => "store.writeAction" },
  )

  const register = () => overlay(replica.register, worker.waiting())
  const identity: BotIdentity = { appId: config.bot.appId, tenantId: config.tenantId, ...config.channel }
  const botMsal = createMsal({ clientId: config.bot.appId, secret: config.bot.secret }, config.authority)
  const authentication = createAuthentication(identity, botMsal)
  const conversations = createConversations({ work, clock })
  const context = () => ({
    words: words.words,
    teamsAppId: config.teamsAppId,
    today: clock.today(),
    isExempt: (actionKey: string) => isExemptKey(replica.register, actionKey),
  })
  const messenger = watched(createMessenger({ identity, authentication, conversations, context }), watch, {
    send: () => "messenger.send",
  })
  const worker = createWorker({
    work,
    clock,
    taking: { work, register, clock, ids },
    recording: { work, store, register: () => replica.register, clock },
    delivering: { work, messenger, clock },
    late: row => lateReply({ work, messenger, context }, row),
    log,
  })

  const ports: ApiPorts = {
    validateToken: createValidateToken(config),
    proveReading: createProveReading({ msal: graphMsal, site, transport, now: clock.now }),
    register,
    waitingActions: () => new Set(worker.waiting().map(row => row.body.draft.subjectKey)),
    waitingUpdates: () => new Set(worker.waiting().map(row => row.body.draft.key)),
    readAt: replica.readAt,
    takeReplies: worker.takeReplies,
    work,
    clock,
    ids,
    words,
    nudge: worker.nudge,
    health: () => readHealth({ work, replica, worker, now: clock.now }),
  }
  const bot = createBot({
    ...{ work, clock, ids, register, messenger, conversations, context, log },
    takeReplies: worker.takeReplies,
    words: words.words,
    nudge: worker.nudge,
  })
  const receive = createReceive({ identity, authentication, log })
  const server = createServer({
    ports,
    receive: incoming => receive(incoming, bot),
    log,
    ...(surroundings.further ? { further: surroundings.further } : {}),
  })

  const remind = async () => {
    const sent = await sendReminders({ work, clock, register })
    worker.nudge()
    return sent
  }
  const failed = (job: string) => (error: unknown) => log(`${job} failed`, error)
  await worker.start()
  const jobs = [
    every(refreshEvery, replica.refresh, failed("reading changes")),
    every(saveEvery, replica.save, failed("saving the snapshot")),
    every(reconcileEvery, replica.reconcile, failed("comparing ids")),
    ...(config.reminderHour === null ? [] : [remindDaily(config.reminderHour, clock, remind, failed("reminders"))]),
  ]
  const origin = await server.listen({ port: config.port, host: config.host })

  async function close() {
    await Promise.all(jobs.map(job => job.stop()))
    await server.close()
    await worker.stop()
    await replica.save()
    sqlite.close()
  }
  let closed: Promise<void> | null = null

  return {
    origin,
    sendReminders: remind,
    refresh: replica.refresh,
    // Two signals may ask for it.
    close() {
      closed ??= close()
      return closed
    },
  }
}
