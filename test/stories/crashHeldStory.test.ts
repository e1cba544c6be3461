// The app is killed with SIGKILL at every step of keeping an answer without changing its action. The world lives on.
import { beforeAll, describe, expect, it } from "vitest"
import { samplePeople } from "#infra/provision/sample/people.ts"
import { type CardForm, personOf } from "../support/crashLooks.ts"
import type { Running } from "../support/crashRun.ts"
import { crashWorldOfFile } from "../support/crashWorld.ts"
import { personIn } from "../support/people.ts"

const crash = crashWorldOfFile()
const planOwner = personIn("Chief Officer: Human Resources").id

/** The app as the last story left it; each story answers a form of an action that nobody has answered that day. */
let app: Running
let forms: CardForm[] = []
beforeAll(async () => {
  app = await crash.startApp()
  await crash.world.teams.settled()
  forms = await sendForms()
})

/** Every step of holding one answer that leaves a trace, and how often it is come to. */
const steps = [
  { step: "work.insertIfAbsent reply accepted", times: 1 },
  { step: "store.addUpdate", times: 1 },
  { step: "work.compareAndSet reply recorded", times: 1 },
  { step: "work.insertIfAbsent message pending", times: 2 },
  { step: "work.compareAndSet reply held", times: 1 },
].flatMap(({ step, times }) => [
  { step: `before ${step}`, times },
  { step: `after ${step}`, times },
])

/** What comes before the update is in the list is no different for an answer that is held. */
const kills = steps
  .filter(({ step }) => !step.includes("accepted"))
  .flatMap(({ step, times }) => Array.from({ length: times }, (_, earlier) => ({ step, nth: earlier + 1 })))

describe("an answer to an action that was re-dated after its card was sent", () => {
  it("goes through the steps listed, and no others", async () => {
    const start = await begin()
    const redated = await redate(start)
    const from = app.steps.length
    await crash.press(app, start.form, "Held without a crash.")
    await crash.untilRepliesEnd()

    await expectHeldOnce(redated, "Held without a crash.", [])
    const taken = app.steps.slice(from).filter(step => /reply|store|insertIfAbsent message/.test(step))
    expect(taken.sort()).toEqual(steps.flatMap(({ step, times }) => Array<string>(times).fill(step)).sort())
  })

  it.each(kills)("killed $step ($nth): it is kept once, and each owner is told once", async ({ step, nth }) => {
    const words = `Held, killed ${step} ${nth}.`
    const start = await begin()
    const redated = await redate(start)
    await app.dieAt({ step, nth })
    const { again } = await crash.press(app, start.form, words)
    expect(await app.died).toBe("SIGKILL")
    const leftSending = noticesLeftSending(words)

    app = await crash.startApp()
    await again()
    await crash.untilRepliesEnd()

    expect(await expectHeldOnce(redated, words, leftSending)).toEqual([])
  })
})

describe("an action that was re-dated while the app was down, with an answer half taken", () => {
  const halves = ["after store.addUpdate", "after work.compareAndSet reply recorded", "before store.writeAction"]

  it.each(halves)("killed %s: a line beside the answer says that it was held", async step => {
    const words = `Overtaken, killed ${step}.`
    const start = await begin()
    await app.dieAt({ step, nth: 1 })
    await crash.press(app, start.form, words)
    expect(await app.died).toBe("SIGKILL")
    const redated = await redate(start)

    app = await crash.startApp()
    await crash.untilRepliesEnd()

    expect(await expectHeldOnce(redated, words, [])).toHaveLength(1)
  })

  it("killed again with that line in the list: there is still one", async () => {
    const words = "Overtaken and killed again."
    const start = await begin()
    await app.dieAt({ step: "after work.compareAndSet reply recorded", nth: 1 })
    await crash.press(app, start.form, words)
    await app.died
    const redated = await redate(start)
    app = await crash.startApp({ step: "after store.addUpdate", nth: 1 })
    expect(await app.died).toBe("SIGKILL")

    app = await crash.startApp()
    await crash.untilRepliesEnd()

    expect(await expectHeldOnce(redated, words, [])).toHaveLength(1)
  })
})

