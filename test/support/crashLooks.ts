// What a crash run looks at and does: the ledger, the cards in chats, a press, the list.
import { expect } from "vitest"
import type { Message } from "#domain/message/message.ts"
import type { Reminder } from "#domain/reminder/reminder.ts"
import type { Reply } from "#domain/update/reply.ts"
import { type CrashWorld, cardsOn, type Running } from "./crashRun.ts"
import { listsOf } from "./lists.ts"
import { until } from "./localWorld.ts"
import { dataOf } from "./readCard.ts"

export type LedgerRow = { key: string; state: string; body: Message<Reminder> }

const isSettled = (row: LedgerRow) => row.state !== "pending" && row.state !== "sending"

export const personOf = ({ body }: LedgerRow): string => (body.to.kind === "person" ? body.to.person.id : "")
export const itemsOf = ({ body }: LedgerRow): string[] => body.content.items.map(item => item.actionKey)

export function lookingAt(run: CrashWorld) {
  const ledgerOf = (day: string): LedgerRow[] =>
    run.rows<Message<Reminder>>("message").filter(row => row.key.startsWith(`reminder/${day}/`))

  return {
    ledgerOf,
    untilSettled: (day: string) =>
      until(`the ledger of ${day} to settle`, () => {
        const rows = ledgerOf(day)
        return rows.length > 0 && rows.every(isSettled) ? rows : null
      }),
    untilRepliesEnd: () =>
      until("every reply to reach its end", () =>
        run.rows<Reply>("reply").every(row => row.state === "applied" || row.state === "held"),
      ),
    /** How often the connector was asked to post into a person's chat. */
    postsTo(personId: string): number {
      const chat = encodeURIComponent(run.world.teams.chatOf(personId))
      const posts = run.world.teams.requests().filter(({ method }) => method === "POST")
      return posts.filter(
        ({ path }) => path.includes(chat) || decodeURIComponent(path).includes(decodeURIComponent(chat)),
      ).length
    },
    /** What must hold of a day once the app is back, whatever happened to it. */
    expectSumsToHold(day: string, rows: LedgerRow[]) {
      const cards = cardsOn(run.world, day)
      for (const row of rows) {
        const received = cards.get(personOf(row)) ?? 0
        expect(["sent", "unknown"], row.key).toContain(row.state)
        expect(received, `cards of ${row.key}, which is ${row.state}`).toBeLessThanOrEqual(1)
        if (row.state === "sent") expect(received, row.key).toBe(1)
      }
    },
    /** Presses "Send update" on the first card that was sent; does not wait for an app that dies. */
    async press(app: Running, day: string, words: string) {
      const row = ledgerOf(day).find(({ state, body }) => state === "sent" && body.content.items.length > 0)
      if (!row?.body.delivered) throw new Error("no card to press")
      const { delivered, content } = row.body
      const shown = run.world.teams.messages(delivered.conversationId).find(({ id }) => id === delivered.activityId)
      const { verb, data } = dataOf(shown?.activity.attachments?.[0]?.content, "Send update")
      const pressed = { verb, data, inputs: { "status:0": "under way", "words:0": words } }
      const again = () => run.world.teams.pressAs(personOf(row), delivered.activityId, pressed)
      await Promise.race([again().catch(() => null), app.died])
      return { actionKey: content.items[0]?.actionKey, again }
    },
    updatesSaying: async (actionKey: unknown, words: string) =>
      (await listsOf(run.world).updatesOf(actionKey)).filter(update => update.fields.Words === words),
    repliesSaying: (words: string) => run.rows<Reply>("reply").filter(row => row.body.draft.words === words),
    actionOf: async (actionKey: unknown) =>
      (await listsOf(run.world).read("Actions")).find(({ fields }) => fields.Key === actionKey),
  }
}
