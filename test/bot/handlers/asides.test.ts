import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { remindersWanted } from "#domain/people/request.ts"
import { whoAnswers } from "#domain/people/whoAnswers.ts"
import { shownOf } from "#domain/update/applyUpdate.ts"
import { anAction, aPlan, aPost, dueBy } from "../../support/builders.ts"
import { complaintsAbout, dataOf, inputsOf, openForms, refreshOf, textsOf, titlesOf } from "../../support/readCard.ts"
import { progress } from "../../support/replies.ts"
import { aBot, cardKey, manager, owner, type SmallBot, stranger } from "../smallBot.ts"

let bot: SmallBot
beforeEach(async () => {
  bot = await aBot()
})
afterEach(() => bot.worker.stop())

type Answer = Awaited<ReturnType<SmallBot["press"]>>
const shown = (answer: Answer) => textsOf(answer?.value).join("\n")
const typed = (answer: Answer, id: string) => inputsOf(answer?.value).find(input => input.id === id)?.value
const send = (what: string, inputs: Record<string, string>, item?: number, person = owner) =>
  bot.press("sendAside", { card: cardKey, what, ...(item === undefined ? {} : { item }), ...inputs }, person)
/** Requests as they are in the lists in the end. */
async function requests() {
  await bot.settled()
  return [...bot.store.requests.values()]
}

describe("Something else", () => {
  it("offers its four ways in the place of the form, and keeps what is typed", async () => {
    const answer = await bot.press("openAside", { card: cardKey, item: 1, what: "choose", "status:2": "on hold" })

    expect(titlesOf(answer?.value)).toEqual(
      expect.arrayContaining(["Remind me on…", "I need a later date", "This is somebody else’s", "I am away until…"]),
    )
    expect(openForms(answer?.value)).toEqual([])
    expect(typed(answer, "status:2")).toBe("on hold")
    expect(dataOf(answer?.value, "I need a later date").data).toEqual({ card: cardKey, item: 1, what: "laterDate" })
  })

  it.each(["remindOn", "laterDate", "handOver", "away"])(
    "%s is drawn without a complaint, for one and for all",
    async what => {
      for (const about of [{ item: 0 }, {}]) {
        const answer = await bot.press("openAside", { card: cardKey, what, ...about })

        expect(complaintsAbout(answer?.value as never)).toEqual([])
        expect(titlesOf(answer?.value)).toContain("Leave it")
      }
    },
  )

  it("on an item that is not there records nothing", async () => {
    for (const verb of ["openAside", "sendAside"])
      expect((await bot.press(verb, { card: cardKey, item: 9, what: "away" }))?.value).toMatch(/could not be read/)
    expect(await requests()).toEqual([])
  })

  it("from a stranger shows and records nothing", async () => {
    const answer = await send("remindOn", { "aside:day": "2026-12-03" }, 0, stranger)

    expect(answer?.value).toMatch(/^This card was sent to somebody else/)
    expect(await requests()).toEqual([])
  })
})

describe("a form that was refused", () => {
  it("keeps what is typed when Teams draws the card anew", async () => {
    const refused = await send("laterDate", { "aside:words": "when it stops raining", "aside:reason": "Wet." }, 0)
    const { verb, data } = refreshOf(refused?.value)
    const anew = await bot.press(verb, data)

    expect([typed(anew, "aside:words"), typed(anew, "aside:reason")]).toEqual(["when it stops raining", "Wet."])
  })

  it("leaves what is typed in it to its own action", async () => {
    const other = { "aside:words": "June", "aside:reason": "Wet." }
    const chosen = await bot.press("openAside", { card: cardKey, item: 1, what: "choose", ...other })
    const anew = await bot.press("openAside", { card: cardKey, item: 1, what: "laterDate" })

    expect(inputsOf(chosen?.value).filter(({ id }) => String(id).startsWith("aside:"))).toEqual([])
    expect(typed(anew, "aside:reason")).toBeUndefined()
  })
})

