import { describe, expect, it } from "vitest"
import type { Action } from "#domain/action/action.ts"
import { nextLatest } from "#domain/byWhen/byWhen.ts"
import { type Answer, applyUpdate, type Circumstances, shownOf } from "#domain/update/applyUpdate.ts"
import { stateOf } from "#domain/update/update.ts"
import { aByWhen, anAction, aPlan, aStage, dueBy } from "../../support/builders.ts"

const at = "2026-11-26T09:00:00Z"
const answer = (part: Partial<Answer> = {}): Answer => ({
  key: "u1",
  at,
  asked: null,
  words: "",
  stageLabel: null,
  ...part,
})
const asked = (status: Action["status"], part: Partial<NonNullable<Answer["asked"]>> = {}) => ({
  status,
  closedBecause: null,
  forecast: null,
  ...part,
})

const apply = (action: Action, given: Partial<Answer>, around: Partial<Circumstances> = {}) =>
  applyUpdate(action, answer(given), {
    shown: shownOf(action),
    plan: aPlan(),
    othersParts: null,
    beforeCompletion: null,
    stagePutRight: null,
    ...around,
  })

describe("an answer to an action as it was shown", () => {
  it("sets status, forecast and words, and its own time", () => {
    const judged = apply(anAction(), { asked: asked("on hold", { forecast: "at risk" }), words: "Waiting for tiles." })
    expect(judged.held).toBeNull()
    expect(judged.after).toMatchObject({
      status: "on hold",
      forecast: "at risk",
      progress: "Waiting for tiles.",
      lastUpdateOn: at,
    })
  })

  it("keeps what it does not speak of", () => {
    const action = anAction({ forecast: "yes", progress: "Tiles ordered.", byWhen: dueBy("2026-12-01") })
    const { after } = apply(action, { asked: asked("under way") })
    expect(after).toEqual({ ...stateOf(action), lastUpdateOn: at, lastUpdateKey: "u1" })
  })

  it("saying no change leaves everything but the time", () => {
    const action = anAction({ status: "closed, not proceeding", closedBecause: "no longer needed", forecast: "no" })
    expect(apply(action, {}).after).toEqual({ ...stateOf(action), lastUpdateOn: at, lastUpdateKey: "u1" })
  })

  it("keeps the reason for closing, and drops it when the action goes on", () => {
    const closing = asked("closed, not proceeding", { closedBecause: "achieved otherwise" })
    const closed = apply(anAction(), { asked: closing }).after
    expect(closed).toMatchObject({ status: "closed, not proceeding", closedBecause: "achieved otherwise" })
    expect(apply(anAction(closed), { asked: asked("under way") }).after.closedBecause).toBeNull()
  })

  it("does not change the action it was given", () => {
    const action = anAction({ byWhen: dueBy("2026-12-01") })
    const before = structuredClone(action)
    apply(action, { asked: asked("complete"), words: "Done." })
    expect(action).toEqual(before)
  })
})

describe("stages", () => {
  const staged = anAction({
    lastUpdateOn: "2026-10-16T09:00:00Z",
    byWhen: aByWhen({
      stages: [
        aStage({ label: "CMT", latest: "2026-09-19", doneOn: "2026-09-19" }),
        aStage({ label: "Executive", latest: "2026-10-16" }),
        aStage({ label: "Implementation", ongoing: true }),
      ],
    }),
  })
  const doneOn = (given: Partial<Answer>, action = staged) =>
    apply(action, given).after.byWhen.stages.map(stage => stage.doneOn)

  it("are all done when the action is complete, each on its own day", () => {
    expect(doneOn({ asked: asked("complete") })).toEqual(["2026-09-19", "2026-11-26", "2026-11-26"])
  })

  it("are done one by one when the answer names one", () => {
    expect(doneOn({ asked: asked("under way"), stageLabel: "Executive" })).toEqual(["2026-09-19", "2026-11-26", null])
  })

  it("are left alone otherwise", () => {
    expect(doneOn({ asked: asked("under way") })).toEqual(["2026-09-19", null, null])
    expect(doneOn({ asked: asked("closed, not proceeding", { closedBecause: "no longer needed" }) })).toEqual([
      "2026-09-19",
      null,
      null,
    ])
  })

  it("are done on London's day, not Greenwich's", () => {
    const summer = { at: "2026-07-31T23:30:00Z", asked: asked("complete") }
    expect(doneOn(summer)).toEqual(["2026-09-19", "2026-08-01", "2026-08-01"])
  })

  it("that a completion closed are open again when it is put right, earlier ones stay done", () => {
    const complete = anAction({ ...staged, ...apply(staged, { asked: asked("complete") }).after })
    const later = { at: "2026-11-28T09:00:00Z", asked: asked("under way") }
    expect(doneOn(later, complete)).toEqual(["2026-09-19", null, null])
    expect(apply(complete, later).after.status).toBe("under way")
  })
})

