import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Fields, writeFields } from "#api/graph/columns/column.ts"
import { type ItemOf, type ListId, listIds, lists } from "#api/graph/columns/lists.ts"
import { createPlanStore } from "#api/graph/planStore.ts"
import { stateOf } from "#domain/update/update.ts"
import { makeSample } from "#infra/provision/sample/sample.ts"
import {
  aByWhen,
  aForum,
  anAbsence,
  anAction,
  anUpdate,
  aPerson,
  aPlan,
  aPost,
  aStage,
  aTheme,
} from "../../../support/builders.ts"
import { type GraphWorld, listIn, readItem, startGraphWorld } from "../graphWorld.ts"

const full = anAction({
  key: "full",
  themeKey: "theme",
  horizon: "Immediate",
  contributorKeys: ["p1", "p2"],
  sponsorKey: "sponsor",
  leadWords: "Head of X with Y",
  byWhen: aByWhen({ words: "By June; ongoing", stages: [aStage({ latest: "2026-06-30" })], reviewOn: "2026-12-31" }),
  originalByWhen: "By May",
  timesRedated: 2,
  daysRedated: 61,
  status: "closed, not proceeding",
  closedBecause: "absorbed into another action",
  ownerRating: "amber",
  ownerRatingReason: "Nearly there",
  forecast: "at risk",
  progress: "Line one\nline two “quoted”",
  lastUpdateOn: "2026-07-01T08:00:00Z",
  parentKeys: ["a", "b"],
  recommendationKeys: ["R1", "R2"],
  commitments: ["Climate"],
  evidence: ["https://council.example/?a=1&b=2"],
  exemptParagraph: "4",
  source: "Staff survey",
})

/** One value with everything set and one with as little as there can be, of every list. */
const values: { [L in ListId]: ItemOf<L>[] } = {
  units: [
    { key: "u1", title: "Services", kind: "directorate", parentKey: null },
    { key: "u2", title: "Team", kind: "team", parentKey: "u1" },
  ],
  posts: [
    aPost({ key: "p1" }),
    aPost({
      key: "p2",
      unitKey: "u1",
      holder: aPerson("a"),
      updater: aPerson("b"),
      standIn: aPerson("c", ""),
      lineManagerKey: "p1",
      roles: ["performance officer", "administrator"],
      memberKeys: ["p1", "p3"],
      contactKey: "p1",
    }),
  ],
  plans: [
    aPlan({ key: "plan1", remindersFrom: null }),
    aPlan({
      key: "plan2",
      unitKey: "u1",
      ownerKey: "p1",
      approverKey: "p2",
      periodStart: "2026-04-01",
      periodEnd: "2027-03-31",
      parentKeys: ["plan1", "plan0"],
      contribution: "How it helps",
      state: "consultation",
      version: 3,
      asAt: "2026-11-26",
      actionLabel: "recommendation",
    }),
  ],
  themes: [aTheme({ key: "t1", code: "", note: "" }), aTheme({ key: "t2", order: 2.5, note: "Two\nlines" })],
  actions: [anAction({ key: "bare" }), full],
  updates: [
    anUpdate({ key: "up1" }),
    anUpdate({
      key: "up2",
      kind: "edit",
      forPost: { key: "p1", title: "Head of X" },
      before: stateOf(full),
      after: stateOf({ ...full, status: "under way" }),
      asked: { status: "complete", closedBecause: null, forecast: "no" },
      held: "answered by another",
      words: "Said <b>this</b>\nand that",
      wordsForColleagues: "Not for all",
      stageLabel: "CMT",
      evidence: ["a", "b"],
      via: "SharePoint",
    }),
  ],
  recommendations: [
    { key: "r1", source: "Peer challenge", number: "R1", wording: "Do this.", response: "", on: null },
    { key: "r2", source: "Peer challenge", number: "R2", wording: "Do.", response: "Agreed", on: "2026-03-29" },
  ],
  forums: [
    aForum({ key: "f1", channelId: "" }),
    aForum({ key: "f2", memberKeys: ["p1", "p2"], seats: "Two", chairKey: "p1", clerkKey: "p2", calendar: "Weekly" }),
  ],
  requests: [
    anAbsence({ key: "q1", until: null }),
    anAbsence({
      key: "q2",
      subjectKey: "p1",
      words: "Away",
      reason: "Leave",
      state: "agreed",
      decidedBy: aPerson("d"),
      decidedAt: "2026-10-25T00:30:00Z",
    }),
  ],
  settings: [
    { key: "s1", title: "Nation", value: "" },
    { key: "s2", title: "Name", value: "CMT" },
  ],
}

