import { describe, expect, it } from "vitest"
import { bytesOf, cardLimitBytes, nextOpen, plainView, reminderCard, summaryOf } from "#bot/cards/reminderCard.ts"
import { itemKey, itemsOnCard } from "#domain/reminder/reminder.ts"
import type { ReplyRow } from "#domain/update/reply.ts"
import { stateOf } from "#domain/update/update.ts"
import { aByWhen, anAction, aPost, aRegister, aRequest, aStage, dueBy } from "../../support/builders.ts"
import { complaintsAbout, dataOf, inputsOf, nodesOf, openForms, textsOf, titlesOf } from "../../support/readCard.ts"
import { anItem, aReminder, context, items } from "../../support/reminders.ts"

const draw = (reminder = aReminder(items(5)), view: Partial<Parameters<typeof reminderCard>[0]> = {}) =>
  reminderCard({ ...plainView(reminder), ...view }, context)

const answer = (item: ReturnType<typeof anItem>, state: string, words = "Standards agreed."): ReplyRow => ({
  kind: "reply",
  key: `k:${item.reference}`,
  state,
  body: {
    draft: {
      key: "01UPDATE",
      kind: "progress",
      subjectKey: item.actionKey,
      at: "2026-11-26T14:32:00Z",
      actor: { id: "p", name: "P" },
      forPost: { key: "01POST", title: "Head of Learning and Development" },
      via: "card",
      formId: "f:0",
      asked: { status: "complete", closedBecause: null, forecast: "yes" },
      words,
      wordsForColleagues: "",
      stageLabel: null,
      evidence: [],
    },
    shown: item.shown,
    outcome: null,
  },
  dueAt: null,
  leaseUntil: null,
  attempts: 0,
  version: 1,
  createdAt: "2026-11-26T14:32:00Z",
})

