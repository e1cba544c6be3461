import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { ActionAnswer, UpdateAnswer } from "#domain/wire/actions.ts"
import { ErrorAnswer } from "#domain/wire/error.ts"
import { MeAnswer, WordsAnswer } from "#domain/wire/me.ts"
import { PlanAnswer, PlansAnswer } from "#domain/wire/plans.ts"
import { actionKey } from "#infra/provision/sample/actionKey.ts"
import { planKeys } from "#infra/provision/sample/plans.ts"
import { listsOf } from "../../support/lists.ts"
import { type LocalWorld, startLocalWorld } from "../../support/localWorld.ts"
import { personIn } from "../../support/people.ts"

let local: LocalWorld
beforeAll(async () => {
  local = await startLocalWorld()
})
afterAll(() => local.close())

const learning = "Head of Learning and Development"
const tokenOf = (label: string) => local.world.signIn.ssoToken(personIn(label).id)
type Sent = { label?: string; token?: string | null; body?: unknown; raw?: string; type?: string }

async function ask(path: string, { label = learning, token, body, raw, type = "application/json" }: Sent = {}) {
  const bearer = token === undefined ? await tokenOf(label) : token
  const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body))
  const answer = await fetch(`${local.app.origin}${path}`, {
    ...(sent === undefined ? {} : { method: "POST", body: sent }),
    headers: {
      ...(bearer === null ? {} : { authorization: bearer.includes(" ") ? bearer : `Bearer ${bearer}` }),
      ...(sent === undefined ? {} : { "content-type": type }),
    },
  })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, text, json: text === "" ? null : JSON.parse(text) }
}

