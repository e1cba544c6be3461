// What comes between a card and its answer: other people's changes, faults of the services, presses that should not be.
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { chatOf } from "../support/chat.ts"
import { listsOf } from "../support/lists.ts"
import { type LocalWorld, startLocalWorld, today, until } from "../support/localWorld.ts"
import { personIn } from "../support/people.ts"
import { dataOf, textsOf } from "../support/readCard.ts"

let local: LocalWorld
let lists: ReturnType<typeof listsOf>
/** Done once, just before the app writes an action. */
let meanwhile: (() => Promise<void>) | null = null

beforeAll(async () => {
  local = await startLocalWorld({
    watch: async step => {
      const act = step === "before store.writeAction" ? meanwhile : null
      if (act === null) return
      meanwhile = null
      await act()
    },
  })
  lists = listsOf(local.world)
  await local.app.sendReminders()
})
afterAll(() => local.close())

const learning = "Head of Learning and Development"
const chiefOfficer = "Chief Officer: Human Resources"

/** A person's reminder of the day, and answers to its items as the card sends them. */
async function reminderOf(label: string) {
  return formsOn(chatOf(local, label), await chatOf(local, label).card("to update"))
}

/** The same for the card that "my actions" brings, with what the round is silent about. */
async function myActionsOf(label: string) {
  const chat = chatOf(local, label)
  const before = chat.cards().length
  await chat.say("my actions")
  return formsOn(chat, await until("the card that was asked for", () => chat.cards()[before]))
}

function formsOn(chat: ReturnType<typeof chatOf>, first: { id: string; card: unknown }) {
  const references = textsOf(first.card).flatMap(text => text.match(/^(\d\.\d) /)?.[1] ?? [])
  const card = String(dataOf(first.card, "Send update").data.card)
  const press = (verb: string, reference: string, inputs: Record<string, string> = {}, answers = 0) => {
    const item = references.indexOf(reference)
    if (item < 0) throw new Error(`${reference} is not on the card, but ${references.join(", ")}`)
    const own = Object.entries(inputs).map(([name, value]) => [`${name}:${item}`, value])
    return chat.pressRaw(first.id, { verb, data: { card, item, answers }, inputs: Object.fromEntries(own) })
  }
  return { chat, id: first.id, card, press }
}

type Answer = Awaited<ReturnType<Awaited<ReturnType<typeof reminderOf>>["press"]>>
const wordsOf = (answer: Answer) => (typeof answer.value === "string" ? answer.value : textsOf(answer.value).join("\n"))

const stored = async (reference: string) => {
  const { id, fields } = await lists.actionByReference(reference)
  return { id, fields, updates: (await lists.updatesOf(fields.Key)).map(update => update.fields) }
}

const heldCardOf = (label: string, reference: string) =>
  until(`${label} to be told of ${reference}`, () =>
    chatOf(local, label)
      .cards()
      .find(({ summary }) => summary?.includes(`on ${reference} `)),
  )

async function asked(label: string, path: string, body?: unknown) {
  const token = await local.world.signIn.ssoToken(personIn(label).id)
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" }
  const init = body === undefined ? { headers } : { method: "POST", headers, body: JSON.stringify(body) }
  return (await fetch(`${local.app.origin}${path}`, init)).json()
}

