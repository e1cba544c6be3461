// The bot with everything behind it in memory: a register of three actions, and a chat that keeps what it is sent.
import { createWorker } from "#api/jobs/worker.ts"
import { createBot } from "#bot/bot.ts"
import type { Card } from "#bot/cards/elements.ts"
import { createConversations } from "#bot/conversations.ts"
import { lateReply } from "#bot/lateReply.ts"
import type { TeamsMessenger } from "#bot/messenger.ts"
import { sendReminders } from "#domain/reminder/sendReminders.ts"
import { anAction, aPerson, aPlan, aPost, dueBy } from "../support/builders.ts"
import { countingIds } from "../support/countingIds.ts"
import { fixedClock } from "../support/fixedClock.ts"
import { memoryUpdateStore } from "../support/memoryUpdateStore.ts"
import { memoryWork } from "../support/memoryWork.ts"
import { context } from "../support/reminders.ts"
import { anActivity, aPress, tenantId } from "./channel.ts"

export const owner = aPerson("7c1d40a6-52e9-4b38-9f00-000000000008", "Head of Learning")
export const stranger = aPerson("7c1d40a6-52e9-4b38-9f00-000000000017", "Head of Leisure")
export const manager = aPerson("7c1d40a6-52e9-4b38-9f00-000000000005", "Chief Officer")
export const cardKey = `reminder/2026-11-26/${owner.id}`

export async function aBot() {
  const clock = fixedClock()
  const work = memoryWork()
  const ids = countingIds()
  const actions = ["1", "2", "3"].map(at =>
    anAction({ key: `action${at}`, reference: `1.${at}`, text: `Action number ${at}`, byWhen: dueBy("2026-11-30") }),
  )
  const store = memoryUpdateStore({
    actions,
    plans: [aPlan({ ownerKey: "manager" })],
    posts: [aPost({ holder: owner, lineManagerKey: "manager" }), aPost({ key: "manager", holder: manager })],
  })
  const sent: { to: string; card?: Card; text?: string }[] = []
  const updated: { id: string; card: Card }[] = []
  const faults = new Map<"update" | "sendText" | "sendCard", Error>()
  const orFault = async (step: "update" | "sendText" | "sendCard") => {
    const fault = faults.get(step)
    if (fault) throw fault
  }
  const messenger: TeamsMessenger = {
    async send(to) {
      return { kind: "sent", delivered: { conversationId: "a:chat", activityId: to.kind } }
    },
    async update(_to, { activityId }, card) {
      await orFault("update")
      updated.push({ id: activityId, card })
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
    work,
    clock,
    taking: { work, register: store.register, clock, ids },
    recording: { work, store, register: store.register, clock },
    delivering: { work, messenger, clock },
    late: row => lateReply({ work, messenger, context: () => context }, row),
    log: keep,
  })
  const bot = createBot({
    ...{ work, clock, ids, messenger, conversations },
    register: store.register,
    takeReplies: worker.takeReplies,
    words: context.words,
    context: () => context,
    nudge: () => {},
    log: keep,
  })
  await sendReminders({ work, clock, register: store.register })
  const activityFrom = (person: { id: string; name: string }) => ({
    from: { id: `29:${person.id}`, name: person.name, aadObjectId: person.id },
  })
  return {
    ...{ store, work, conversations, sent, updated, faults, log, worker },
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
