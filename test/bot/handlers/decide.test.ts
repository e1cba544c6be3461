import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { aForum, aRequest } from "../../support/builders.ts"
import { complaintsAbout, textsOf, titlesOf } from "../../support/readCard.ts"
import { aBot, manager, owner, type SmallBot, stranger } from "../smallBot.ts"

let bot: SmallBot
const open = aRequest({
  ...{ key: "wish", subjectKey: "action1", from: owner, until: "2027-03-31" },
  ...{ words: "end of March 2027", reason: "The tiles are late." },
})
beforeEach(async () => {
  const forum = aForum({ memberKeys: ["manager"], clerkKey: "leisure" })
  bot = await aBot({ requests: [open], forums: [forum] })
})
afterEach(() => bot.worker.stop())

type Answer = Awaited<ReturnType<SmallBot["press"]>>
const shown = (answer: Answer) => textsOf(answer?.value).join("\n")
const decide = (verdict: string, words = "", person = manager) =>
  bot.press("decide", { request: "wish", verdict, "decision:words": words }, person)
const stored = async () => {
  await bot.settled()
  return bot.store.requests.get("wish")
}
const action = () => bot.store.actions.get("action1")

describe("a decision", () => {
  it("to approve moves the date, keeps the first one, counts the move and tells who asked", async () => {
    const answer = await decide("agreed", "Until Easter.")

    expect(shown(answer)).toContain("Approved. ")
    expect(titlesOf(answer?.value)).not.toContain("Approve")
    expect(complaintsAbout(answer?.value as never)).toEqual([])
    expect(await stored()).toMatchObject({ state: "agreed", decidedBy: manager, decision: "Until Easter." })
    expect(action()).toMatchObject({ timesRedated: 1, byWhen: { words: "end of March 2027" } })
    expect(action()?.byWhen.stages.at(-1)?.latest).toBe("2027-03-31")
    expect(bot.store.updates).toMatchObject([{ kind: "decision", words: "Until Easter.", actor: manager }])
    expect(bot.delivered.at(-1)).toMatchObject({ to: owner.id, content: { what: "decided", verdict: "agreed" } })
  })

  it("to refuse needs words, leaves the date, and tells who asked", async () => {
    expect((await decide("refused", "  "))?.value).toBe("Please say why you refuse.")
    expect((await stored())?.state).toBe("open")

    await decide("refused", "It is in the budget for this year.")
    expect(await stored()).toMatchObject({ state: "refused", decision: "It is in the budget for this year." })
    expect(action()).toMatchObject({ timesRedated: 0, byWhen: { words: "2026-11-30" } })
    expect(bot.delivered.at(-1)).toMatchObject({ to: owner.id, content: { verdict: "refused" } })
  })

  it("that comes second sees the first, and changes nothing", async () => {
    await decide("agreed")
    await stored()
    const answer = await decide("refused", "Too late.")

    expect(shown(answer)).toContain("approved by Chief Officer")
    expect(await stored()).toMatchObject({ state: "agreed" })
    expect(action()?.timesRedated).toBe(1)
  })

  it("pressed twice at once is taken once", async () => {
    await Promise.all([decide("agreed"), decide("agreed"), decide("refused", "No.")])
    await stored()

    expect(bot.store.updates.filter(({ kind }) => kind === "decision")).toHaveLength(1)
    expect(action()?.timesRedated).toBe(1)
    expect(bot.delivered.filter(({ content }) => content.type === "request")).toHaveLength(1)
  })

  it("with words too long is refused with a sentence", async () => {
    expect((await decide("agreed", "x".repeat(2001)))?.value).toMatch(/longer than 2000 characters/)
    expect((await stored())?.state).toBe("open")
  })

  it.each([
    ["the one who asked", owner],
    ["somebody who has to do with neither", stranger],
  ])("is not for %s", async (_title, person) => {
    expect((await decide("agreed", "", person))?.value).toBe("This is not yours to decide.")
    expect((await stored())?.state).toBe("open")
  })

  it("on a request that is not known says so", async () => {
    const answer = await bot.press("decide", { request: "none", verdict: "agreed" }, manager)
    expect(answer?.value).toBe("This request is no longer known here.")
  })
})

describe("an approver who asks for themselves", () => {
  it("does not decide it", async () => {
    await bot.worker.stop()
    bot = await aBot({ requests: [{ ...open, from: manager }] })

    expect((await decide("agreed"))?.value).toBe("This is not yours to decide.")
    expect((await stored())?.state).toBe("open")
  })
})

describe("Put on the agenda", () => {
  const put = (person = manager) => bot.press("putOnAgenda", { forum: "forum", action: "action2" }, person)
  const agenda = async () => {
    await bot.settled()
    return [...bot.store.requests.values()].filter(({ kind }) => kind === "agenda")
  }

  it("by a member puts one line there", async () => {
    expect((await put())?.value).toBe("1.2 is on the agenda of CMT.")
    expect(await agenda()).toMatchObject([{ subjectKey: "action2", toKey: "forum", from: manager, state: "open" }])
  })

  it("twice says that it is there", async () => {
    await put()
    await agenda()
    bot.clock.setDay("2026-11-27")

    expect((await put())?.value).toBe("It is on the agenda already.")
    expect(await agenda()).toHaveLength(1)
  })

  it("by somebody without a seat is refused", async () => {
    expect((await put(owner))?.value).toBe("Members of the forum can put a line on its agenda.")
    expect(await agenda()).toEqual([])
  })

  it("of an action that is gone says so", async () => {
    const answer = await bot.press("putOnAgenda", { forum: "forum", action: "gone" }, manager)
    expect(answer?.value).toMatch(/^This action is no longer in the plan/)
  })
})

describe("my reminders", () => {
  const choose = (inputs: Record<string, string>) => bot.press("setPreference", inputs)
  const kept = async () => {
    await bot.settled()
    return [...bot.store.requests.values()].filter(({ kind }) => kind === "preference").map(({ words }) => words)
  }

  it("shows the hour and the route as they are, and keeps what is chosen", async () => {
    await bot.say("my reminders")
    const [{ card } = {}] = bot.sent
    expect(titlesOf(card)).toEqual(["Keep this"])
    expect(complaintsAbout(card as never)).toEqual([])

    const answer = await choose({ "preference:hour": "14", "preference:route": "activity feed" })
    expect(answer?.value).toMatch(/^Kept: 14:00, /)
    expect(await kept()).toEqual(["14:00, activity feed"])
  })

  it("chosen again, and back again, is what was chosen last", async () => {
    for (const hour of ["14", "council", "14"]) {
      await choose({ "preference:hour": hour, "preference:route": "chat" })
      bot.clock.pass(1)
    }

    expect(await kept()).toEqual(["14:00, chat", "council's hour, chat", "14:00, chat"])
  })

  it.each(["3", "23", "9.5", "noon", ""])("an hour of %s is the council's", async hour => {
    await choose({ "preference:hour": hour, "preference:route": "chat" })
    expect(await kept()).toEqual(["council's hour, chat"])
  })
})
