import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { Digest } from "#domain/forum/digest.ts"
import { digestKey } from "#domain/forum/lastDigest.ts"
import { postMessage } from "#domain/message/postMessage.ts"
import { aForum, aRequest } from "../../support/builders.ts"
import { complaintsAbout, dataOf, textsOf, titlesOf } from "../../support/readCard.ts"
import { tenantId } from "../channel.ts"
import { aBot, cardKey, manager, owner, type SmallBot, stranger } from "../smallBot.ts"

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

  it("to approve for an action that was closed meanwhile says that the action was left", async () => {
    bot.store.edit("action1", { status: "complete" })
    const answer = await decide("agreed")

    expect(shown(answer)).toContain("The action was left as it was.")
    await stored()
    expect(action()).toMatchObject({ status: "complete", timesRedated: 0 })
    expect(bot.delivered.at(-1)).toMatchObject({ to: owner.id, content: { verdict: "agreed", left: "closed" } })
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
    expect((await put(owner))?.value).toBe("Nothing was recorded: only members of CMT put lines on its agenda.")
    expect(await agenda()).toEqual([])
  })

  it("by the clerk is refused, and says what the clerk does instead", async () => {
    expect((await put(stranger))?.value).toMatch(/As its clerk you record what is decided, in the tab/)
    expect(await agenda()).toEqual([])
  })

  describe("from a digest", () => {
    const key = digestKey("forum", "2026-11-26")
    const lines = ["action1", "action2"].map((actionKey, at) => ({
      ...{ actionKey, reference: `1.${at + 1}`, text: "Words of it", days: null },
    }))
    const none = { lines: [], more: 0, exempt: 0 }
    const digest: Digest = {
      ...{ type: "digest", forumKey: "forum", forumTitle: "CMT", day: "2026-11-26", at: "2026-11-26T08:00:00Z" },
      ...{ since: "2026-11-19", plans: 1, actions: 3, newlyOverdue: { ...none, lines }, completed: none },
      ...{ unowned: none, movedAgain: none, asked: { asked: 0, updated: 0, units: [] } },
      counts: { blue: 0, green: 3, amber: 0, red: 0, none: 0 },
    }
    const inChannel = {
      conversation: { id: "19:cmt;messageid=1", tenantId, conversationType: "channel" },
      replyToId: "1",
    }
    const putFrom = (named: unknown, person = manager) =>
      bot.press("putOnAgenda", { forum: "forum", action: "action2", digest: named }, person, inChannel)
    beforeEach(async () => {
      await postMessage(bot, key, { kind: "channel", channelId: "19:cmt" }, digest, "2026-11-29")
      await bot.settled()
    })

    it("shows the line as on the agenda, by whom, to everybody in the channel, and leaves the others their button", async () => {
      const answer = await putFrom(key)

      const text = textsOf(answer?.value).join("\n")
      expect(text).toContain("▸\u00A0On the agenda, put there by Chief Officer")
      expect(titlesOf(answer?.value).filter(title => title === "Put on the agenda")).toHaveLength(1)
      expect(dataOf(answer?.value, "Put on the agenda").data).toMatchObject({ action: "action1" })
      expect(complaintsAbout(answer?.value as never)).toEqual([])
      expect(bot.updated.at(-1)).toEqual({ id: "1", card: answer?.value, to: "channel" })
    })

    it("is drawn anew for the third later date of one of its actions", async () => {
      bot.store.edit("action1", { timesRedated: 2 })
      await decide("agreed")
      await stored()

      const drawn = bot.updated.findLast(({ to }) => to === "channel")
      expect(textsOf(drawn?.card).join("\n")).toContain("▸\u00A0On the agenda")
      expect(titlesOf(drawn?.card).filter(title => title === "Put on the agenda")).toHaveLength(1)
    })

    it("pressed a second time shows who was first", async () => {
      await putFrom(key)
      await agenda()
      bot.clock.setDay("2026-11-27")

      expect(textsOf((await putFrom(key))?.value).join("\n")).toContain("put there by Chief Officer")
      expect(await agenda()).toHaveLength(1)
    })

    it.each([
      ["no digest's key", cardKey],
      ["a digest that is not there", "digest/forum/2020-01-06"],
    ])("that names %s is taken, and says so in a sentence", async (_, named) => {
      expect((await putFrom(named))?.value).toBe("1.2 is on the agenda of CMT.")
      expect(await agenda()).toHaveLength(1)
    })

    it("does not show a digest to somebody without a seat", async () => {
      expect((await putFrom(key, owner))?.value).toMatch(/^Nothing was recorded/)
    })
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