describe("an answer is kept and the action left", () => {
  const held = (action: Action, part: Partial<Circumstances>) => {
    const judged = apply(action, { asked: asked("on hold"), words: "Late." }, part)
    if (judged.held !== null) expect(judged.after).toEqual(stateOf(action))
    return judged.held
  }
  const action = anAction({ byWhen: dueBy("2026-12-01"), lastUpdateOn: "2026-11-20T09:00:00Z" })
  const shown = shownOf(action)

  it.each(["draft", "consultation", "closed", "superseded"] as const)("when its plan is %s", state => {
    expect(held(action, { plan: aPlan({ state }) })).toBe("plan not open")
  })

  it("when the action was closed or completed since", () => {
    expect(held(anAction({ ...action, status: "complete" }), { shown })).toBe("closed")
    expect(held(anAction({ ...action, status: "closed, not proceeding" }), { shown })).toBe("closed")
  })

  it("but not when it was shown as complete: that is how a completion is put right", () => {
    const complete = anAction({ ...action, status: "complete" })
    expect(held(complete, { shown: shownOf(complete) })).toBeNull()
  })

  it("when it was re-dated since", () => {
    expect(held(anAction({ ...action, byWhen: dueBy("2026-12-24") }), { shown })).toBe("re-dated")
  })

  it("but not when only a stage was done", () => {
    const stages = action.byWhen.stages.map(stage => ({ ...stage, doneOn: "2026-11-25" }))
    expect(held(anAction({ ...action, byWhen: { ...action.byWhen, stages } }), { shown })).toBeNull()
  })

  it("when it was handed over since, or lost its lead", () => {
    expect(held(anAction({ ...action, leadKey: "other" }), { shown })).toBe("handed over")
    expect(held(anAction({ ...action, leadKey: null }), { shown })).toBe("handed over")
  })

  it("when somebody else answered since", () => {
    const answered = anAction({ ...action, lastUpdateOn: "2026-11-25T09:00:00Z" })
    expect(held(answered, { shown })).toBe("answered by another")
  })

  it("but not when another member of a group answered: each has an answer of its own", () => {
    const answered = anAction({ ...action, lastUpdateOn: "2026-11-25T09:00:00Z" })
    expect(held(answered, { shown, othersParts: "to come" })).toBeNull()
    expect(held(answered, { shown, othersParts: "done" })).toBeNull()
  })

  it("naming closed before every other reason but the plan's", () => {
    const all = anAction({ ...action, status: "complete", leadKey: "other", byWhen: dueBy("2027-01-01") })
    expect(held(all, { shown })).toBe("closed")
    expect(held(all, { shown, plan: aPlan({ state: "closed" }) })).toBe("plan not open")
  })
})

describe("a group's action", () => {
  it("is under way while another member has not completed its part", () => {
    const judged = apply(
      anAction({ byWhen: dueBy("2026-12-01") }),
      { asked: asked("complete") },
      { othersParts: "to come" },
    )
    expect(judged.after.status).toBe("under way")
    expect(judged.after.byWhen.stages.map(stage => stage.doneOn)).toEqual([null])
  })

  it("that was completed for all stays so when a member says complete of it too", () => {
    const byWhen = aByWhen({ stages: [aStage({ latest: "2026-12-01", doneOn: "2026-11-20" })] })
    const done = anAction({ byWhen, status: "complete" })
    const { after } = apply(done, { asked: asked("complete"), words: "Ours too." }, { othersParts: "to come" })
    expect(after).toMatchObject({ status: "complete", byWhen, progress: "Ours too." })
  })

  it("is complete when the last member completes its part", () => {
    expect(apply(anAction(), { asked: asked("complete") }, { othersParts: "done" }).after.status).toBe("complete")
  })

  it("stays as it is when a member closes its part, while others' are to come", () => {
    const byWhen = dueBy("2026-12-01")
    const closing = { asked: asked("closed, not proceeding", { closedBecause: "no longer needed" }), words: "Not us." }
    for (const status of ["not started", "under way", "on hold"] as const) {
      const { after } = apply(anAction({ byWhen, status }), closing, { othersParts: "to come" })
      expect(after).toMatchObject({ status, closedBecause: null, progress: "Not us.", byWhen })
    }
    const closed = { status: "closed, not proceeding", closedBecause: "absorbed into another action" } as const
    expect(apply(anAction(closed), closing, { othersParts: "to come" }).after).toMatchObject(closed)
  })

  it("is closed by the last member that closes its part when all are closed, and else complete", () => {
    const closing = { asked: asked("closed, not proceeding", { closedBecause: "no longer needed" }) }
    const action = anAction({ byWhen: dueBy("2026-12-01") })
    const closed = apply(action, closing, { othersParts: "all closed" }).after
    expect(closed).toMatchObject({ status: "closed, not proceeding", closedBecause: "no longer needed" })
    expect(closed.byWhen).toEqual(action.byWhen)
    const done = apply(action, closing, { othersParts: "done" }).after
    expect(done).toMatchObject({ status: "complete", closedBecause: null })
    expect(done.byWhen.stages.map(stage => stage.doneOn)).toEqual(["2026-11-26"])
    const last = apply(action, { asked: asked("complete") }, { othersParts: "all closed" }).after
    expect(last.status).toBe("complete")
  })

  it("takes any other status as it is said", () => {
    expect(apply(anAction(), { asked: asked("on hold") }, { othersParts: "to come" }).after.status).toBe("on hold")
  })
})