describe("reminderCard", () => {
  it("counts what has waited in the posts below: the lines named and those beyond them", () => {
    const line = (at: number) => ({
      ...{ key: `a${at}/post`, actionKey: `a${at}`, reference: `9.${at}`, text: "Mend", postTitle: "Head of Parks" },
      ...{ since: "2026-11-02", days: 10, level: "head" as const },
    })
    const told = {
      escalated: [1, 2].map(line),
      toldToo: [3, 4, 5].map(at => ({ key: `a${at}/post`, level: "head" as const })),
    }
    const texts = textsOf(draw({ ...aReminder([]), ...told })).join("\n")

    expect(texts).toContain(context.words.say("card.escalated", { count: 5 }))
    expect(texts).toContain("9.2")
    expect(texts).toContain(context.words.say("digest.more", { count: 3 }))
  })

  it("asks whether it will be on time only of what has a day to come, and says what to do where none is left", () => {
    const labels = (byWhen: ReturnType<typeof aByWhen>, view = {}) =>
      inputsOf(draw(aReminder([anItem(0, { byWhen })]), view)).map(({ label }) => label)
    const [late, ahead] = [aStage({ latest: "2026-10-31" }), aStage({ latest: "2026-12-31" })]
    const hint = context.words.say("card.overdueMeans")

    expect(labels(aByWhen({ stages: [ahead] }))).toContain("Will it be done on time?")
    expect(labels(aByWhen({ stages: [late, ahead] }))).toContain("Will the rest be done on time?")
    expect(labels(aByWhen({ stages: [late] })).join()).not.toContain("on time?")
    expect(labels(aByWhen({ stages: [aStage({ ongoing: true })] })).join()).not.toContain("on time?")
    expect(textsOf(draw(aReminder([anItem(0, { byWhen: aByWhen({ stages: [late] }) })])))).toContain(hint)
    expect(textsOf(draw(aReminder([anItem(0, { byWhen: aByWhen({ stages: [late, ahead] }) })])))).not.toContain(hint)
  })

  it("does not drop what was said of being on time, where it would not have asked", () => {
    const draft = { status: "under way", forecast: "no", words: null, colleagues: null, stage: null }
    const inputs = inputsOf(draw(aReminder([anItem(0)]), { drafts: new Map([[0, draft]]) }))

    expect(inputs.find(({ label }) => label === "Will it be done on time?")?.value).toBe("no")
  })

  it("says at an item what was asked for on it and waits, and of no other", () => {
    const waiting = [
      aRequest({ key: "r1", subjectKey: anItem(0).actionKey, words: "end of March (31 March 2027)" }),
      aRequest({ key: "r2", kind: "hand-over", subjectKey: anItem(1).actionKey, toKey: "parks" }),
      aRequest({ key: "r3", subjectKey: anItem(2).actionKey, words: "May", state: "refused" }),
    ]
    const register = () =>
      aRegister({ actions: [anAction()], posts: [aPost({ key: "parks", title: "Head of Parks" })], requests: waiting })
    const texts = textsOf(reminderCard(plainView(aReminder(items(3))), { ...context, register }))

    const lines = texts.filter(text => text.includes("is asked for and waits"))
    expect(lines).toEqual([
      "◐\u00A0A later date is asked for and waits for the plan’s approver: end of March (31 March 2027)",
      "◐\u00A0A hand-over is asked for and waits for the line manager: to Head of Parks",
    ])
  })

  it("says what was just taken at the item it was pressed on, before the next one's head", () => {
    const texts = textsOf(draw(aReminder(items(3)), { notice: { at: 1, text: "Asked for." }, open: 2 }))
    const at = (part: string) => texts.findIndex(text => text.includes(part))

    expect(at("✓\u00A0Asked for.")).toBeGreaterThan(at("2.2 Set standard"))
    expect(at("✓\u00A0Asked for.")).toBeLessThan(at("2.3 Set standard"))
  })

  it("says once what a round is for, whoever is above each of its posts", () => {
    const round = { forumTitle: "CMT", meetingOn: "2026-12-16", due: "2026-12-01", toHeadOn: "2026-12-15" }
    const asked = [
      anItem(0, { round: { ...round, toDirectorOn: "2027-01-07" } }),
      anItem(1, { round: { ...round, toHeadOn: null, toDirectorOn: null } }),
      anItem(2, { round: { ...round, toDirectorOn: "2027-01-07" } }),
    ]
    const texts = textsOf(draw(aReminder(asked)))

    expect(texts.filter(text => text.startsWith("Updates are due by"))).toHaveLength(1)
    expect(texts.filter(text => text.includes("line manager is told on"))).toHaveLength(1)
  })

  it("that is a test says so before anything else, and in its notification", () => {
    const reminder = { ...aReminder(items(1)), key: "test/2026-11-26/p/1" }

    expect(textsOf(draw(reminder))[0]).toBe(
      "▲\u00A0This is a test card, sent to you alone. Nothing you press on it counts.",
    )
    expect(summaryOf(reminder, context.words)).toBe("Test card: One action to update, one of them overdue")
  })

  it.each([1, 2, 5, 10])("with %i items is read by Microsoft's renderer without a complaint", count => {
    expect(complaintsAbout(draw(aReminder(items(count), 2)))).toEqual([])
  })

  it("is of version 1.5 and gives every Action.Execute a fallback with the same data", () => {
    const card = draw()
    const executes = nodesOf(card).filter(node => node.type === "Action.Execute")

    expect(card.version).toBe("1.5")
    expect(executes.length).toBeGreaterThan(5)
    for (const { verb, data, fallback } of executes)
      expect(fallback).toMatchObject({ type: "Action.Submit", data: { ...(data as object), verb } })
  })

  it("lists every item with reference, text, thread, by-when as written and last progress", () => {
    const texts = textsOf(draw(aReminder([anItem(0)]))).join("\n")

    expect(texts).toContain("2.1 Set standard number 1")
    expect(texts).toContain(
      "Staff Survey Action Plan › 2. Leadership and Management › Council Plan › Community Strategy",
    )
    expect(texts).toContain("“October 2026”")
    expect(texts).toContain("31 October: “Report agreed.”")
    expect(texts).toContain("◆\u00A0Overdue by 26 days")
  })

  it("labels its inputs and buttons as owners know them", () => {
    const byWhen = dueBy("2026-12-31")
    const card = draw(aReminder([anItem(0, { byWhen, standing: { rating: "green", because: "on course" } })]))

    expect(inputsOf(card).map(input => input.label)).toEqual([
      "Status",
      "Will it be done on time?",
      "What has changed? (for publication)",
      "For colleagues only",
    ])
    expect(titlesOf(card)).toEqual(["Send update", "No change", "Something else", "Check again"])
  })

  it("opens the first form on arrival and the others by their reference, one at a time", () => {
    const card = draw()
    const openers = nodesOf(card).filter(node => node.type === "Action.ToggleVisibility")
    const second = openers[1]?.targetElements as { elementId: string; isVisible: boolean }[]

    expect(openForms(card)).toEqual(["form:0"])
    expect(openers.map(node => node.title)).toEqual([
      "Answer 2.1",
      "Answer 2.2",
      "Answer 2.3",
      "Answer 2.4",
      "Answer 2.5",
    ])
    expect(second.filter(target => target.isVisible).map(target => target.elementId)).toEqual(["form:1"])
    expect(second.filter(target => !target.isVisible)).toHaveLength(4)
  })

  it("keeps what is typed in the forms that were not sent", () => {
    const drafts = new Map([
      [
        3,
        {
          status: "on hold",
          forecast: "no",
          words: "Waiting for the budget.",
          colleagues: "Ask Finance.",
          stage: null,
        },
      ],
    ])
    const inputs = inputsOf(draw(undefined, { drafts }))
    const value = (id: string) => inputs.find(input => input.id === id)?.value

    expect(["status:3", "forecast:3", "words:3", "colleagues:3"].map(value)).toEqual([
      "on hold",
      "no",
      "Waiting for the budget.",
      "Ask Finance.",
    ])
  })

  it.each([
    ["complete", "in place, under review", "Done for this time. It is due again by 30 November 2027."],
    [
      ...(["complete", "under way"] as const),
      "Your part is complete. The action is complete when every post in the group has done its part.",
    ],
    [
      ...(["closed, not proceeding", "under way"] as const),
      "Your part is closed. The action goes on until every post in the group has done its part.",
    ],
    [
      ...(["closed, not proceeding", "complete"] as const),
      "Your part is closed. Every other part is done, and so is the action.",
    ],
  ] as const)("answered %s says why the action is %s", (said, status, sentence) => {
    const item = anItem(0)
    const row = answer(item, "applied")
    const asked = { status: said, closedBecause: null, forecast: null }
    const byWhen = aByWhen({ stages: [aStage({ latest: "2027-11-30" })] })
    const outcome = { held: null, state: { ...stateOf(anAction()), status, byWhen } }
    const body = { ...row.body, draft: { ...row.body.draft, asked }, outcome }
    const answers = new Map([[itemKey(item), [{ ...row, body }]]])
    expect(textsOf(draw(aReminder([item]), { answers, open: null }))).toContain(sentence)
  })

  it.each([
    ["applied", "Your update is in the plan"],
    ["accepted", "Your answer is kept and will reach the plan"],
    ["recorded", "Your answer is kept and will reach the plan"],
    ["held", "Your answer is kept; the status was left as it was"],
  ])("shows an answer that is %s with the owner's words and a way to change it", (state, sentence) => {
    const [first, ...others] = items(3)
    if (!first) throw new Error("no item")
    const answers = new Map([[itemKey(first), [answer(first, state)]]])
    const card = draw(aReminder([first, ...others]), { answers, open: 1 })

    expect(textsOf(card).join("\n")).toContain(sentence)
    expect(textsOf(card)).toContain("“Standards agreed.”")
    expect(dataOf(card, "Change what I sent")).toMatchObject({ verb: "changeAnswer", data: { item: 0 } })
    expect(openForms(card)).toEqual(["form:1"])
    expect(complaintsAbout(card)).toEqual([])
  })

  it("gives a changed answer's form the next number", () => {
    const item = anItem(0)
    const answers = new Map([[itemKey(item), [answer(item, "applied")]]])
    const card = draw(aReminder([item]), { answers, open: 0 })

    expect(dataOf(card, "Send update").data).toMatchObject({ item: 0, answers: 1 })
    expect(inputsOf(card).find(input => input.id === "words:0")?.value).toBe("Standards agreed.")
  })

  it("counts exempt items and never names them", () => {
    const texts = textsOf(draw(aReminder(items(1), 2))).join("\n")

    expect(texts).toContain("Two exempt items:")
  })

  it.each(Array.from({ length: itemsOnCard }, (_, at) => at + 1))(
    "with %i items stays below what Teams takes, however long the plan's words are",
    count => {
      const long = "and more of the same ".repeat(60)
      const wordy = items(count).map(item => ({
        ...item,
        text: long,
        progress: long,
        serves: [long],
        byWhen: { ...item.byWhen, words: long },
      }))
      const card = draw(aReminder(wordy, 3, 7))

      expect(bytesOf(card)).toBeLessThan(cardLimitBytes)
      expect(textsOf(card)).toContain("And 7 more. ")
      expect(dataOf(card, "Show more").verb).toBe("showMore")
      expect(complaintsAbout(card)).toEqual([])
    },
  )

  it.each(["remindOn", "laterDate", "handOver", "away", "choose"] as const)(
    "of ten items with long texts stays below what Teams takes with %s open, and with words in the open form",
    what => {
      const long = "and more of the same ".repeat(60)
      const wordy = items(10).map(item => ({
        ...item,
        text: long,
        progress: long,
        serves: [long],
        postTitle: long.slice(0, 80),
      }))
      const title = "Head of something with a title as long as councils make them"
      const posts = Array.from({ length: 40 }, (_, at) => ({ key: `01KEYOFAPOST${at}`.padEnd(26, "0"), title }))
      const people = posts.map(({ key }) => ({ id: key.padEnd(36, "0"), name: "Somebody with a long name" }))
      const drafts = new Map([
        [4, { status: "on hold", forecast: "no", words: "w".repeat(2000), colleagues: null, stage: null }],
      ])
      for (const at of [4, null]) {
        const aside = { at, what, posts, people, typed: { "aside:reason": "r".repeat(2000) }, fault: "No such day." }
        const card = draw(aReminder(wordy, 3, 7), { aside, open: at, drafts })

        expect(bytesOf(card)).toBeLessThan(cardLimitBytes)
        expect(complaintsAbout(card)).toEqual([])
      }
    },
  )

  it("of many items holds the open form and those with words in them; the others are fetched with what is typed", () => {
    const drafts = new Map([
      [7, { status: "on hold", forecast: null, words: "Waiting.", colleagues: null, stage: null }],
      [8, { status: "under way", forecast: null, words: "", colleagues: "", stage: null }],
    ])
    const card = draw(aReminder(items(10)), { open: 2, drafts })
    const forms = nodesOf(card).filter(node => String(node.id ?? "").startsWith("form:"))

    expect(forms.map(({ id }) => id)).toEqual(["form:2", "form:7"])
    expect(openForms(card)).toEqual(["form:2"])
    expect(inputsOf(card).find(({ id }) => id === "words:7")?.value).toBe("Waiting.")
    expect(dataOf(card, "Answer 2.5")).toMatchObject({ verb: "showCard", data: { open: 4 } })
  })

  it("draws no item that has become exempt since it was made, and counts it", () => {
    const [first, second] = items(2)
    if (!first || !second) throw new Error("no items")
    const isExempt = (key: string) => key === first.actionKey
    const card = reminderCard({ ...plainView(aReminder([first, second])), open: 1 }, { ...context, isExempt })

    expect(JSON.stringify(card)).not.toContain(first.text)
    expect(textsOf(card).join(" ")).toContain("One exempt item:")
  })

  it("shows somebody else only the items they may answer", () => {
    const card = draw(aReminder(items(3)), { only: [1], open: 1 })

    expect(textsOf(card).join(" ")).toContain("2.2 Set standard")
    expect(textsOf(card).join(" ")).not.toContain("2.1 Set standard")
  })

  it("says how many are answered, and lets a changed mind be left", () => {
    const [first, ...others] = items(3)
    if (!first) throw new Error("no item")
    const answers = new Map([[itemKey(first), [answer(first, "applied")]]])

    expect(textsOf(draw(aReminder([first, ...others]), { answers, open: 1 })).join(" ")).toContain(
      "One of three answered.",
    )
    expect(dataOf(draw(aReminder([first]), { answers, open: 0 }), "Leave it as it was").data).toMatchObject({
      leave: 0,
    })
  })

  it("takes what people wrote as text, whatever it looks like", () => {
    const hostile = '**bold** [click](javascript:alert(1)) <at>All</at> {{DATE(2026)}} "quoted" \u202Egnirts'
    const card = draw(
      aReminder([anItem(0, { text: hostile, progress: hostile, planTitle: hostile, reference: hostile })]),
    )
    const blocks = nodesOf(card).filter(node => node.type === "TextBlock")

    expect(blocks.map(block => block.text).join("\n")).not.toContain("javascript")
    expect(complaintsAbout(card)).toEqual([])
  })
})

describe("summaryOf", () => {
  it("counts the items and those overdue, in words", () => {
    const soon = anItem(2, { standing: { rating: "green", because: "on course" } })

    expect(summaryOf(aReminder([...items(2), soon]), context.words)).toBe(
      "Three actions to update, two of them overdue",
    )
    expect(summaryOf(aReminder([soon]), context.words)).toBe("One action to update")
  })

  it("says no more than a number of exempt items", () => {
    expect(summaryOf(aReminder([], 2), context.words)).toBe("2 exempt items to update: open in the tab")
  })
})

describe("nextOpen", () => {
  it("goes on to the next item without an answer, and round to the start", () => {
    const [first, second, third] = items(3)
    if (!first || !second || !third) throw new Error("no items")
    const reminder = aReminder([first, second, third])
    const answered = (...of: (typeof first)[]) => new Map(of.map(item => [itemKey(item), [answer(item, "applied")]]))

    expect(nextOpen(reminder, answered(second), 2)).toBe(2)
    expect(nextOpen(reminder, answered(second, third), 2)).toBe(0)
    expect(nextOpen(reminder, answered(first, second, third), 1)).toBeNull()
  })
})
