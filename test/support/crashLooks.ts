// What a crash run looks at and does: the ledger, the cards in chats, what the connector was asked, a press, the list.
import { expect } from "vitest"
import type { Delivered, Message } from "#domain/message/message.ts"
import type { Reminder } from "#domain/reminder/reminder.ts"
import type { Reply } from "#domain/update/reply.ts"
import type { WorkRow } from "#domain/work/ports.ts"
import type { Exchange } from "#infra/local/teams/teams.ts"
import { samplePeople } from "#infra/provision/sample/people.ts"
import { type CrashWorld, cardsOn, type Running } from "./crashRun.ts"
import { listsOf } from "./lists.ts"
import { until } from "./localWorld.ts"
import { nodesOf } from "./readCard.ts"

type Row<C extends { type: string }> = { key: string; state: string; body: Message<C> }
export type LedgerRow = Row<Reminder>

const isSettled = (row: { state: string }) => row.state !== "pending" && row.state !== "sending"

export const personOf = ({ body }: Row<{ type: string }>): string =>
  body.to.kind === "person" ? body.to.person.id : ""
export const itemsOf = ({ body }: LedgerRow): string[] => body.content.items.map(item => item.actionKey)

/** What is known of a run from before the app came back. */
export type Before = { posts: number; leftSending: readonly LedgerRow[] }

/** One item on a card in somebody's chat. */
export type CardForm = { personId: string; item: number; actionKey: string; delivered: Delivered }

/** Each form has a button of its own, which names its item. */
function sendButton(card: unknown, item: number) {
  const buttons = nodesOf(card).filter(node => node.title === "Send update")
  const found = buttons.find(({ data }) => (data as { item?: number }).item === item)
  if (!found) throw new Error(`no form for item ${item} on the card`)
  return { verb: String(found.verb), data: found.data as Record<string, unknown> }
}

export function lookingAt(run: CrashWorld) {
  const { teams } = run.world
  const lists = listsOf(run.world)
  const messagesUnder = <C extends { type: string }>(prefix: string): Row<C>[] =>
    run.rows<Message<C>>("message").filter(row => row.key.startsWith(prefix))
  const ledgerOf = (day: string): LedgerRow[] => messagesUnder(`reminder/${day}/`)
  const untilAllSettled = <R extends { state: string }>(what: string, read: () => R[]) =>
    until(`${what} to settle`, () => {
      const rows = read()
      return rows.length > 0 && rows.every(isSettled) ? rows : null
    })
  const posts = () => teams.requests().filter(({ method }) => method === "POST")
  const postsInto = (personId: string, since = 0): Exchange[] =>
    posts()
      .slice(since)
      .filter(({ path }) => decodeURIComponent(path.split("/")[3] ?? "") === teams.chatOf(personId))

  /** Every form on the cards of a day that were sent. */
  const formsOn = (day: string): CardForm[] =>
    ledgerOf(day).flatMap(row => {
      const { delivered, content } = row.body
      if (row.state !== "sent" || !delivered) return []
      return content.items.map(({ actionKey }, item) => ({ personId: personOf(row), item, actionKey, delivered }))
    })

  return {
    lists,
    ledgerOf,
    /** The cards of all days. */
    ledgerOfAll: (): WorkRow<Message<Reminder>>[] =>
      messagesUnder<Reminder>("reminder/").map(row => ({
        ...{ kind: "message", dueAt: null, leaseUntil: null, attempts: 0, version: 1, createdAt: "" },
        ...row,
      })),
    leftSending: (day: string) => ledgerOf(day).filter(row => row.state === "sending"),
    untilSettled: (day: string) => untilAllSettled(`the ledger of ${day}`, () => ledgerOf(day)),
    noticesOf: (replyKey: string) => messagesUnder(`held/${replyKey}/`),
    untilNoticesSettled: (replyKey: string) => untilAllSettled("the notices", () => messagesUnder(`held/${replyKey}/`)),
    untilRepliesEnd: () =>
      until("every reply to reach its end", () =>
        run.rows<Reply>("reply").every(row => row.state === "applied" || row.state === "held"),
      ),
    /** How many posts the connector has been asked for: where a run begins in its log. */
    postsSoFar: () => posts().length,
    /** What the connector was asked to post into a person's chat. */
    postsInto,
    /** What must hold of a day once the app is back, whatever happened to it. */
    expectSumsToHold(day: string, rows: LedgerRow[], before: Before) {
      const cards = cardsOn(run.world, day)
      for (const row of rows) {
        const received = cards.get(personOf(row)) ?? 0
        const posted = postsInto(personOf(row), before.posts)
        expect(["sent", "unknown"], row.key).toContain(row.state)
        expect(received, `cards of ${row.key}, which is ${row.state}`).toBeLessThanOrEqual(1)
        expect(posted.length, `posts for ${row.key}, which is ${row.state}`).toBeLessThanOrEqual(1)
        if (row.state !== "sent") continue
        expect(received, row.key).toBe(1)
        expect(posted, row.key).toMatchObject([{ status: 201, ambiguous: false }])
      }
      const asked = new Set(rows.map(personOf))
      for (const { id } of samplePeople)
        if (!asked.has(id)) expect(postsInto(id, before.posts), `posts for ${id}, who has no row`).toEqual([])
      const unknown = rows.filter(row => row.state === "unknown")
      expect(unknown.map(row => row.key)).toEqual(before.leftSending.map(row => row.key))
    },
    formsOn,
    /** Presses "Send update" under a form; does not wait for an app that dies. */
    async press(app: Running, form: CardForm | undefined, words: string) {
      if (!form) throw new Error("no form to answer")
      const { personId, item, delivered, actionKey } = form
      const shown = teams.messages(delivered.conversationId).find(({ id }) => id === delivered.activityId)
      const { verb, data } = sendButton(shown?.activity.attachments?.[0]?.content, item)
      const pressed = { verb, data, inputs: { [`status:${item}`]: "under way", [`words:${item}`]: words } }
      const again = () => teams.pressAs(personId, delivered.activityId, pressed)
      await Promise.race([again().catch(() => null), app.died])
      return { actionKey, again }
    },
    updatesSaying: async (actionKey: unknown, words: string) =>
      (await lists.updatesOf(actionKey)).filter(update => update.fields.Words === words),
    repliesSaying: (words: string) => run.rows<Reply>("reply").filter(row => row.body.draft.words === words),
    /** Whoever said a thing once has one row for it. */
    expectNoReplyTwice() {
      const said = run.rows<Reply>("reply").map(({ body: { draft } }) => `${draft.formId} ${draft.words}`)
      expect(said).toEqual([...new Set(said)])
    },
    actionOf: async (actionKey: unknown) =>
      (await lists.read("Actions")).find(({ fields }) => fields.Key === actionKey),
  }
}