type Start = { form: CardForm; posts: number; updates: Set<unknown> }
type Redated = Start & { action: unknown }

/** The day's cards to all but the plan's owner, who is told of what is held in any case. */
async function sendForms(): Promise<CardForm[]> {
  await app.remind()
  await crash.untilSettled(crash.today())
  const ofOthers = crash.formsOn(crash.today()).filter(({ personId }) => personId !== planOwner)
  return [...new Map(ofOthers.map(form => [form.actionKey, form])).values()]
}

/** The next form, and how things stand before anybody answers it. */
async function begin(): Promise<Start> {
  if (forms.length === 0) {
    await app.close()
    crash.nextRound()
    app = await crash.startApp()
    forms = await sendForms()
  }
  const form = forms.shift()
  if (!form) throw new Error(`nobody was asked on ${crash.today()}`)
  const updates = await crash.lists.updatesOf(form.actionKey)
  return { form, posts: crash.postsSoFar(), updates: new Set(updates.map(({ id }) => id)) }
}

/** As a site owner would, who knows nothing of cards. */
async function redate(start: Start): Promise<Redated> {
  const { actionKey } = start.form
  const action = await crash.actionOf(actionKey)
  if (!action) throw new Error(`no action ${actionKey}`)
  await crash.lists.edit("Actions", action.id, { ByWhenWords: `When it suits, said on ${crash.today()}` })
  return { ...start, action: (await crash.actionOf(actionKey))?.fields }
}

/** Nobody can tell whether a notice arrived that was on its way when the app died. */
const noticesLeftSending = (words: string): string[] =>
  crash
    .repliesSaying(words)
    .flatMap(({ body }) => crash.noticesOf(body.draft.key))
    .filter(({ state }) => state === "sending")
    .map(({ key }) => key)

/** Answers the keys of the lines without words that were added beside the answer. */
async function expectHeldOnce(redated: Redated, words: string, leftSending: string[]): Promise<unknown[]> {
  const { form, updates, action } = redated
  const replies = crash.repliesSaying(words)
  expect(replies.map(({ state }) => state)).toEqual(["held"])
  const key = replies[0]?.body.draft.key ?? ""
  const added = (await crash.lists.updatesOf(form.actionKey)).filter(({ id }) => !updates.has(id))
  expect(added.filter(({ fields }) => fields.Words === words).map(({ fields }) => fields.Key)).toEqual([key])
  const lines = added.filter(({ fields }) => fields.Words !== words)
  for (const { fields } of lines) expect([fields.Key, fields.Words ?? ""]).toEqual([`${key}-held`, ""])
  expect((await crash.actionOf(form.actionKey))?.fields).toEqual(action)
  await expectToldOnce(redated, words, key, leftSending)
  return lines.map(({ fields }) => fields.Key)
}

async function expectToldOnce({ form, posts }: Start, words: string, replyKey: string, leftSending: string[]) {
  const notices = await crash.untilNoticesSettled(replyKey)
  expect(notices.map(personOf)).toEqual(expect.arrayContaining([form.personId, planOwner]))
  for (const { id, post } of samplePeople) {
    const notice = notices.find(row => personOf(row) === id)
    const wasOnItsWay = notice !== undefined && leftSending.includes(notice.key)
    expect(notice?.state, post).toBe(notice && (wasOnItsWay ? "unknown" : "sent"))
    const told = noticesIn(id, words)
    expect(told, `notices to ${post}`).toBe(wasOnItsWay ? Math.min(told, 1) : notice ? 1 : 0)
    expect(crash.postsInto(id, posts).length, `posts to ${post}`).toBeLessThanOrEqual(1)
  }
}

/** A reminder's card, which quotes the answer too, names its row. */
const noticesIn = (personId: string, words: string): number =>
  crash.world.teams
    .messages(crash.world.teams.chatOf(personId))
    .filter(({ from, activity }) => from === "bot" && JSON.stringify(activity).includes(words))
    .filter(({ activity }) => !JSON.stringify(activity).includes("reminder/")).length