describe("an action that changed since the card was made", () => {
  it("keeps the answer and its closing, and owner and plan's owner are told", async () => {
    const { id, fields, updates } = await stored("1.3")
    await lists.edit("Actions", id, { Status: "closed, not proceeding", ClosedBecause: "no longer needed" })
    const owner = await reminderOf("Director of Corporate Services")

    const answer = await owner.press("sendUpdate", "1.3", { status: "complete", words: "Groups are in use." })

    expect(wordsOf(answer)).toContain("Your answer is kept; the status was left as it was")
    expect(wordsOf(answer)).toContain("The action had been closed meanwhile.")
    const after = await stored("1.3")
    expect(after.fields).toMatchObject({
      Status: "closed, not proceeding",
      ClosedBecause: "no longer needed",
      Progress: fields.Progress,
    })
    expect(after.updates).toHaveLength(updates.length + 1)
    expect(after.updates.at(-1)).toMatchObject({ Words: "Groups are in use.", ActorId: owner.chat.person.id })
    expect(JSON.parse(String(after.updates.at(-1)?.After))).toMatchObject({
      held: "closed",
      asked: { status: "complete" },
    })
    const toOwner = await heldCardOf("Director of Corporate Services", "1.3")
    const toManager = await heldCardOf(chiefOfficer, "1.3")
    expect(toOwner.summary).toBe("Your answer on 1.3 is kept; the status was left as it was")
    expect(toManager.summary).toBe("An answer on 1.3 was kept, and the action was left as it was")
    expect(textsOf(toManager.card).join("\n")).toContain("“Groups are in use.”")
    expect(textsOf(toManager.card).join("\n")).toContain("Closed, not proceeding")
  })

  it("keeps the answer and its new date", async () => {
    const { id } = await stored("1.2")
    const stages = JSON.stringify(
      [{ label: null, earliest: null, latest: "2027-03-31", ongoing: false, repeats: null, certainty: "day" }].map(
        stage => ({ ...stage, inferred: null, doneOn: null }),
      ),
    )
    await lists.edit("Actions", id, { ByWhenWords: "March 2027", Stages: stages })
    const owner = await reminderOf("Director of Corporate Services")

    const answer = await owner.press("sendUpdate", "1.2", { status: "complete", words: "Pages are tidy." })

    expect(wordsOf(answer)).toContain("Its date had been changed meanwhile.")
    const after = await stored("1.2")
    expect(after.fields).toMatchObject({ Status: "under way", ByWhenWords: "March 2027", Stages: stages })
    expect(after.updates.at(-1)?.Words).toBe("Pages are tidy.")
    await heldCardOf("Director of Corporate Services", "1.2")
    await heldCardOf(chiefOfficer, "1.2")
  })

  it("keeps the answer of the one who was asked when it was handed to another post", async () => {
    const { id, fields } = await stored("4.1")
    const performance = (await lists.read("Posts")).find(post => post.fields.Title === "Performance Officer")
    await lists.edit("Actions", id, { LeadKey: performance?.fields.Key })
    const owner = await reminderOf("Recruitment Strategy Manager")

    const answer = await owner.press("sendUpdate", "4.1", { status: "complete", words: "The review is written." })

    expect(wordsOf(answer)).toContain("It had been handed to another post meanwhile.")
    const after = await stored("4.1")
    expect(after.fields).toMatchObject({ Status: fields.Status, LeadKey: performance?.fields.Key })
    expect(after.updates.at(-1)?.Words).toBe("The review is written.")
    await heldCardOf("Recruitment Strategy Manager", "4.1")
    await heldCardOf(chiefOfficer, "4.1")
  })

  it("keeps both answers when another answered in between, and the first one's status", async () => {
    const { fields } = await stored("2.7")
    const detail = await asked(chiefOfficer, `/api/actions/${fields.Key}`)
    const first = await asked(chiefOfficer, `/api/actions/${fields.Key}/updates`, {
      formId: "tab-form-1",
      shown: detail.shown,
      kind: "progress",
      status: "on hold",
      closedBecause: null,
      forecast: "no",
      words: "Waiting for the interviews.",
      wordsForColleagues: "",
    })
    const owner = await reminderOf("Equalities Officer")

    const second = await owner.press("sendUpdate", "2.7", { status: "complete", words: "Report is out." })

    expect(first.outcome).toBe("applied")
    expect(wordsOf(second)).toContain("Somebody else had answered meanwhile.")
    const after = await stored("2.7")
    expect(after.fields).toMatchObject({ Status: "on hold", Progress: "Waiting for the interviews." })
    expect(after.updates.slice(-2).map(update => update.Words)).toEqual([
      "Waiting for the interviews.",
      "Report is out.",
    ])
    await heldCardOf("Equalities Officer", "2.7")
    await heldCardOf(chiefOfficer, "2.7")
  })

  it("is judged again when it is closed while the answer is being written", async () => {
    const { id, updates } = await stored("2.8")
    meanwhile = () => lists.edit("Actions", id, { Status: "complete" })
    const owner = await reminderOf(learning)

    const answer = await owner.press("sendUpdate", "2.8", { status: "on hold", words: "Paused for winter." })

    expect(wordsOf(answer)).toContain("The action had been closed meanwhile.")
    const after = await stored("2.8")
    expect(after.fields.Status).toBe("complete")
    expect(after.updates.filter(update => update.Words === "Paused for winter.")).toHaveLength(1)
    expect(after.updates).toHaveLength(updates.length + 2)
    expect(JSON.parse(String(after.updates.at(-1)?.After))).toMatchObject({ held: "closed" })
    await heldCardOf(chiefOfficer, "2.8")
  })
})