describe("Remind me on", () => {
  it("a day is kept for one action, said at its item, and the next form opens", async () => {
    const answer = await send("remindOn", { "aside:day": "2026-12-03" }, 0)

    expect(shown(answer)).toContain("✓\u00A0You will be reminded of 1.1 on 3 December 2026.")
    expect(openForms(answer?.value)).toEqual(["form:1"])
    expect(await requests()).toMatchObject([
      { kind: "remind me on", subjectKey: "action1", until: "2026-12-03", from: owner, state: "agreed" },
    ])
  })

  it("on the last item opens no form further up, so that what was taken stays in sight", async () => {
    const answer = await send("remindOn", { "aside:day": "2026-12-03" }, 2)

    expect(shown(answer)).toContain("✓\u00A0You will be reminded of 1.3 on 3 December 2026.")
    expect(openForms(answer?.value)).toEqual([])
  })

  it("for all is kept for what is not answered yet", async () => {
    await bot.press("noChange", { card: cardKey, item: 1, answers: 0 })
    const answer = await send("remindOn", { "aside:day": "2026-12-03" })

    expect(shown(answer)).toContain("You will be reminded of 2 actions on 3 December 2026.")
    expect((await requests()).map(({ subjectKey }) => subjectKey)).toEqual(["action1", "action3"])
  })

  it("for all leaves out what was answered in the tab", async () => {
    const action = bot.store.actions.get("action2")
    if (!action) throw new Error("no action")
    bot.clock.pass(60)
    const form = { id: "tab/action2/1", answersBefore: 0, actionKey: "action2", shown: shownOf(action) }
    const inTab = { ...form, postKey: null, addresseeId: null }
    await bot.worker.takeReplies([{ actor: manager, via: "tab", form: inTab, answered: progress("on hold", "Tiles.") }])
    await send("remindOn", { "aside:day": "2026-12-03" })

    expect((await requests()).map(({ subjectKey }) => subjectKey)).toEqual(["action1", "action3"])
  })

  it("twice is once, for one and for all", async () => {
    await Promise.all([1, 2].map(() => send("remindOn", { "aside:day": "2026-12-03" }, 0)))
    expect(await requests()).toHaveLength(1)

    for (const _press of [1, 2]) await send("remindOn", { "aside:day": "2026-12-04" })
    expect((await requests()).map(({ subjectKey, until }) => `${subjectKey} ${until}`).sort()).toEqual([
      "action1 2026-12-03",
      "action1 2026-12-04",
      "action2 2026-12-04",
      "action3 2026-12-04",
    ])
  })

  it("another day and then the first again is the first", async () => {
    for (const day of ["2026-12-03", "2026-12-09", "2026-12-03"]) await send("remindOn", { "aside:day": day }, 0)

    await bot.settled()
    expect(remindersWanted(bot.register().requests.values()).get(`action1/${owner.id}`)).toBe("2026-12-03")
  })

  it.each([
    ["no day", {}, "Please choose a day."],
    ["a day in words where a day is wanted", { "aside:day": "tomorrow" }, "Please choose a day."],
    ["today", { "aside:day": "2026-11-26" }, "That day has passed, or is today"],
    ["a day far away", { "aside:day": "2028-01-01" }, "That day is too far away"],
  ])("with %s is refused, with the form still open", async (_title, inputs, sentence) => {
    const answer = await send("remindOn", inputs, 0)

    expect(shown(answer)).toContain(sentence)
    expect(titlesOf(answer?.value)).toContain("Remind me then")
    expect(await requests()).toEqual([])
  })
})

