// Rules that were once broken, each by a case of its own.
import { describe, expect, it } from "vitest"
import type { Action } from "#domain/action/action.ts"
import { postDigest } from "#domain/forum/postDigest.ts"
import { deliver } from "#domain/message/deliver.ts"
import type { Message } from "#domain/message/message.ts"
import { may } from "#domain/people/may.ts"
import { planDay } from "#domain/reminder/planDay.ts"
import { type Answer, applyUpdate, shownOf } from "#domain/update/applyUpdate.ts"
import { type OthersParts, othersParts } from "#domain/update/groupParts.ts"
import { recordUpdate } from "#domain/update/recordUpdate.ts"
import type { Draft, Reply } from "#domain/update/reply.ts"
import { rolesOnAction } from "#domain/update/rolesOf.ts"
import { takeReply } from "#domain/update/takeReply.ts"
import {
  aByWhen,
  aForum,
  aFrame,
  anAction,
  anUpdate,
  aPerson,
  aPlan,
  aPlanning,
  aPost,
  aRegister,
  aStage,
  dueBy,
  unpaced,
} from "../support/builders.ts"
import { collectingMessenger } from "../support/collectingMessenger.ts"
import { countingIds } from "../support/countingIds.ts"
import { fixedClock } from "../support/fixedClock.ts"
import { memoryUpdateStore, outage } from "../support/memoryUpdateStore.ts"
import { memoryWork } from "../support/memoryWork.ts"
import { aForm, aReplyRow, progress } from "../support/replies.ts"

const today = "2026-11-26"
const at = "2026-11-26T09:00:00Z"
const asked = (status: Action["status"]) => ({ status, closedBecause: null, forecast: null })
const go = (
  action: Action,
  part: Partial<Answer>,
  others: OthersParts | null = null,
  before: Action["byWhen"] | null = null,
): Action => {
  const answer = { key: "u1", at, asked: null, words: "", stageLabel: null, ...part }
  return {
    ...action,
    ...applyUpdate(action, answer, {
      shown: shownOf(action),
      plan: aPlan(),
      othersParts: others,
      beforeCompletion: before,
      stagePutRight: null,
    }).after,
  }
}

function setUp() {
  const store = memoryUpdateStore({ actions: [anAction()], posts: [aPost({ holder: aPerson("p") })], plans: [aPlan()] })
  const clock = fixedClock()
  const ports = {
    work: memoryWork(),
    store,
    register: store.register,
    refresh: async () => {},
    waiting: () => [],
    clock,
  }
  const accept = async (part: Partial<Draft> = {}) => {
    const made = aReplyRow(store.actions.get("action") ?? anAction(), {
      key: "u1",
      at,
      asked: asked("on hold"),
      words: "W",
      ...part,
    })
    return (await ports.work.insertIfAbsent({ ...made, dueAt: clock.now(), leaseUntil: clock.now() + 30_000 })).row
  }
  return { store, clock, ports, accept }
}

describe("recordUpdate", () => {
  it("an outage at writeAction puts the reply back for a second later", async () => {
    const { store, clock, ports, accept } = setUp()
    const row = await accept()
    store.before("writeAction", outage)
    await recordUpdate(ports, row).catch(() => null)
    expect((await ports.work.list("reply"))[0]).toMatchObject({
      dueAt: clock.now() + 1000,
      leaseUntil: null,
      attempts: 1,
    })
  })
  it("a worker that lost its lease does not write over what came after", async () => {
    const { store, ports, accept } = setUp()
    const row = await accept()
    const readAction = async (key: string) => {
      const [claimed] = await ports.work.claimDue<Reply>("reply", ports.clock.now() + 31_000, 2 ** 40, 1)
      if (claimed) {
        await recordUpdate(ports, claimed)
        store.edit("action", { progress: "By hand" })
      }
      return store.readAction(key)
    }
    await recordUpdate({ ...ports, store: { ...store, readAction } }, row)
    expect(store.actions.get("action")?.progress).toBe("By hand")
  })
  it("a stop between adding a held update and noting it leaves one line, not two", async () => {
    const { store, clock, ports, accept } = setUp()
    const row = await accept()
    store.edit("action", { status: "complete" })
    store.after("addUpdate", outage)
    await recordUpdate(ports, row).catch(() => null)
    clock.pass(60)
    for (const again of await ports.work.claimDue<Reply>("reply", clock.now(), clock.now() + 1000, 5))
      await recordUpdate(ports, again)
    expect(store.updates.map(update => update.key)).toEqual(["u1"])
  })
})