describe("an answer that is sent twice", () => {
  /** The card that the last two of these press on. */
  let asked: Awaited<ReturnType<typeof myActionsOf>>

  it("is recorded once, and the card says the same", async () => {
    const owner = await reminderOf(learning)
    const before = (await stored("2.2")).updates.length
    const inputs = { status: "under way", forecast: "yes", words: "Provider has agreed." }

    const answers = [await owner.press("sendUpdate", "2.2", inputs), await owner.press("sendUpdate", "2.2", inputs)]

    for (const answer of answers) expect(wordsOf(answer)).toContain("Your update is in the plan")
    expect((await stored("2.2")).updates).toHaveLength(before + 1)
  })

  it("at the same moment is recorded once, and neither card says that it waits", async () => {
    asked = await myActionsOf(learning)
    const before = (await stored("2.4")).updates.length
    const send = () => asked.press("sendUpdate", "2.4", { status: "complete", words: "Standards are out." })

    const answers = await Promise.all([send(), send(), send()])

    expect((await stored("2.4")).updates).toHaveLength(before + 1)
    for (const answer of answers) {
      expect(answer.statusCode).toBe(200)
      expect(wordsOf(answer)).toContain("“Standards are out.”")
      expect(wordsOf(answer)).not.toContain("Your answer is kept and will reach the plan")
    }
  })

  it("in other words is a further answer, also from a card that had not heard of the first", async () => {
    const before = (await stored("2.4")).updates.length

    const changed = { status: "complete", words: "Standards are out and printed." }
    const fromChanged = await asked.press("sendUpdate", "2.4", changed, 1)
    const fromStale = await asked.press("sendUpdate", "2.4", { status: "on hold", words: "Not printed after all." })
    const repeated = await asked.press("sendUpdate", "2.4", changed, 1)

    for (const answer of [fromChanged, fromStale, repeated])
      expect(wordsOf(answer)).toContain("Your update is in the plan")
    const after = await stored("2.4")
    expect(after.updates).toHaveLength(before + 2)
    expect(after.fields).toMatchObject({ Status: "on hold", Progress: "Not printed after all." })
  })
})

describe("two members of a group", () => {
  it("answer each for themselves, and the action is complete when all are", async () => {
    const operations = await myActionsOf("Head of HR Operations")
    const resourcing = await reminderOf("Recruitment Strategy Manager")
    const relations = await reminderOf(chiefOfficer)
    const done = (words: string) => ({ status: "complete", words })

    const first = await operations.press("sendUpdate", "2.1", done("Operations done."))
    expect(wordsOf(first)).toContain("Your update is in the plan")
    expect((await stored("2.1")).fields).toMatchObject({ Status: "under way", Progress: "Operations done." })

    await resourcing.press("sendUpdate", "2.1", done("Resourcing done."))
    expect((await stored("2.1")).fields.Status).toBe("under way")

    const last = await relations.press("sendUpdate", "2.1", done("Relations done."))
    expect(wordsOf(last)).toContain("Your update is in the plan")
    const after = await stored("2.1")
    expect(after.fields).toMatchObject({ Status: "complete", Progress: "Relations done." })
    expect(after.updates.slice(-3).map(update => [update.OnBehalfOf, update.Words])).toEqual([
      ["Head of HR Operations", "Operations done."],
      ["Head of Resourcing", "Resourcing done."],
      ["Head of Employee Relations", "Relations done."],
    ])
  })
})