describe("complete, said of what repeats", () => {
  const annual = (doneOn: string | null = null) =>
    aByWhen({ stages: [aStage({ latest: "2026-11-30", repeats: "annually", doneOn })] })
  const complete = (action: Action, around: Partial<Circumstances> = {}) =>
    apply(action, { asked: asked("complete") }, around).after

  it("is complete for this time: it goes on, and its next occurrence is to be done", () => {
    const after = complete(anAction({ byWhen: annual() }))
    expect(after.status).toBe("in place, under review")
    expect(after.byWhen.stages[0]?.doneOn).toBe("2026-11-26")
    expect(nextLatest(after.byWhen)).toBe("2027-11-30")
  })

  it("is so again the next time, and the time after", () => {
    const first = { ...anAction(), ...complete(anAction({ byWhen: annual("2025-11-20") })) }
    expect(nextLatest(first.byWhen)).toBe("2027-11-30")
    const second = applyUpdate(first, answer({ at: "2027-11-29T09:00:00Z", asked: asked("complete") }), {
      shown: shownOf(first),
      plan: aPlan(),
      othersParts: null,
      beforeCompletion: null,
      stagePutRight: null,
    })
    expect(nextLatest(second.after.byWhen)).toBe("2028-11-30")
  })

  it("said again, differently, on the same day is not the next occurrence; said wrongly, it is undone", () => {
    const before = annual()
    const done = { ...anAction({ byWhen: before }), ...complete(anAction({ byWhen: before })) }
    const again = complete(done, { beforeCompletion: before })
    expect(again.byWhen).toEqual(done.byWhen)
    const undone = apply(done, { asked: asked("under way") }, { beforeCompletion: before }).after
    expect([undone.status, nextLatest(undone.byWhen)]).toEqual(["under way", "2026-11-30"])
    const stays = apply(done, { asked: asked("in place, under review") }, { beforeCompletion: before }).after
    expect(stays.byWhen).toEqual(done.byWhen)
    expect(apply(done, {}, { beforeCompletion: before }).after.byWhen).toEqual(done.byWhen)
  })

  it("long before the next occurrence speaks of the last", () => {
    const done = { ...anAction(), ...complete(anAction({ byWhen: annual() })) }
    expect(nextLatest(apply(done, { at: "2027-01-20T09:00:00Z", asked: asked("complete") }).after.byWhen)).toBe(
      "2027-11-30",
    )
  })

  it("long before the next occurrence speaks of the last also for a member of a group", () => {
    const done = anAction({ byWhen: annual("2026-11-20"), status: "in place, under review" })
    const after = complete(done, { othersParts: "to come" })
    expect([after.status, after.byWhen]).toEqual(["in place, under review", done.byWhen])
  })

  it("forgets what was foreseen of this occurrence", () => {
    expect(complete(anAction({ byWhen: annual(), forecast: "at risk" })).forecast).toBeNull()
  })

  it("waits for the others of a group", () => {
    const after = complete(anAction({ byWhen: annual() }), { othersParts: "to come" })
    expect(after.status).toBe("under way")
    expect(after.byWhen.stages[0]?.doneOn).toBeNull()
  })

  it("closes it when the words do not tell when it comes again", () => {
    const byWhen = aByWhen({ stages: [aStage({ latest: "2026-11-30", repeats: "as required" })] })
    expect(complete(anAction({ byWhen })).status).toBe("complete")
  })
})
