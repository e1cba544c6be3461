// Puts everything together. The surroundings say how Graph is reached and what day it is; the rest is the same everywhere.
import { mkdir } from "node:fs/promises"
import { join } from "node:path"
import type { Middleware } from "@microsoft/microsoft-graph-client"
import type { FastifyInstance } from "fastify"
import { type BotIdentity, createAuthentication, createReceive } from "#bot/adapter.ts"
import { agendaChanged } from "#bot/agendaChanged.ts"
import { createBot } from "#bot/bot.ts"
import { createConversations } from "#bot/conversations.ts"
import { createMessenger } from "#bot/messenger.ts"
import { replyEnded } from "#bot/replyEnded.ts"
import { isExempt } from "#domain/action/action.ts"
import type { Content } from "#domain/message/message.ts"
import { preferencesIn } from "#domain/people/request.ts"
import type { Reminder } from "#domain/reminder/reminder.ts"
import { reviseReminder } from "#domain/reminder/reviseReminder.ts"
import type { Frame, SentDay } from "#domain/reminder/sendReminders.ts"
import { readTimetable, roundsAround } from "#domain/reminder/timetable.ts"
import type { Register } from "#domain/update/register.ts"
import { isWaiting } from "#domain/update/reply.ts"
import type { Clock } from "#domain/work/ports.ts"
import { createCalendar } from "./calendar.ts"
import type { Config } from "./config.ts"
import { refuseInsecure } from "./config.ts"
import type { Log } from "./errorHandler.ts"
import { openTemplate } from "./exchange/openTemplate.ts"
import { createActivityFeed } from "./graph/activityFeed.ts"
import { createBudget } from "./graph/budget.ts"
import { createGraphClient } from "./graph/client.ts"
import { createDirectory } from "./graph/directory.ts"
import { openKeptSite } from "./graph/keptSite.ts"
import { inLane } from "./graph/lanes.ts"
import { createListReader } from "./graph/listReader.ts"
import { createPlanStore } from "./graph/planStore.ts"
import { createHealth } from "./health.ts"
import { createIds } from "./ids.ts"
import { every } from "./jobs/every.ts"
import { findLeavers, findLeaversNightly } from "./jobs/findLeavers.ts"
import { forgetOld } from "./jobs/forget.ts"
import { createImporter } from "./jobs/importer.ts"
import { createPace } from "./jobs/pace.ts"
import { remindDaily } from "./jobs/remindDaily.ts"
import { remindDay } from "./jobs/remindDay.ts"
import { createSpaced } from "./jobs/spaced.ts"
import { createWorker, type Limits, usualLimits } from "./jobs/worker.ts"
import { createOverlaid } from "./overlaid.ts"
import { createReplica } from "./replica/replica.ts"
import type { ApiPorts } from "./routes/apiPorts.ts"
import { createServer } from "./server.ts"
import { appTokens, createMsal } from "./signIn/appTokens.ts"
import { createProveReading } from "./signIn/proveReading.ts"
import { createValidateToken } from "./signIn/validateToken.ts"
import { markStore, noteSentDay } from "./storeMark.ts"
import { type Watch, watched } from "./watched.ts"
import { loadWords } from "./words.ts"
import { openWork } from "./work/openWork.ts"

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
  /** For measuring what the limits cost. */
  isUnlimited?: boolean
  /** For trying what happens when one of several instances dies, without a long wait. */
  limits?: Limits
}

export type App = {
  origin: string
  /** Puts the day's reminders in the way of being sent. */
  sendReminders(): Promise<SentDay>
  /** Takes in what changed in the lists now rather than at the next round. */
  refresh(): Promise<void>
  /** Looks now for people who have left. */
  findLeavers(): Promise<void>
  close(): Promise<void>
}

function isExemptKey({ actions }: Register, actionKey: string): boolean {
  const action = actions.get(actionKey)
  return action !== undefined && isExempt(action)
}