describe("a press that should not be", () => {
  it("on a card sent to somebody else records nothing and shows nothing of it", async () => {
    const owner = await reminderOf(learning)
    const stranger = chatOf(local, "Head of Leisure")
    await stranger.say("help")
    const own = await stranger.card("What you can write here")
    const before = (await stored("2.5")).updates.length
    const data = { card: owner.card, item: 2, answers: 0 }
    const inputs = { "status:2": "complete", "words:2": "I was never here." }

    for (const verb of ["sendUpdate", "noChange", "noChangeToAll", "showCard", "changeAnswer"]) {
      const answer = await stranger.pressRaw(own.id, { verb, data, inputs: verb === "sendUpdate" ? inputs : {} })
      expect(answer).toMatchObject({ statusCode: 200, type: "application/vnd.microsoft.activity.message" })
      expect(wordsOf(answer)).toMatch(/^This card was sent to somebody else, so nothing was recorded\./)
    }
    expect((await stored("2.5")).updates).toHaveLength(before)
  })

  it.each([
    ["of a verb that is not known", "eraseAll", { card: "x" }, 400],
    ["of a verb that every object has", "constructor", {}, 400],
    ["without what it needs", "sendUpdate", {}, 400],
    ["on an item that is none", "sendUpdate", { card: "x", item: "first", answers: 0 }, 400],
    ["with a key of no sensible length", "showCard", { card: "x".repeat(300) }, 400],
    ["on a card that is not known", "showCard", { card: "reminder/2020-01-01/nobody" }, 200],
    ["on an item that is not there", "changeAnswer", { card: null, item: 99 }, 200],
  ])("%s is answered with a sentence", async (_title, verb, data, status) => {
    const owner = await reminderOf(learning)
    const filled = "card" in data && data.card === null ? { ...data, card: owner.card } : data

    const answer = await owner.chat.pressRaw(owner.id, { verb, data: filled })

    expect(answer.statusCode).toBe(status)
    const said = status === 400 ? (answer.value as { message: string }).message : answer.value
    expect(said).toMatch(/so nothing was recorded\. Write “my actions”/)
  })

  it("with words too long leaves them on the card and records nothing", async () => {
    const owner = await reminderOf(learning)
    const before = (await stored("2.5")).updates.length

    const answer = await owner.press("sendUpdate", "2.5", { status: "under way", words: "x".repeat(2001) })

    expect(answer).toMatchObject({ statusCode: 200, type: "application/vnd.microsoft.activity.message" })
    expect(wordsOf(answer)).toBe(
      "Your words on 2.5 are longer than 2000 characters. They are still below: please shorten them and send again.",
    )
    expect((await stored("2.5")).updates).toHaveLength(before)
  })

  it("with hostile words stores and shows them as text and nothing else, without what turns the direction", async () => {
    const owner = await reminderOf(chiefOfficer)
    const words = `<script>alert(1)</script> [me](https://elsewhere.example) <at>All</at> **!** '; DROP TABLE x; -- \${7*7} {count} esrever 🧵 ' or fields/Key ne '`

    const typed = words.replace("esrever", "\u202E\u0007esrever")
    const answer = await owner.press("sendUpdate", "3.2", { status: "under way", words: typed })

    const after = await stored("3.2")
    expect(after.fields.Progress).toBe(words)
    expect(after.updates.at(-1)?.Words).toBe(words)
    expect(textsOf(answer.value)).toContain(`“${words}”`)
    const blocks = JSON.stringify(answer.value).match(/"type":"TextBlock"[^}]*/g) ?? []
    expect(blocks.join()).not.toContain("elsewhere")
    const detail = await asked(chiefOfficer, `/api/actions/${after.fields.Key}`)
    expect(detail.history[0].words).toBe(words)
  })
})