/** A refusal in our own form, with a sentence and nothing of the inside. */
function refusal({ text, json }: Awaited<ReturnType<typeof ask>>) {
  expect(text).not.toMatch(/stack|node_modules|\.ts\b|Zod|FST_|SyntaxError|JSON|body\//)
  return ErrorAnswer.parse(json).error
}

const action = actionKey("SSAP", "2.6")
const detailOf = async (key = action, label = learning) =>
  ActionAnswer.parse((await ask(`/api/actions/${key}`, { label })).json)

async function update(part: Record<string, unknown> = {}, { key = action, label = learning } = {}) {
  const { shown } = await detailOf(key, label)
  const body = {
    formId: "form-1",
    ...{ shown, kind: "progress", status: "under way", closedBecause: null, forecast: null },
    ...{ words: "Said in the tab.", wordsForColleagues: "" },
    ...part,
  }
  return ask(`/api/actions/${key}/updates`, { label, body })
}

describe("reading", () => {
  it("me: who I am, which posts are mine, and what day it is", async () => {
    const me = MeAnswer.parse((await ask("/api/me")).json)

    expect(me).toMatchObject({
      person: personIn(learning).id ? { id: personIn(learning).id } : {},
      today: "2026-11-26",
    })
    expect(me.posts.map(({ title }) => title)).toEqual(["Head of Learning and Development"])
    const two = MeAnswer.parse((await ask("/api/me", { label: "Recruitment Strategy Manager" })).json)
    expect(two.posts.map(({ title }) => title).sort()).toEqual(["Head of Resourcing", "Recruitment Strategy Manager"])
  })

  it("plans: what is chased first, with its counts", async () => {
    const { plans, forums } = PlansAnswer.parse((await ask("/api/plans")).json)

    expect(plans.at(-1)?.state).toBe("consultation")
    const survey = plans.find(({ key }) => key === planKeys.staffSurvey)
    expect(survey?.counts.total).toBe(17)
    expect(survey?.serves.map(({ key }) => key)).toEqual([planKeys.councilPlan, planKeys.communityStrategy])
    expect(forums).toMatchObject([{ title: "CMT", mayPostDigest: false, nextDigestFrom: "2026-11-26" }])
  })

  it("a plan: in its own order, today and as at an earlier day", async () => {
    const now = PlanAnswer.parse((await ask(`/api/plans/${planKeys.staffSurvey}`)).json)
    expect(now.actions.map(({ reference }) => reference).slice(0, 6)).toEqual([
      "1.1",
      "1.2",
      "1.3",
      "1.4",
      "1.5",
      "2.1",
    ])
    expect(now.actions.find(({ reference }) => reference === "3.3")?.status).toBe("complete")

    const then = PlanAnswer.parse((await ask(`/api/plans/${planKeys.staffSurvey}?asAt=2026-11-15`)).json)
    expect(then.asAt).toBe("2026-11-15")
    expect(then.actions.find(({ reference }) => reference === "3.3")?.status).toBe("under way")
  })

  it("an action: its thread, its history newest first, and whether I may answer", async () => {
    const detail = await detailOf()
    expect(detail).toMatchObject({ mayUpdate: "yes", plan: { code: "SSAP" } })
    expect(detail.serves.map(({ key }) => key)).toEqual([
      planKeys.staffSurvey,
      planKeys.councilPlan,
      planKeys.communityStrategy,
    ])
    expect(detail.history[0]?.words).toBe("Eleven mentors trained.")
    expect((await detailOf(action, "Head of Leisure")).mayUpdate).toBe("no")
    expect((await detailOf(action, "Performance Officer")).mayUpdate).toBe("on behalf")
  })

  it("words and health need no sign-in, and health tells nothing of a fault's own text", async () => {
    expect(WordsAnswer.parse((await ask("/api/words", { token: null })).json).language).toBe("en-GB")
    const health = await ask("/health", { token: null })
    expect(health.json).toMatchObject({ isHealthy: true, repliesWaiting: 0, unreadableItems: 0, lastFault: null })
  })
})

describe("a request without the right token", () => {
  const signed = (claims: Record<string, unknown>, signing: Record<string, unknown> = {}) =>
    local.world.signIn.sign(
      { ver: "2.0", scp: "access_as_user", oid: personIn(learning).id, name: "x", ...claims },
      { aud: "6f1d2c3b-8a4e-4d57-9b60-2e7c1a5f0d02", ...signing },
    )

  it.each([
    ["none", () => null],
    ["an empty one", () => "Bearer "],
    ["another scheme", async () => `Basic ${await tokenOf(learning)}`],
    ["nonsense", () => "nonsense"],
    ["one for the bot", () => signed({}, { aud: "6f1d2c3b-8a4e-4d57-9b60-2e7c1a5f0d03" })],
    ["one for Graph", () => signed({}, { aud: "https://graph.microsoft.com" })],
    ["one that has expired", () => signed({}, { ttl: -3600 })],
    ["one of another issuer", () => signed({}, { issuer: "https://elsewhere.example" })],
    ["one without the scope", () => signed({ scp: "User.Read" })],
  ])("(%s) gets 401 on every path, and a sentence", async (_title, token) => {
    for (const path of ["/api/me", "/api/plans", `/api/plans/${planKeys.staffSurvey}`, `/api/actions/${action}`]) {
      const answer = await ask(path, { token: await token() })
      expect(answer.status).toBe(401)
      expect(refusal(answer)).toMatchObject({ code: "signInNeeded", reference: null })
    }
    const posted = await ask(`/api/actions/${action}/updates`, { token: await token(), raw: "{" })
    expect(posted.status).toBe(401)
  })

  it("but with a good one of somebody who may not read gets 403, on every path, and nothing else", async () => {
    const label = "Leisure Centre Manager"
    for (const path of ["/api/me", "/api/plans", `/api/actions/${action}`]) {
      const answer = await ask(path, { label })
      expect(answer.status).toBe(403)
      expect(refusal(answer).sentence).toMatch(/You cannot read the plans’ site/)
    }
    expect((await ask(`/api/actions/${action}/updates`, { label, body: {} })).status).toBe(403)
  })
})

describe("a request that cannot be understood", () => {
  it.each([
    ["an action that is not there", "/api/actions/none", 404],
    ["a plan that is not there", "/api/plans/none", 404],
    ["a path that is not there", "/api/nothing", 404],
    ["a key longer than any", `/api/actions/${"x".repeat(90)}`, 400],
    ["a day to come", `/api/plans/${planKeys.staffSurvey}?asAt=2027-01-01`, 400],
    ["a day in words", `/api/plans/${planKeys.staffSurvey}?asAt=yesterday`, 400],
    ["a day no calendar has", `/api/plans/${planKeys.staffSurvey}?asAt=2025-13-45`, 400],
    ["two days", `/api/plans/${planKeys.staffSurvey}?asAt=2026-01-01&asAt=2026-01-02`, 400],
  ])("(%s) gets its status and a sentence", async (_title, path, status) => {
    const answer = await ask(path)
    expect(answer.status).toBe(status)
    expect(refusal(answer).sentence.length).toBeGreaterThan(10)
  })

  const updates = `/api/actions/${action}/updates`
  it.each([
    ["no JSON", { raw: "{" }, 400],
    ["nothing", { raw: "" }, 400],
    ["a list", { body: [] }, 400],
    ["another type", { raw: "a=1", type: "application/x-www-form-urlencoded" }, 400],
    ["more than any form holds", { raw: JSON.stringify({ words: "x".repeat(300_000) }) }, 400],
    ["a prototype", { raw: '{"__proto__":{"words":"x"}}' }, 400],
  ])("(a body of %s) gets 400 and a sentence", async (_title, sent, status) => {
    const answer = await ask(updates, sent)
    expect(answer.status).toBe(status)
    expect(refusal(answer)).toMatchObject({ code: "invalid" })
  })

  it.each([
    ["a status nobody knows", { status: "nearly" }, /could not be read/],
    ["a kind that is not for forms", { kind: "edit" }, /could not be read/],
    ["no form", { formId: "" }, /could not be read/],
    ["words too long", { words: "x".repeat(2001) }, /longer than 2,000/],
    ["colleagues' words too long", { wordsForColleagues: "x".repeat(2001) }, /longer than 2,000/],
    ["nothing said", { words: " " }, /Nothing was filled in/],
    ["a closing without a reason", { status: "closed, not proceeding" }, /choose why/],
  ])("(an update with %s) gets 400 and its own sentence, and is not recorded", async (_title, part, sentence) => {
    const before = (await detailOf()).history.length
    const answer = await update(part)

    expect(answer.status).toBe(400)
    expect(refusal(answer).sentence).toMatch(sentence)
    expect((await detailOf()).history).toHaveLength(before)
  })
})

describe("an update from the tab", () => {
  it("reaches the list and comes back with the action, once however often it is sent", async () => {
    const before = (await detailOf()).history.length
    const { shown } = await detailOf()
    const sent = { formId: "form-2", shown, words: "Twelve mentors.", wordsForColleagues: "One left.", forecast: "yes" }
    const answers = [await update(sent), await update(sent), ...(await Promise.all([update(sent), update(sent)]))]

    for (const { status, json } of answers) {
      expect(status).toBe(200)
      expect(UpdateAnswer.parse(json)).toMatchObject({ outcome: "applied", held: null })
    }
    const { history } = await detailOf()
    expect(history).toHaveLength(before + 1)
    expect(history[0]).toMatchObject({
      words: "Twelve mentors.",
      wordsForColleagues: "One left.",
      via: "tab",
      isWaiting: false,
    })
    const stored = await listsOf(local.world).actionByReference("2.6")
    expect(stored.fields.Progress).toBe("Twelve mentors.")
  })

  it("by somebody whose posts do not allow it is refused, and another's form id is no way around", async () => {
    const answer = await update({ formId: "form-2" }, { label: "Head of Leisure" })

    expect(answer.status).toBe(403)
    expect(refusal(answer).sentence).toMatch(/Your posts do not allow this/)
  })

  it("in a plan that is not open is kept and held", async () => {
    const plan = PlanAnswer.parse((await ask(`/api/plans/${planKeys.improvementFramework}`)).json)
    const key = plan.actions[0]?.key ?? ""
    expect((await detailOf(key, "Chief Executive")).mayUpdate).toBe("plan not open")
    const answer = await update({ words: "Too early." }, { key, label: "Chief Executive" })

    expect(UpdateAnswer.parse(answer.json)).toMatchObject({ outcome: "held", held: "plan not open" })
  })

  it("while SharePoint is away is kept, and shown as waiting", async () => {
    const key = actionKey("SSAP", "2.5")
    const { shown } = await detailOf(key)
    local.world.graph.inject({ kind: "reset", times: 1000, match: { method: "GET" } })
    const answer = await update({ formId: "form-3", shown, words: "Kept." }, { key })

    const { outcome, detail } = UpdateAnswer.parse(answer.json)
    expect(outcome).toBe("kept")
    expect(detail.action).toMatchObject({ isWaiting: true, progress: "Kept." })
    expect(detail.history[0]).toMatchObject({ words: "Kept.", isWaiting: true })
    local.world.graph.clearFaults()
  })

  it("is refused with 503 and a reference when who is asking cannot be told, and the log knows the reference", async () => {
    local.world.graph.inject({ kind: "reset", match: { path: "/items$", method: "GET" } })
    const answer = await ask("/api/me", { label: "Head of HR Operations" })
    local.world.graph.clearFaults()

    expect(answer.status).toBe(503)
    const { reference, sentence } = refusal(answer)
    expect(sentence).toMatch(/not answering at the moment/)
    expect(local.log.some(({ event }) => reference !== null && event.includes(reference))).toBe(true)
  })
})

describe("every answer", () => {
  it.each(["/health", "/api/words", "/api/me", "/api/nothing"])(
    "of %s carries the headers that keep browsers safe",
    async path => {
      const { headers } = await ask(path, { token: null })

      const policy = headers.get("content-security-policy") ?? ""
      expect(policy).toContain("default-src 'self'")
      expect(policy).toContain("script-src 'self';")
      expect(policy).toContain("object-src 'none'")
      expect(policy).toMatch(/frame-ancestors 'self' https:\/\/\*\.cloud\.microsoft https:\/\/teams\.microsoft\.com/)
      expect(headers.get("x-content-type-options")).toBe("nosniff")
      expect(headers.get("referrer-policy")).toBe("no-referrer")
      expect(headers.get("strict-transport-security")).toBe("max-age=31536000")
      expect(headers.get("x-powered-by")).toBeNull()
    },
  )
})

describe("the bot's endpoint", () => {
  it.each([
    ["nothing", ""],
    ["no JSON", "{"],
    ["what is no activity", '{"a":1}'],
    ["more than any card holds", JSON.stringify({ type: "message", text: "x".repeat(300_000) })],
  ])("is not harmed by %s", async (_title, raw) => {
    const answer = await ask("/api/messages", { token: null, raw })
    expect(answer.status).toBe(400)
    expect(answer.text).not.toMatch(/stack|\.ts\b|FST_|SyntaxError/)
  })
})