describe("applyUpdate", () => {
  it("no change on a complete action of a group leaves it complete", () => {
    const action = anAction({ status: "complete", leadKey: "group" })
    expect(go(action, {}, "to come").status).toBe("complete")
  })
  it("a completion can be put right also after a 'no change' was said on it", () => {
    const complete = go(anAction({ byWhen: dueBy("2026-12-01") }), { asked: asked("complete") })
    const confirmed = go(complete, { at: "2026-11-27T09:00:00Z" })
    const reopened = go(confirmed, { at: "2026-11-28T09:00:00Z", asked: asked("under way") })
    expect(reopened.byWhen.stages.map(stage => stage.doneOn)).toEqual([null])
  })
  it("putting a completion right leaves a stage done that was named earlier the same day", () => {
    const action = anAction({ byWhen: aByWhen({ stages: [aStage({ label: "CMT" }), aStage({ label: "Executive" })] }) })
    const one = go(action, { at: "2026-11-26T08:00:00Z", asked: asked("under way"), stageLabel: "CMT" })
    const two = go(one, { asked: asked("complete") })
    const three = go(two, { at: "2026-11-26T10:00:00Z", asked: asked("under way") }, null, one.byWhen)
    expect(three.byWhen.stages.map(stage => stage.doneOn)).toEqual([today, null])
  })
})

describe("whoever is asked may answer on a page too", () => {
  const who = (posts: ReturnType<typeof aPost>[], personId: string) => {
    const register = aRegister({ posts, actions: [anAction()] })
    expect(planDay(aPlanning(register, today)).people.map(it => it.person.id)).toEqual([personId])
    return may("update an action", rolesOnAction(anAction(), { register, personId, today }))
  }
  it("the manager's manager, where the post and its manager's are vacant", () => {
    expect(
      who(
        [
          aPost({ lineManagerKey: "m" }),
          aPost({ key: "m", lineManagerKey: "d" }),
          aPost({ key: "d", holder: aPerson("d") }),
        ],
        "d",
      ),
    ).toBe(true)
  })
  it("the updater of the line manager's post", () => {
    expect(
      who([aPost({ lineManagerKey: "m" }), aPost({ key: "m", holder: aPerson("m"), updater: aPerson("u") })], "u"),
    ).toBe(true)
  })
})

describe("groups", () => {
  it("one person who answers for two member posts can answer for both", () => {
    const posts = [
      aPost({ key: "group", memberKeys: ["a", "b"] }),
      ...["a", "b"].map(key => aPost({ key, holder: aPerson("p") })),
    ]
    const { people } = planDay(aPlanning(aRegister({ posts, actions: [anAction({ leadKey: "group" })] }), today))
    expect(people.flatMap(it => it.items.map(item => item.answerer.postKey))).toEqual(["a", "b"])
  })
  it("a member's 'complete' that was held does not count as complete", () => {
    const posts = [aPost({ key: "group", memberKeys: ["a", "b"] }), aPost({ key: "a" }), aPost({ key: "b" })]
    const updates = [anUpdate({ held: "re-dated", forPost: { key: "b", title: "b" }, asked: asked("complete") })]
    expect(othersParts(anAction({ leadKey: "group" }), "a", aRegister({ posts, updates }))).toBe("to come")
  })
})

describe("the rest", () => {
  it("a digest after a failed one looks back over the failed one's time", async () => {
    const clock = fixedClock("2026-11-19")
    const work = memoryWork()
    const ports = { work, clock, frame: () => aFrame(aRegister(), clock.today()) }
    await postDigest(ports, aForum())
    const messenger = collectingMessenger([{ kind: "failed", why: "no" }])
    for (const row of await work.claimDue<Message>("message", clock.now(), clock.now() + 1000, 10))
      await deliver({ ...unpaced, work, clock, messenger }, row)
    clock.setDay(today)
    expect((await postDigest(ports, aForum())).row.body.content.since).not.toBe("2026-11-19")
  })
  it("a reason for closing beside an open status is refused or dropped", async () => {
    const register = aRegister({ actions: [anAction()], posts: [aPost({ holder: aPerson("p") })] })
    const ports = {
      work: memoryWork(),
      register: () => register,
      clock: fixedClock(),
      ids: countingIds(),
      leaseMilliseconds: 1,
    }
    const answered = progress("on hold", "x", { closedBecause: "no longer needed" })
    const taken = await takeReply(ports, { actor: aPerson("p"), via: "card", form: aForm(anAction()), answered })
    expect(taken.kind === "taken" ? go(anAction(), taken.row.body.draft).closedBecause : null).toBeNull()
  })
})