const refreshEvery = 30_000
/** Reading the lists costs units of the budget that replies need. */
const soonestRefresh = 10_000
const saveEvery = 60_000
const reconcileEvery = 6 * 60 * 60_000
const leaversEvery = 60 * 60_000
const forgetEvery = 6 * 60 * 60_000

export async function start(config: Config, surroundings: Surroundings): Promise<App> {
  const { transport, clock, log, watch, isUnlimited = false, limits = usualLimits } = surroundings
  let lastFault: string | null = null
  /** For what goes wrong in the jobs: managers read the last of it, the details are in the log. */
  const fault: Log = (event, detail) => {
    lastFault = event
    log(event, detail)
  }
  refuseInsecure(config, surroundings.isLocal)
  await mkdir(config.dataFolder, { recursive: true })
  const words = await loadWords(config.language, config.wordsFolder)
  const wordTemplate = await openTemplate(config.wordTemplate, words.words)
  const ids = createIds()

  const graphMsal = () => createMsal({ clientId: config.api.clientId, secret: config.api.secret }, config.authority)
  const { isShared, ...opened } = await openWork(config, graphMsal, surroundings.isLocal)
  const work = watched(opened.work, watch, {
    insertIfAbsent: row => `work.insertIfAbsent ${row.kind} ${row.state}`,
    compareAndSet: (row, change) => `work.compareAndSet ${row.kind} ${change.state ?? row.state}`,
  })

  const budget = createBudget({ unitsPerMinute: config.graphUnitsPerMinute, now: () => performance.now() })
  const client = createGraphClient(appTokens(graphMsal()), transport, { budget })
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
    createPlanStore({ client, site, names: replica.nameOf, written: replica.put, idOf: replica.idOf }),
    watch,
    { addUpdate: () => "store.addUpdate", writeAction: () => "store.writeAction" },
  )
  const calendar = createCalendar(() => replica.register.settings)
  await markStore({ work, clock, ids, store, register: replica.register, calendar }).catch(error =>
    log("the store's mark was not kept", error),
  )

  const register: () => Register = () => overlaid()
  const frame = (): Frame => {
    const now = register()
    const today = clock.today()
    const timetable = readTimetable(now.settings)
    const days = calendar()
    const roundsOf = roundsAround(today, { forums: now.forums, calendar: days, timetable })
    return { register: now, today, calendar: days, timetable, roundsOf }
  }
  const identity: BotIdentity = { appId: config.bot.appId, tenantId: config.tenantId, ...config.channel }
  const botMsal = createMsal({ clientId: config.bot.appId, secret: config.bot.secret }, config.authority)
  const authentication = createAuthentication(identity, botMsal)
  const conversations = createConversations({ work, clock })
  const context = () => ({
    words: words.words,
    teamsAppId: config.teamsAppId,
    today: clock.today(),
    isExempt: (actionKey: string) => isExemptKey(replica.register, actionKey),
    register,
  })
  const pace = createPace({ work, clock, isUnlimited })
  const messenger = watched(
    createMessenger({
      ...{
        identity,
        authentication,
        conversations,
        context,
        pace,
        sendMilliseconds: limits.send,
        gate: pace.gate,
        now: clock.now,
      },
      serviceUrl: config.teamsServiceUrl,
      feed: createActivityFeed({ client, teamsAppId: config.teamsAppId, log }),
      prefersFeed: id => preferencesIn(register().requests.values()).get(id)?.route === "activity feed",
    }),
    watch,
    { send: () => "messenger.send" },
  )
  const revise = (content: Content): Content | null =>
    content.type === "reminder" ? reviseReminder(content as Reminder, register(), clock.today()) : content
  const refreshOrLog = () => replica.refresh().catch(error => fault("the lists were not read", error))
  const worker = createWorker({
    work,
    clock,
    taking: { work, register, clock, ids },
    recording: {
      work,
      store,
      register: () => replica.register,
      clock,
      refresh: replica.refresh,
      waiting: () => worker.waiting.replies().filter(isWaiting),
    },
    requesting: { work, store, register: () => replica.register, clock },
    limits,
    lists: { readFrom: replica.readFrom, refresh: createSpaced(refreshOrLog, soonestRefresh), now: clock.now },
    delivering: { work, messenger, clock, pace, revise },
    // Other instances' work is looked for less often than one's own, of which one is told.
    restMilliseconds: isShared ? 3000 : 1000,
    inReplyLane: (canWait, run) => inLane("reply", { patienceMilliseconds: canWait ? limits.lease / 2 : 0 }, run),
    ended: (row, isLate) => replyEnded({ work, messenger, context, register, clock, log: fault }, row, isLate),
    requestEnded: row => agendaChanged({ work, messenger, context, register }, row),
    log: fault,
  })
  const importer = createImporter({ work, clock, store, restMilliseconds: isShared ? 3000 : 1000, log: fault })
  const overlaid = createOverlaid({ register: replica.register, version: replica.version, waiting: worker.waiting })

  const accepted: ApiPorts["accepted"] = row => {
    worker.accepted(row)
    worker.nudge()
  }
  const directory = createDirectory(client)
  const { nudge } = worker
  const remind = remindDay({
    ...{ work, clock, frame, leaseMilliseconds: 2 * limits.lease, refresh: refreshOrLog, nudge },
    planned: () =>
      noteSentDay({ work, clock, store, register: replica.register }).catch(error =>
        log("the store's mark was not kept", error),
      ),
  })
  const ports: ApiPorts = {
    validateToken: createValidateToken(config),
    proveReading: createProveReading({ msal: graphMsal, site, transport, now: clock.now, budget }),
    register,
    refresh: refreshOrLog,
    frame,
    waitingActions: () => new Set(worker.waiting.replies().map(row => row.body.draft.subjectKey)),
    waitingUpdates: () => new Set(worker.waiting.replies().map(row => row.body.draft.key)),
    readAt: replica.readAt,
    etagOf: replica.etagOf,
    takeReplies: worker.takeReplies,
    accepted,
    remind,
    store,
    directory,
    work,
    clock,
    ids,
    words,
    wordTemplate,
    nudge: worker.nudge,
    importer: { nudge: importer.nudge, unitsPerMinute: config.graphUnitsPerMinute },
    health: createHealth({ work, replica, worker, lastFault: () => lastFault, now: clock.now }),
  }
  const bot = createBot({
    ...{ work, clock, ids, register, refresh: refreshOrLog, frame, messenger, conversations, context, log, accepted },
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

  const leaving = { work, clock, directory, register }
  const failed = (job: string) => (error: unknown) => fault(`${job} failed`, error)
  // What waits is known before anybody adds to it. No work is begun before the door is open: what cannot be reached sends
  // nothing.
  await worker.waiting.read()
  const origin = await server.listen({ port: config.port, host: config.host })
  await worker.start()
  importer.nudge()
  const jobs = [
    every(refreshEvery, replica.refresh, failed("reading changes")),
    every(saveEvery, replica.save, failed("saving the snapshot")),
    every(reconcileEvery, replica.reconcile, failed("comparing ids")),
    every(leaversEvery, () => findLeaversNightly(leaving), failed("looking for leavers")),
    every(forgetEvery, async () => void (await forgetOld({ work, clock })), failed("forgetting what is old")),
    ...(config.isRemindingDaily ? [remindDaily(clock, remind, failed("reminders"))] : []),
  ]

  async function close() {
    await Promise.all(jobs.map(job => job.stop()))
    await server.close()
    await worker.stop()
    await importer.stop()
    await replica.save()
    await opened.close()
  }
  let closed: Promise<void> | null = null

  return {
    origin,
    sendReminders: remind,
    refresh: replica.refresh,
    findLeavers: () => findLeavers(leaving),
    // Two signals may ask for it.
    close() {
      closed ??= close()
      return closed
    },
  }
}