describe("while Graph does not answer", () => {
  it("the card says that the answer is kept, and when Graph is back it is in the plan and on the card", async () => {
    const owner = await reminderOf("Communications Officer")
    // A card with a form that may hold words is left alone until it is looked at.
    await owner.press("noChange", "1.5")
    local.world.graph.inject({ kind: "down" })

    const answer = await owner.press("sendUpdate", "1.1", { status: "complete", words: "Strategy is live." })

    expect(answer.statusCode).toBe(200)
    expect(wordsOf(answer)).toContain("Your answer is kept and will reach the plan")
    local.world.graph.clearFaults()
    expect((await stored("1.1")).fields.Status).toBe("under way")

    await until("the answer to reach the plan", async () => (await stored("1.1")).fields.Status === "complete")
    const { updates, fields } = await stored("1.1")
    expect(fields.Progress).toBe("Strategy is live.")
    expect(updates.filter(update => update.Words === "Strategy is live.")).toHaveLength(1)
    await until("the card to say so", () =>
      owner.chat.cards().find(({ card }) => textsOf(card).join("\n").includes("Your update is in the plan")),
    )
  })

  it.each([
    ["504 after it wrote the update", { kind: "504-after-write", match: { method: "POST", list: "Updates" } }],
    [
      "a broken line after it wrote the update",
      { kind: "reset-after-write", match: { method: "POST", list: "Updates" } },
    ],
    ["503 in place of writing the update", { kind: "503", match: { method: "POST", list: "Updates" } }],
    ["412 for the action, once", { kind: "412", match: { method: "PATCH", list: "Actions" } }],
    ["409 for the action, once", { kind: "409", match: { method: "PATCH", list: "Actions" } }],
    ["504 after it wrote the action", { kind: "504-after-write", match: { method: "PATCH", list: "Actions" } }],
    ["503 in place of writing the action", { kind: "503", match: { method: "PATCH", list: "Actions" } }],
  ] as const)("but with %s, the answer is there once in the end", async (_title, fault) => {
    const owner = await reminderOf(learning)
    const before = await stored("2.5")
    const words = `After ${fault.kind} on ${fault.match.list}.`
    local.world.graph.inject(fault)

    const answer = await owner.press("sendUpdate", "2.5", { status: "under way", words }, before.updates.length)

    expect(answer.statusCode).toBe(200)
    await until("the answer to reach the plan", async () => (await stored("2.5")).fields.Progress === words)
    const after = await stored("2.5")
    expect(after.updates.slice(before.updates.length).map(update => update.Words)).toEqual([words])
    expect(after.updates.at(-1)?.At).toBe(after.fields.LastUpdateOn)
    await until("nothing to wait any more", async () => {
      const health = await (await fetch(`${local.app.origin}/health`)).json()
      return health.repliesWaiting === 0
    })
  })
})

describe("through all of this", () => {
  it("no word of the inside reached anybody", () => {
    const seen = JSON.stringify(
      ["Director of Corporate Services", chiefOfficer, learning, "Equalities Officer", "Head of Leisure"].map(
        label => ({
          cards: chatOf(local, label).cards(),
          texts: chatOf(local, label).texts(),
        }),
      ),
    )
    expect(seen).not.toMatch(/Error|at file:|stack|undefined|\[object/)
  })

  it("nobody had a second reminder", () => {
    const reminders = chatOf(local, learning)
      .cards()
      .filter(({ card }) => JSON.stringify(card).includes(`reminder/${today}/`))
    expect(reminders).toHaveLength(1)
  })
})