describe("I need a later date", () => {
  const asked = { "aside:day": "2027-03-31", "aside:reason": "The tiles are late." }

  it("by the picker goes to the approver, and leaves the action as it is", async () => {
    const answer = await send("laterDate", asked, 0)

    expect(shown(answer)).toContain("A later date for 1.1 is asked for: 31 March 2027. The plan’s approver decides.")
    expect(await requests()).toMatchObject([
      {
        kind: "date change",
        until: "2027-03-31",
        words: "31 March 2027",
        reason: "The tiles are late.",
        state: "open",
      },
    ])
    expect(bot.delivered.at(-1)).toMatchObject({ to: manager.id, content: { type: "request", what: "decide" } })
    expect(bot.store.actions.get("action1")?.byWhen).toEqual(dueBy("2026-11-30"))
    expect(bot.store.updates).toMatchObject([{ kind: "date request", words: "31 March 2027: The tiles are late." }])
  })

  it("in words means the last day that they come to, and keeps them as written", async () => {
    await send("laterDate", { "aside:words": "end of March 2027", "aside:reason": "The tiles are late." }, 0)

    expect(await requests()).toMatchObject([{ until: "2027-03-31", words: "end of March 2027" }])
  })

  it.each([
    ["a date before the one now", { ...asked, "aside:day": "2026-11-29" }, "That is not later than the date now."],
    ["words that come to no day", { "aside:words": "when it suits", "aside:reason": "x" }, "Please choose a day"],
    [
      "words and a day that differ",
      { ...asked, "aside:day": "2027-01-29", "aside:words": "end of March 2027" },
      "Your words come to 31 March 2027, and the day chosen is 29 January 2027.",
    ],
    ["no reason", { "aside:day": "2027-03-31" }, "Please say why."],
    ["a reason that is too long", { ...asked, "aside:reason": "x".repeat(2001) }, "longer than 2000 characters"],
  ])("with %s is refused, and what was typed stays", async (_title, inputs, sentence) => {
    const answer = await send("laterDate", inputs, 0)

    expect(shown(answer)).toContain(sentence)
    for (const [id, value] of Object.entries(inputs)) expect(typed(answer, id)).toBe(value)
    expect(await requests()).toEqual([])
  })

  it("for all says which was left out and why, and asks for the others", async () => {
    bot.store.edit("action2", { byWhen: dueBy("2027-06-30") })
    bot.store.edit("action3", { status: "complete" })
    const answer = await send("laterDate", asked)

    expect(shown(answer)).toContain("A later date for 1.1 is asked for: 31 March 2027.")
    expect(shown(answer)).toContain("Not for 1.2: That is not later than the date now.")
    expect(shown(answer)).toContain("Not for 1.3: This action is closed or complete")
    expect(complaintsAbout(answer?.value as never)).toEqual([])
    expect((await requests()).map(({ subjectKey }) => subjectKey)).toEqual(["action1"])
  })

  it("for all of which none can be asked for says why of each, and asks for nothing", async () => {
    for (const key of ["action1", "action2"]) bot.store.edit(key, { byWhen: dueBy("2027-06-30") })
    bot.store.edit("action3", { status: "complete" })
    const answer = await send("laterDate", asked)

    expect(shown(answer)).toContain(
      "Not for 1.1, 1.2: That is not later than the date now. Not for 1.3: This action is",
    )
    expect(typed(answer, "aside:reason")).toBe("The tiles are late.")
    expect(await requests()).toEqual([])
  })

  it("for all names together what is left out for one reason, and nothing where all are taken", async () => {
    for (const key of ["action2", "action3"]) bot.store.edit(key, { byWhen: dueBy("2027-06-30") })
    expect(shown(await send("laterDate", asked))).toContain("Not for 1.2, 1.3: That is not later than the date now.")
    expect(shown(await send("remindOn", { "aside:day": "2026-12-03" }))).not.toContain("Not for")
  })

  it("a second time waits for the first to be decided", async () => {
    await send("laterDate", asked, 0)
    const answer = await send("laterDate", { ...asked, "aside:day": "2027-04-30" }, 0)

    expect(shown(answer)).toContain("This has been asked for already, and waits for a decision.")
    expect(await requests()).toHaveLength(1)
  })
})

it("a later date asked for with the same press twice is one, and both presses hear so", async () => {
  const asked = { "aside:day": "2027-03-31", "aside:reason": "The tiles are late." }
  for (const _press of [1, 2]) expect(shown(await send("laterDate", asked, 0))).toContain("✓\u00A0A later date for 1.1")
  expect(await requests()).toHaveLength(1)

  expect(shown(await send("laterDate", asked, 0))).toContain("✓\u00A0A later date for 1.1")
  expect(await requests()).toHaveLength(1)
})

describe("This is somebody else's", () => {
  it("by choice is put to the line manager, and stays until that is decided", async () => {
    const answer = await send("handOver", { "aside:post": "leisure", "aside:reason": "It is their hall." }, 0)

    expect(shown(answer)).toContain("Asked to hand 1.1 over to Head of Leisure")
    expect(await requests()).toMatchObject([{ kind: "hand-over", toKey: "leisure", state: "open" }])
    expect(bot.delivered.at(-1)).toMatchObject({ to: manager.id, content: { kind: "hand-over" } })
    expect(bot.store.actions.get("action1")?.leadKey).toBe("post")
  })

  it("by a typed title finds the post, however it is written", async () => {
    await send("handOver", { "aside:postWords": "  head OF  leisure " }, 0)

    expect(await requests()).toMatchObject([{ toKey: "leisure" }])
  })

  it("for a reason that no card holds is refused under the card, which keeps what was typed", async () => {
    const answer = await send("handOver", { "aside:post": "leisure", "aside:reason": "x".repeat(50_000) }, 0)

    expect(answer?.value).toMatch(/^That is longer than 2000 characters/)
    expect(await requests()).toEqual([])
  })

  it("by a title that is none names near ones, and keeps what was typed", async () => {
    const answer = await send("handOver", { "aside:postWords": "Manager of Leisure", "aside:reason": "Theirs." }, 0)

    expect(shown(answer)).toContain("There is no such post. Do you mean Head of Leisure?")
    expect(typed(answer, "aside:postWords")).toBe("Manager of Leisure")
    expect(typed(answer, "aside:reason")).toBe("Theirs.")
    expect(await requests()).toEqual([])
  })

  it.each([
    ["nobody", {}, "Please choose a post, or type its title."],
    ["the post that has it", { "aside:post": "post" }, "It is that post’s already."],
    [
      "a post for a reason that is too long",
      { "aside:post": "leisure", "aside:reason": "x".repeat(2001) },
      "longer than 2000 characters",
    ],
    ["a post that is gone", { "aside:post": "gone" }, "There is no such post."],
  ])("to %s is refused", async (_title, inputs, sentence) => {
    expect(shown(await send("handOver", inputs, 0))).toContain(sentence)
    expect(await requests()).toEqual([])
  })
})