let graph: GraphWorld
beforeAll(async () => {
  graph = await startGraphWorld()
})
afterAll(() => graph.close())

const names = (key: string) => key

describe("what a list keeps", () => {
  it.each(listIds)("of %s comes back as it was", async list => {
    const site = await graph.openSite()
    const store = createPlanStore({ client: graph.client, site, names, written: () => {}, idOf: () => undefined })
    for (const value of values[list]) expect(await store.add(list, value)).toBe("added")

    const items = await listIn(graph, site, list).read()
    expect(items.map(item => readItem(list, item))).toEqual(values[list])
  })

  it.each(listIds)("of the sample's %s comes back as it was", list => {
    for (const value of makeSample(2026, { cmtChannelId: "channel" })[list]) {
      const written = writeFields(lists[list] as never, value, names)
      expect(lists[list].read(written as Fields)).toEqual(value)
    }
  })
})

describe("a day", () => {
  it.each(["2026-03-29", "2026-10-25", "2026-06-30", "2026-12-31"])("%s is the same day in SharePoint", day => {
    const plan = aPlan({ asAt: day })
    const fields = writeFields(lists.plans, plan, names)
    expect(String(fields.AsAt).slice(0, 10)).toBe(day)
    expect(lists.plans.read(fields).asAt).toBe(day)
  })

  it("entered in SharePoint in summer, as the evening before in UTC, is the day that was entered", () => {
    const fields = { ...writeFields(lists.plans, aPlan(), names), AsAt: "2026-06-29T23:00:00Z" }
    expect(lists.plans.read(fields).asAt).toBe("2026-06-30")
  })
})

describe("an item somebody edited in SharePoint", () => {
  const fields = () => writeFields(lists.actions, full, names)

  it("is read though lines have spaces, blanks and Windows' ends", () => {
    const read = lists.actions.read({ ...fields(), ContributorKeys: " p1 \r\n\r\np2\r\n" })
    expect(read.contributorKeys).toEqual(["p1", "p2"])
  })

  it("without a status has not been started", () => {
    const { Status: _none, ...without } = fields()
    expect(lists.actions.read(without).status).toBe("not started")
  })

  it.each([
    ["a status nobody knows", { Status: "nearly" }],
    ["stages that are no JSON", { Stages: "[oops" }],
    ["stages that are something else", { Stages: '{"a":1}' }],
  ])("with %s is refused", (_title, part) => {
    expect(() => lists.actions.read({ ...fields(), ...part })).toThrow()
  })
})

describe("a part that changed", () => {
  it("is all that is written, and what it empties is emptied", () => {
    const change = { status: "complete", forecast: null, progress: "" } as const
    expect(writeFields(lists.actions, change as never, names, ["status", "forecast", "progress"])).toEqual({
      Status: "complete",
      Forecast: null,
      Progress: null,
    })
  })

  it("of several columns writes them all", () => {
    const written = writeFields(lists.actions, { byWhen: full.byWhen } as never, names, ["byWhen"])
    expect(Object.keys(written).sort()).toEqual(["ByWhenWords", "NextLatest", "ReviewOn", "Stages"])
  })
})

describe("a line of SharePoint", () => {
  it("holds 255 characters; longer ones are cut where the whole stands in a column of its own", () => {
    const fields = writeFields(lists.actions, { ...full, text: "x".repeat(300) }, names)
    expect(String(fields.Title)).toHaveLength(255)
    expect(String(fields.Text)).toHaveLength(300)
  })
})
