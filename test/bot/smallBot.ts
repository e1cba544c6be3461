// The bot with everything behind it in memory: a register of three actions, and a chat that keeps what it is sent.
import { createCalendar } from "#api/calendar.ts"
import { createPace } from "#api/jobs/pace.ts"
import { createWorker } from "#api/jobs/worker.ts"
import { agendaChanged } from "#bot/agendaChanged.ts"
import { createBot } from "#bot/bot.ts"
import type { Card } from "#bot/cards/elements.ts"
import { createConversations } from "#bot/conversations.ts"
import type { TeamsMessenger } from "#bot/messenger.ts"
import { replyEnded } from "#bot/replyEnded.ts"
import type { Content } from "#domain/message/message.ts"
import type { Reminder } from "#domain/reminder/reminder.ts"
import { reviseReminder } from "#domain/reminder/reviseReminder.ts"
import { type Frame, sendReminders } from "#domain/reminder/sendReminders.ts"
import { readTimetable, roundsAround } from "#domain/reminder/timetable.ts"
import { waitingRequests } from "#domain/request/requestRow.ts"
import { overlay } from "#domain/update/overlay.ts"
import { anAction, aPerson, aPlan, aPost, dueBy, type RegisterParts } from "../support/builders.ts"
import { countingIds } from "../support/countingIds.ts"
import { fixedClock } from "../support/fixedClock.ts"
import { until } from "../support/localWorld.ts"
import { memoryUpdateStore } from "../support/memoryUpdateStore.ts"
import { memoryWork } from "../support/memoryWork.ts"
import { context } from "../support/reminders.ts"
import { anActivity, aPress, tenantId } from "./channel.ts"

export const owner = aPerson("7c1d40a6-52e9-4b38-9f00-000000000008", "Head of Learning")
export const stranger = aPerson("7c1d40a6-52e9-4b38-9f00-000000000017", "Head of Leisure")
export const manager = aPerson("7c1d40a6-52e9-4b38-9f00-000000000005", "Chief Officer")
export const cardKey = `reminder/2026-11-26/${owner.id}`

/** The owner's post is led by the manager's, who approves later dates too; the stranger's has to do with neither. */
export async function aBot(parts: RegisterParts = {}) {
  const clock = fixedClock()
  const work = memoryWork()
  const ids = countingIds()
  const actions = ["1", "2", "3"].map(at =>
    anAction({ key: `action${at}`, reference: `1.${at}`, text: `Action number ${at}`, byWhen: dueBy("2026-11-30") }),
  )
  const store = memoryUpdateStore({
    actions,
    plans: [aPlan({ ownerKey: "manager", approverKey: "manager" })],
    posts: [
      aPost({ title: "Head of Learning", holder: owner, lineManagerKey: "manager" }),
      aPost({ key: "manager", title: "Chief Officer", holder: manager }),
      aPost({ key: "leisure", title: "Head of Leisure", holder: stranger }),
    ],
    ...parts,
  })
  const sent: { to: string; card?: Card; text?: string }[] = []
  const delivered: { to: string; content: Content }[] = []
  const updated: { id: string; card: Card; to: string }[] = []
  const faults = new Map<"update" | "sendText" | "sendCard", Error>()
  const orFault = async (step: "update" | "sendText" | "sendCard") => {
    const fault = faults.get(step)
    if (fault) throw fault
  }
  const messenger: TeamsMessenger = {
    async send(to, content) {
      delivered.push({ to: to.kind === "person" ? to.person.id : to.kind, content })
      return { kind: "sent", delivered: { conversationId: "a:chat", activityId: to.kind } }
    },
    async update(to, { activityId }, card) {
      await orFault("update")
      updated.push({ id: activityId, card, to: to.kind })
    },
    async sendText({ conversationId }, text) {
      await orFault("sendText")
      sent.push({ to: conversationId, text })
    },
    async sendCard({ conversationId }, card) {
      await orFault("sendCard")
      sent.push({ to: conversationId, card })
    },
  }
  const conversations = createConversations({ work, clock })
  const log: string[] = []
  const keep = (event: string) => log.push(event)
  const worker = createWorker({
    lists: { readFrom: () => Number.POSITIVE_INFINITY, refresh: () => {}, now: clock.now },
    work,
    clock,
    taking: { work, register: store.register, clock, ids },
    recording: {
      work,
      store,
      register: store.register,
      clock,
      refresh: async () => {},
      waiting: () => worker.waiting.replies(),
    },
    requesting: { work, store, register: store.register, clock },
    delivering: {
      ...{ work, messenger, clock },
      pace: createPace({ work, clock, isUnlimited: true }),
      revise: content =>
        content.type === "reminder" ? reviseReminder(content as Reminder, register(), today()) : content,
    },
    restMilliseconds: 1000,
    inReplyLane: (_canWait, run) => run(),
    ended: (row, isLate) =>
      replyEnded({ work, messenger, context: contextNow, register, clock, log: keep }, row, isLate),
    requestEnded: row => agendaChanged({ work, messenger, context: contextNow, register }, row),
    log: keep,
  })
  const register = () => overlay(store.register(), worker.waiting.replies(), waitingRequests(worker.waiting.requests()))
  const contextNow = () => ({ ...context, register })
  const today = clock.today
  const calendar = createCalendar(() => register().settings)
  const frame = (): Frame => {
    const now = register()
    const timetable = readTimetable(now.settings)
    const roundsOf = roundsAround(today(), { forums: now.forums, calendar: calendar(), timetable })
    return { register: now, today: today(), calendar: calendar(), timetable, roundsOf }
  }
  const bot = createBot({
    refresh: async () => {},
    ...{ work, clock, ids, messenger, conversations },
    register,
    frame,
    accepted: worker.accepted,
    takeReplies: worker.takeReplies,
    words: context.words,
    context: contextNow,
    nudge: () => {},
    log: keep,
  })
  /** Lets the worker bring everything that was asked for and decided to the lists, and every message to its end. */
  async function settled() {
    worker.nudge()
    await until("all work to be done", async () => {
      const [requests, messages] = [
        await work.count("request", ["accepted"]),
        await work.count("message", ["pending", "sending"]),
      ]
      return requests.accepted + messages.pending + messages.sending === 0 && worker.waiting.replies().length === 0
    })
  }
  await sendReminders({ work, clock, frame, leaseMilliseconds: 120_000, heldUntil: async () => null })
  await settled()
  const activityFrom = (person: { id: string; name: string }) => ({
    from: { id: `29:${person.id}`, name: person.name, aadObjectId: person.id },
  })
  return {
    ...{ store, work, clock, register, conversations, sent, delivered, updated, faults, log, worker },
    settled,
    /** What the bot makes of an activity, whatever is in it. */
    take: (activity: Record<string, unknown>) => bot(activity as never),
    press: (verb: unknown, data: unknown, person = owner, part: Record<string, unknown> = {}) =>
      bot(aPress(verb, data, { ...activityFrom(person), ...part }) as never),
    say: (text: unknown, part: Record<string, unknown> = {}) =>
      bot(anActivity({ ...activityFrom(owner), text, ...part }) as never),
    inGroup: { conversation: { id: "19:group", tenantId, conversationType: "groupChat" } },
  }
}

export type SmallBot = Awaited<ReturnType<typeof aBot>>