it("what cannot be asked for is said: a group's action handed over, a later date that nobody can decide", async () => {
  await bot.worker.stop()
  const posts = [
    aPost({ holder: owner }),
    aPost({ key: "leisure", holder: stranger }),
    aPost({ key: "group", memberKeys: ["post", "leisure"] }),
  ]
  bot = await aBot({
    ...{ posts, plans: [aPlan({ approverKey: null })] },
    actions: [anAction({ leadKey: "group", byWhen: dueBy("2026-11-30") })],
  })
  const given = await send("handOver", { "aside:post": "leisure", "aside:reason": "Theirs." }, 0)
  expect(shown(given)).toContain("This action belongs to a group of posts, or to a body.")
  const later = await send("laterDate", { "aside:day": "2027-03-31", "aside:reason": "The tiles are late." }, 0)
  expect(shown(later)).toContain("Nobody can decide this at present")
  expect(await requests()).toEqual([])
})

describe("I am away", () => {
  it("with a stand-in, who is then asked in one's place", async () => {
    const answer = await send("away", { "aside:day": "2026-12-04", "aside:person": stranger.id })

    expect(shown(answer)).toContain("You are away until 4 December 2026. Head of Leisure is asked instead.")
    expect(await requests()).toMatchObject([
      { kind: "absence", until: "2026-12-04", to: stranger, from: owner, starts: "2026-11-26", state: "agreed" },
    ])
    const { posts, absences } = bot.register()
    expect(whoAnswers("post", posts, absences, "2026-12-01").answerers).toMatchObject([{ person: stranger }])
    expect(whoAnswers("post", posts, absences, "2026-12-07").answerers).toMatchObject([{ person: owner }])
  })

  it("until an earlier day after all is over on that day", async () => {
    await send("away", { "aside:day": "2026-12-11" })
    await send("away", { "aside:day": "2026-12-04" })

    await bot.settled()
    const { posts, absences } = bot.register()
    expect(whoAnswers("post", posts, absences, "2026-12-07").answerers).toMatchObject([{ person: owner }])
  })

  it("is one absence, although it was said for all", async () => {
    await send("away", { "aside:day": "2026-12-04" })

    expect(await requests()).toHaveLength(1)
  })

  it("counts at once, before it is in the lists", async () => {
    bot.store.before("addRequest", () => {
      throw new Error("the list is away")
    })
    await send("away", { "aside:day": "2026-12-04", "aside:person": stranger.id })

    const { posts, absences } = bot.register()
    expect(whoAnswers("post", posts, absences, "2026-12-01").answerers).toMatchObject([{ person: stranger }])
  })

  it.each([
    ["a day that has passed", { "aside:day": "2026-11-20" }, "That day has passed"],
    ["oneself to stand in", { "aside:day": "2026-12-04", "aside:person": owner.id }, "Please choose somebody else"],
  ])("with %s is refused", async (_title, inputs, sentence) => {
    expect(shown(await send("away", inputs))).toContain(sentence)
    expect(await requests()).toEqual([])
  })
})

it("whoever is named only by their title is not lost among many posts", async () => {
  await bot.worker.stop()
  const many = Array.from({ length: 60 }, (_, at) => aPost({ key: `p${at}`, title: `Post number ${at}` }))
  const posts = [
    aPost({ holder: owner, lineManagerKey: "manager" }),
    aPost({ key: "manager", holder: manager }),
    ...many,
  ]
  bot = await aBot({ posts, actions: [anAction({ byWhen: dueBy("2026-11-30") })] })
  await send("handOver", { "aside:postWords": "post number 59" }, 0)

  expect(await requests()).toMatchObject([{ toKey: "p59" }])
})
